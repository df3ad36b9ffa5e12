// A limit that is longer than the one said above it: "30分钟内完成下列工作:" over an item that has an hour.
import { bareText } from '../bare-text.ts';
import { deadlineOf } from '../deadline.ts';
import type { Clause, Deadline } from '../reading.ts';
import { at, type Rule } from './rule.ts';

export const limitOverParent: Rule = ({ clauses }) => {
  const limits = new Map<string, Deadline | null>(); // of headings, read once
  const above = (title: string) => {
    const known = limits.get(title);
    if (known !== undefined) return known;
    const bare = bareText(title);
    const limit = /\d|[一二两三五十半]/.test(bare) ? deadlineOf(bare, bare) : null;
    limits.set(title, limit);
    return limit;
  };
  return clauses.flatMap(clause => {
    const own = minutes(clause.deadline);
    if (clause.kind === 'heading' || own === null) return [];
    const parent = parentsOf(clause)
      .map(above)
      .find(limit => (minutes(limit) ?? Number.POSITIVE_INFINITY) < own);
    if (parent === undefined || parent === null) return [];
    return [
      at(clause, {
        code: 'limit-over-parent',
        severity: 'warning',
        message: {
          zh: `时限“${clause.deadline?.text}”比上文的“${parent.text}”还长。请核对。`,
          en: `The limit "${clause.deadline?.text}" is longer than "${parent.text}" above it. Check which holds.`,
        },
        proposal: {
          value: parent.text,
          reason: { zh: '不得长于所属要求的时限', en: 'a part cannot take longer than the whole' },
        },
      }),
    ];
  });
};

function parentsOf({ path }: Clause): readonly string[] {
  return path.slice(-3).filter(title => title.length <= 60);
}

function minutes(deadline: Deadline | null): number | null {
  if (deadline?.class !== 'hard' || deadline.value === null || deadline.unit === null) return null;
  return deadline.value * { minutes: 1, hours: 60, days: 1440 }[deadline.unit];
}

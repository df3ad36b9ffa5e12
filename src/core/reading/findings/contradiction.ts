// Two clauses that give the same act to different posts, or the same report different limits, under the same condition.
import type { Bilingual } from '#core/finding.ts';
import { bareText } from '../bare-text.ts';
import { type Clause, isObligation } from '../reading.ts';
import { at, type Rule } from './rule.ts';

export const contradictingLimits: Rule = ({ clauses }) => {
  const first = new Map<string, Clause>();
  return clauses.flatMap(clause => {
    const key = reportKey(clause);
    if (key === undefined) return [];
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, clause);
      return [];
    }
    if (minutes(other) === minutes(clause)) return [];
    const limits = `“${other.deadline?.text}”(${other.id})`;
    return [
      at(clause, {
        code: 'contradicting-limits',
        severity: 'warning',
        message: {
          zh: `同一件事写了两个时限：${limits}和“${clause.deadline?.text}”。请定一个。`,
          en: `The same act has two limits: ${limits} and "${clause.deadline?.text}". Decide on one.`,
        },
        proposal: { value: tighter(other, clause), reason: TIGHTER },
      }),
    ];
  });
};

const TIGHTER: Bilingual = { zh: '较短的时限两处都不违反', en: 'the shorter limit breaks neither clause' };

/** Who tells whom, when, in what situation: that is the same act. */
function reportKey(clause: Clause): string | undefined {
  const { deadline, recipients, actors, kind } = clause;
  if (deadline?.class !== 'hard' || deadline.value === null || recipients.length === 0) return undefined;
  const situation = bareText(clause.condition ?? clause.context ?? '');
  const written = /书面/.test(clause.quote) ? 'written' : /续报|补报/.test(clause.quote) ? 'again' : '';
  return [
    kind,
    written,
    clause.scenario,
    situation,
    deadline.origin,
    names(actors),
    [...recipients].sort().join(),
  ].join('|');
}

function minutes({ deadline }: Clause): number {
  const size = { minutes: 1, hours: 60, days: 1440 };
  return (deadline?.value ?? 0) * (deadline?.unit ? size[deadline.unit] : 0);
}

function tighter(one: Clause, other: Clause): string {
  return (minutes(one) < minutes(other) ? one : other).deadline?.text ?? '';
}

const SHORTEST = 8;

export const contradictingOwners: Rule = ({ clauses }) => {
  const first = new Map<string, Clause>();
  return clauses.flatMap(clause => {
    const key = actKey(clause);
    if (key === undefined) return [];
    const other = first.get(key);
    first.set(key, other ?? clause);
    if (other === undefined || overlap(other, clause)) return [];
    return [
      at(clause, {
        code: 'contradicting-owners',
        severity: 'warning',
        message: {
          zh: `同一件事派给了两处：${names(other.actors)}（${other.id}）和${names(clause.actors)}。请定由谁负责、由谁配合。`,
          en: `The same act is given to two: ${names(other.actors)} (${other.id}) and ${names(clause.actors)}. Say who is in charge and who helps.`,
        },
      }),
    ];
  });
};

/** The words of the act without who does it; undefined where the owner is not said or the act is too general. */
function actKey(clause: Clause): string | undefined {
  if (!isObligation(clause) || clause.actors.length === 0 || clause.actors.some(actor => actor.implied))
    return undefined;
  let act = bareText(clause.quote)
    .replace(/^[\d.、()①-⑳]{1,8}/, '')
    .replace(/[,。;]+$/, '');
  for (const { name } of clause.actors) act = act.replace(name, '');
  act = act.replace(/^(?:应当?|须|必须|要|负责|立即|及时|[、和,:])+/, '');
  return act.length < SHORTEST ? undefined : [act, clause.scenario, clause.condition].join('|');
}

function overlap(one: Clause, other: Clause): boolean {
  return one.actors.some(({ name }) =>
    other.actors.some(also => also.name.includes(name) || name.includes(also.name)),
  );
}

function names(actors: Clause['actors']): string {
  return actors.map(({ name }) => name).join('、');
}

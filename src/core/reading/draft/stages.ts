// The scenarios a draft gets: those of the text that say what to do, and one for what the text ties to none of them.
import { bareText } from '../bare-text.ts';
import type { Clause, Reading } from '../reading.ts';
import type { Staged } from './scenario.ts';
import { cut } from './words.ts';

export function stagesOf(reading: Reading, doing: ReadonlySet<Clause>): readonly Staged[] {
  const byName = Map.groupBy(reading.clauses, ({ scenario }) => scenario);
  const named = reading.scenarios.flatMap((scenario): readonly Staged[] => {
    const all = byName.get(scenario.name) ?? [];
    const clauses = all.filter(clause => doing.has(clause));
    const heading = all.find(({ kind }) => kind === 'heading');
    const name = cut(scenario.name, 100);
    const about = { events: [], subject: '', others: [] };
    return clauses.length === 0 ? [] : [{ name, trigger: scenario.trigger, heading, clauses, ...about }];
  });
  const common = commonClauses(reading, doing);
  if (common.length === 0 && named.length > 0) return named;
  const full = new Set(named.map(({ name }) => name));
  const subject = bareText(reading.title).replace(PAPER, '');
  const about = {
    trigger: null,
    heading: undefined,
    clauses: common,
    subject,
    others: [],
    events: reading.scenarios
      .filter(({ name }) => !full.has(cut(name, 100)))
      .map(({ name }) => bareText(name)),
  };
  if (named.length > 0) return [{ name: '各类事件通用程序', wanted: 'common_procedure', ...about }, ...named];
  return [{ name: subject === '' ? '突发事件' : cut(subject, 100), ...about }];
}

const PAPER = /(?:专项|综合)?(?:应急)?(?:处置|处理)?(?:预案|方案|手册|制度|办法|范例|卡)+$/;

function commonClauses(reading: Reading, doing: ReadonlySet<Clause>): readonly Clause[] {
  const known = new Set(reading.scenarios.map(({ name }) => name));
  return reading.clauses.filter(
    clause => doing.has(clause) && (clause.scenario === null || !known.has(clause.scenario)),
  );
}

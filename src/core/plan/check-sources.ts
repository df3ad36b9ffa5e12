// The plan beside its source: clauses that nothing carries out, sources that do not exist, values the text does not give.

import { literalsIn } from '#core/feel/literals.ts';
import { type Checking, type PlanClause, stepPath } from './checking.ts';
import { saysDuration, saysNumber } from './duration-in-text.ts';
import type { Plan, Source, Step } from './plan.ts';
import { sourcesOf } from './sources-of.ts';
import type { Path } from './yaml-text.ts';

export function checkSources(checking: Checking): void {
  for (const [index, filled] of checking.plan.filled.entries())
    for (const at of filled.at) checkFilled(at, ['filled', index, 'at'], checking);
  for (const step of Object.values(checking.plan.steps))
    if (step.from.length === 0 && !isFilled(step, undefined, checking.plan)) reportNoSource(step, checking);
  if (!checking.clauses) return;
  const named = new Map<string, PlanClause[]>();
  for (const clause of checking.clauses)
    for (const name of [clause.id, clause.number])
      if (name) named.set(name, [...(named.get(name) ?? []), clause]);
  checkReferences(named, checking);
  for (const step of Object.values(checking.plan.steps)) checkLimit(step, named, checking);
  checkFigures(named, checking);
  reportNotCarriedOut(checking.clauses, named, checking);
  reportWithoutBody(checking.clauses, checking);
}

function checkFilled(at: string, path: Path, { plan, find }: Checking): void {
  const [first = ''] = at.split('.');
  const { steps, facts, scenarios, roles, acts, forms, routines, exercises, training, resources } = plan;
  const named = [steps, facts, scenarios, roles, acts, forms, routines, exercises, training, resources];
  const known = named.some(part => part !== undefined && Object.hasOwn(part, first));
  const prohibited = Object.values(plan.scenarios).some(({ never }) => never.some(({ id }) => id === first));
  if (
    known ||
    prohibited ||
    ['ladder', 'words', 'zone', 'close', 'grades', 'levels', 'review'].includes(first)
  )
    return;
  find('warning', 'filled-unknown', path, {
    zh: `filled 里的“${at}”指不到预案里的任何内容；请写成 步骤.键、事实.键 或 场景.键。`,
    en: `"${at}" under filled points at nothing in this plan; write STEP.key, FACT.key or SCENARIO.key.`,
  });
}

/** Does `filled` account for this key of the step (any key: for the step at all)? */
function isFilled(step: Step, key: string | undefined, plan: Plan): boolean {
  return plan.filled.some(({ at }) =>
    at.some(
      path =>
        path === step.id ||
        (key === undefined
          ? path.startsWith(`${step.id}.`)
          : path === `${step.id}.${key}` || path.startsWith(`${step.id}.${key}.`)),
    ),
  );
}

function reportNoSource(step: Step, { find }: Checking): void {
  find('warning', 'step-without-source', stepPath(step), {
    zh: `步骤“${step.title}”（${step.id}）没有写出自哪一条：请写 from，原文没有的在 filled 里说明。`,
    en: `Step "${step.title}" (${step.id}) names no clause: write from, or explain under filled if the text has none.`,
  });
}

// ---------------------------------------------------------------- with the source's clauses

type Named = ReadonlyMap<string, readonly PlanClause[]>;

/** Ids are the reader's own, so a wrong one is a mistake; a printed number it may have failed to see. */
function checkReferences(named: Named, { plan, find }: Checking): void {
  const all = [
    ...sourcesOf(plan).map(({ source, path }) => ({ clause: source.clause, path })),
    ...Object.keys(plan.ignored).map(clause => ({ clause, path: ['ignored', clause] })),
  ];
  const names = [...named.keys()];
  for (const { clause, path } of all) {
    const isSection = names.some(name => name.startsWith(`${clause}.`)); // "4.1" of "4.1.2"
    if (named.has(clause) || isSection) continue;
    find(
      /^c\d+$/.test(clause) ? 'error' : 'warning',
      'unknown-clause',
      path,
      {
        zh: `原文没有条款“${clause}”；请写条款编号（c001）或印在原文上的编号。`,
        en: `The source has no clause "${clause}"; write a clause id (c001) or a number printed in the source.`,
      },
      { clause },
    );
  }
}

/** A figure that none of the step's clauses says must be accounted for under `filled`. */
function checkLimit(step: Step, named: Named, { plan, find }: Checking): void {
  const { limit, from } = step;
  if (!limit || (limit.word !== undefined && limit.of.kind === 'opened') || isFilled(step, 'within', plan))
    return;
  const quotes = from.flatMap(({ clause }) => named.get(clause) ?? []).map(({ quote }) => quote);
  if (quotes.length === 0 || quotes.some(quote => saysDuration(quote, limit.within))) return;
  find('warning', 'value-not-in-text', stepPath(step, 'within'), {
    zh: `步骤“${step.id}”的时限在所引条款里找不到；是本单位定的，请写进 filled（at: ${step.id}.within）。`,
    en: `The limit of step "${step.id}" is not in the clauses it names; if it is your own, say so under filled (at: ${step.id}.within).`,
  });
}

/** Figures besides limits: how many are sent, how often is watched, thresholds of grades, what is kept in store. */
function checkFigures(named: Named, { plan, find }: Checking): void {
  const check = (figure: number, from: readonly Source[], name: string, path: Path) => {
    const quotes = from.flatMap(({ clause }) => named.get(clause) ?? []).map(({ quote }) => quote);
    if (quotes.length === 0 || quotes.some(quote => saysNumber(quote, figure))) return;
    if (plan.filled.some(({ at }) => at.some(one => one === name || name.startsWith(`${one}.`)))) return;
    find('warning', 'value-not-in-text', path, {
      zh: `${name} 的 ${figure} 在所引条款里找不到；是本单位定的，请写进 filled（at: ${name}）。`,
      en: `${figure} of ${name} is not in the clauses it names; if it is your own, say so under filled (at: ${name}).`,
    });
  };
  for (const step of Object.values(plan.steps))
    if (step.action.kind === 'dispatch' && step.action.count.least !== undefined)
      check(
        step.action.count.least,
        step.from,
        `${step.id}.dispatch.count`,
        stepPath(step, 'dispatch', 'count'),
      );
  for (const row of plan.grades?.table.rows ?? [])
    for (const { numbers } of literalsIn(row.when).values())
      for (const figure of numbers)
        if (figure !== 0) check(figure, row.from, `grades.${row.id}`, ['grades', 'rows', row.row]);
  for (const { id, quantity, from } of Object.values(plan.resources ?? {}))
    if (quantity !== undefined) check(quantity, from, `${id}.quantity`, ['resources', id, 'quantity']);
}

/** A heading that promises something and has nothing under it. Titles at the very beginning promise nothing. */
function reportWithoutBody(clauses: readonly PlanClause[], { find }: Checking): void {
  const first = clauses.findIndex(({ kind }) => kind !== 'heading');
  const bodies = new Set(
    clauses.flatMap(({ kind, path = [] }) =>
      kind === 'heading' ? [] : path.map((_, index) => way(path.slice(0, index + 1))),
    ),
  );
  for (const { kind, path, id, quote } of clauses.slice(Math.max(first, 0))) {
    if (kind !== 'heading' || !path?.length || bodies.has(way(path))) continue;
    find(
      'warning',
      'section-without-body',
      ['scenarios'],
      {
        zh: `原文的“${shortened(quote)}”只有标题、没有内容：请补写，或在 ignored 里说明。`,
        en: `"${shortened(quote)}" of the source is a heading without anything under it: write it, or explain under ignored.`,
      },
      { clause: id },
    );
  }
}

const way = (path: readonly string[]): string => path.join('\u0000');

/** Obligations of the source that no step, prohibition, form or `ignored` takes up. */
function reportNotCarriedOut(clauses: readonly PlanClause[], named: Named, { plan, find }: Checking): void {
  const taken = new Set(
    [...sourcesOf(plan).map(({ source }) => source.clause), ...Object.keys(plan.ignored)]
      .flatMap(name => named.get(name) ?? [])
      .map(({ id }) => id),
  );
  for (const clause of clauses) {
    if (clause.kind === 'question' && !taken.has(clause.id)) reportQuestion(clause, find);
    if ((clause.modality !== 'must' && clause.modality !== 'must_not') || taken.has(clause.id)) continue;
    const name = clause.number ? `${clause.number}（${clause.id}）` : clause.id;
    find(
      'warning',
      'clause-not-carried-out',
      ['scenarios'],
      {
        zh: `条款 ${name}“${shortened(clause.quote)}”没有任何步骤执行：请加步骤，或在 ignored 里写明为什么不需要。`,
        en: `Nothing carries out clause ${name} "${shortened(clause.quote)}": add a step, or say under ignored why none is needed.`,
      },
      { clause: clause.id },
    );
  }
}

/** A question of the source that the plan has not taken up under `questions`. */
function reportQuestion(clause: PlanClause, find: Checking['find']): void {
  find(
    'warning',
    'open-question',
    ['questions'],
    {
      zh: `原文“${shortened(clause.quote)}”是没有定的问题：请写进 questions，由谁答复，答复前锁住哪些步骤。`,
      en: `"${shortened(clause.quote)}" of the source is a question nobody has settled: put it under questions, with who answers and what it locks.`,
    },
    { clause: clause.id },
  );
}

function shortened(quote: string): string {
  const text = quote.trim().replaceAll(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

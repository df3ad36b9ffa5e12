// The plan beside its source: clauses that nothing carries out, sources that do not exist, values the text does not give.
import { type Checking, type PlanClause, stepPath } from './checking.ts';
import { saysDuration } from './duration-in-text.ts';
import type { Plan, Source, Step } from './plan.ts';
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
  reportNotCarriedOut(checking.clauses, named, checking);
}

function checkFilled(at: string, path: Path, { plan, find }: Checking): void {
  const [first = ''] = at.split('.');
  const known = [plan.steps, plan.facts, plan.scenarios, plan.roles, plan.acts, plan.forms].some(part =>
    Object.hasOwn(part, first),
  );
  const prohibited = Object.values(plan.scenarios).some(({ never }) => never.some(({ id }) => id === first));
  if (known || prohibited || ['ladder', 'words', 'zone'].includes(first)) return;
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

function sourcesOf(plan: Plan): readonly { readonly source: Source; readonly path: Path }[] {
  const list = (from: readonly Source[], path: Path) =>
    from.map((source, index) => ({ source, path: [...path, 'from', index] }));
  return [
    ...Object.values(plan.steps).flatMap(step => list(step.from, stepPath(step))),
    ...Object.values(plan.forms).flatMap(form => list(form.from, ['forms', form.id])),
    ...Object.values(plan.scenarios).flatMap(scenario => [
      ...list(scenario.from, ['scenarios', scenario.id]),
      ...scenario.never.flatMap(({ id, from }) => list(from, ['scenarios', scenario.id, 'never', id])),
    ]),
  ];
}

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

/** Obligations of the source that no step, prohibition, form or `ignored` takes up. */
function reportNotCarriedOut(clauses: readonly PlanClause[], named: Named, { plan, find }: Checking): void {
  const taken = new Set(
    [...sourcesOf(plan).map(({ source }) => source.clause), ...Object.keys(plan.ignored)]
      .flatMap(name => named.get(name) ?? [])
      .map(({ id }) => id),
  );
  for (const clause of clauses) {
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

function shortened(quote: string): string {
  const text = quote.trim().replaceAll(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

// The order of steps: circles of `after`, steps that can never open, facts and items that lead nowhere.
import { type Checking, mend, stepPath } from './checking.ts';
import { nearest } from './nearest.ts';
import type { Edge, Opener, Origin, Plan, Step, StepEdge, StepId } from './plan.ts';

export function checkOrder(checking: Checking): void {
  const { plan } = checking;
  const inCircle = reportCircles(checking);
  const opening = stepsThatOpen(plan);
  for (const step of Object.values(plan.steps)) {
    if (!opening.has(step.id) && !inCircle.has(step.id)) reportNeverOpens(step, opening, checking);
    checkEndsBeforeItOpens(step, checking);
    checkEdges(step, checking);
    checkItem(step, checking);
  }
  const isNamed = namedIn(plan);
  for (const { id } of Object.values(plan.facts)) if (!isNamed(id)) reportUnused(id, checking);
}

/** Steps that wait for each other, directly or round about: each circle is reported once. */
function reportCircles({ plan, find }: Checking): ReadonlySet<StepId> {
  const inCircle = new Set<StepId>();
  for (const start of Object.values(plan.steps)) {
    if (inCircle.has(start.id)) continue;
    const circle = circleFrom(start, plan);
    if (!circle) continue;
    for (const id of circle) inCircle.add(id);
    const way = [...circle, start.id].join(' → ');
    find('error', 'cycle', stepPath(start, 'after'), {
      zh: `步骤互相等待，谁也打不开：${way}。请去掉其中一个 after 或 needs。`,
      en: `Steps wait for each other and none can open: ${way}. Remove one of the after or needs.`,
    });
  }
  return inCircle;
}

/** What must have happened before the step can be done: `after`, and `needs` on other steps. */
function waitsFor(step: Step | undefined): readonly Edge[] {
  const needs = (step?.needs ?? []).flatMap(need => (need.kind === 'edge' ? [need.edge] : []));
  return [...(step?.after ?? []), ...needs];
}

/** The shortest way from a step over what it waits for back to itself. */
function circleFrom(start: Step, plan: Plan): readonly StepId[] | undefined {
  const ways: (readonly StepId[])[] = [[start.id]];
  const seen = new Set<StepId>();
  for (let way = ways.shift(); way; way = ways.shift()) {
    const last = way.at(-1);
    for (const edge of waitsFor(last === undefined ? undefined : plan.steps[last])) {
      if (edge.kind !== 'step' || seen.has(edge.step)) continue;
      if (edge.step === start.id) return way;
      seen.add(edge.step);
      ways.push([...way, edge.step]);
    }
  }
  return undefined;
}

/** Steps that may open at some time: everything they wait for may come about. */
function stepsThatOpen(plan: Plan): ReadonlySet<StepId> {
  const opening = new Set<StepId>();
  const comes = (edge: Edge | Origin) => edge.kind !== 'step' || opening.has(edge.step);
  const mayBegin = (opener: Opener, step: Step) => {
    if (opener.kind === 'condition') return true;
    if (opener.kind === 'edge') return comes(opener.edge);
    return opener.origin.kind !== 'opened' && comes(opener.origin) && step.id !== originStep(opener.origin);
  };
  for (let before = -1; before !== opening.size; ) {
    before = opening.size;
    for (const step of Object.values(plan.steps))
      if (
        waitsFor(step).every(comes) &&
        (step.opens.length === 0 || step.opens.some(opener => mayBegin(opener, step)))
      )
        opening.add(step.id);
  }
  return opening;
}

function originStep(origin: Origin): StepId | undefined {
  return origin.kind === 'step' ? origin.step : undefined;
}

function reportNeverOpens(step: Step, opening: ReadonlySet<StepId>, { find }: Checking): void {
  const waits = [
    ...waitsFor(step).flatMap(edge => (edge.kind === 'step' && !opening.has(edge.step) ? [edge.step] : [])),
    ...step.opens.flatMap(opener =>
      opener.kind === 'edge' && opener.edge.kind === 'step' && !opening.has(opener.edge.step)
        ? [opener.edge.step]
        : [],
    ),
  ];
  const why =
    waits.length > 0
      ? {
          zh: `它等待的 ${waits.join('、')} 也打不开`,
          en: `${waits.join(', ')}, which it waits for, never opens either`,
        }
      : { zh: '它从自己打开的时刻起算', en: 'it counts from its own opening' };
  find('error', 'step-never-opens', stepPath(step, waits.length > 0 ? 'after' : 'opens'), {
    zh: `步骤“${step.title}”（${step.id}）永远不会打开：${why.zh}。`,
    en: `Step "${step.title}" (${step.id}) never opens: ${why.en}.`,
  });
}

/** `opens: outage.ended` with `while: outage`: over before it begins. */
function checkEndsBeforeItOpens(step: Step, { find }: Checking): void {
  const state = step.while?.trim();
  const only =
    step.opens.length > 0 &&
    step.opens.every(
      opener =>
        opener.kind === 'edge' &&
        opener.edge.kind === 'state' &&
        opener.edge.edge === 'ended' &&
        opener.edge.fact === state,
    );
  const afterEnd = step.after.some(
    edge => edge.kind === 'state' && edge.edge === 'ended' && edge.fact === state,
  );
  if (!only && !afterEnd) return;
  find('error', 'step-never-opens', stepPath(step, 'while'), {
    zh: `步骤“${step.title}”（${step.id}）在 ${state} 结束后打开，却只在 ${state} 期间需要：永远不会有人做。`,
    en: `Step "${step.title}" (${step.id}) opens when ${state} has ended, yet is needed only while it lasts: nobody will ever do it.`,
  });
}

/** Edges that a kind of step never reaches: nothing is sent by a task, nothing comes back from a decision. */
const TELLING = new Set(['notify', 'approve']);
const SENDING = new Set(['dispatch']);
const EDGES_OF: Readonly<Partial<Record<StepEdge, ReadonlySet<string>>>> = {
  attempted: TELLING,
  sent: new Set([...TELLING, ...SENDING]),
  reserved: SENDING,
  used: SENDING,
  returned: SENDING,
};

function checkEdges(step: Step, { plan, find }: Checking): void {
  const opened = step.opens.flatMap(opener => (opener.kind === 'edge' ? [opener.edge] : []));
  for (const edge of [...waitsFor(step), ...opened]) {
    if (edge.kind !== 'step') continue;
    const kind = plan.steps[edge.step]?.action.kind;
    const kinds = EDGES_OF[edge.edge];
    if (!kind || !kinds || kinds.has(kind)) continue;
    find(
      'error',
      'edge-never-comes',
      stepPath(step, opened.includes(edge) ? 'opens' : 'after'),
      {
        zh: `步骤“${step.id}”在等 ${edge.step}.${edge.edge}，但 ${kind} 类步骤永远到不了这个时点；请改用 done、opened 等。`,
        en: `Step "${step.id}" waits for ${edge.step}.${edge.edge}, which a step of kind ${kind} never reaches; use done, opened …`,
      },
      mend(`${edge.step}.done`, '做完以后', 'when it is done'),
    );
  }
}

/** Duties per item name fields that the items have; other duties have no item. */
function checkItem(step: Step, checking: Checking): void {
  const { who, action } = step;
  if (step.each) {
    checkFields(step, step.each, checking);
    return;
  }
  if (checking.plan.scenarios[step.scenario]?.each) return;
  const parties = who.mode === 'any-of' ? who.parties : [who.party];
  const author = parties.some(({ kind }) => kind === 'item-author' || kind === 'item-field');
  const field = action.kind === 'call' && action.item_field !== undefined;
  if (!author && !field) return;
  checking.find('error', 'item-without-each', stepPath(step, author ? 'who' : 'call'), {
    zh: `步骤“${step.id}”用了 item，但没有写 each（对哪个列表逐项执行）。`,
    en: `Step "${step.id}" uses item but has no each (one duty per item of which list?).`,
  });
}

function checkFields(step: Step, each: NonNullable<Step['each']>, { plan, find }: Checking): void {
  const fields = (plan.facts[each.list]?.fields ?? []).map(({ id }) => id);
  if (fields.length === 0) return;
  const report = (field: string, key: string) => {
    if (fields.includes(field)) return;
    const meant = nearest(field, fields);
    find(
      'error',
      'unknown-field',
      stepPath(step, key),
      {
        zh: `列表“${each.list}”的条目没有“${field}”这一栏；有：${fields.join('、')}。`,
        en: `Items of "${each.list}" have no field "${field}"; they have: ${fields.join(', ')}.`,
      },
      meant
        ? { proposal: { value: meant, reason: { zh: '拼写最接近的栏', en: 'the field spelt most alike' } } }
        : {},
    );
  };
  if (step.action.kind === 'call' && step.action.item_field !== undefined)
    report(step.action.item_field, 'call');
  for (const [key, feel] of [
    ['each', each.where],
    ['when', step.when],
    ['while', step.while],
  ] as const)
    for (const [, field = ''] of (feel ?? '')
      .replaceAll(/"[^"]*"/g, '""')
      .matchAll(/(?<![\p{L}\p{N}_.])item\.([\p{L}\p{N}_]+)/gu))
      report(field, key);
}

// ---------------------------------------------------------------- facts nobody uses

/** Whether a fact is named anywhere outside its own definition: conditions, clocks, messages, records, forms, grades. */
function namedIn({ facts, head: _, filled: __, ignored: ___, ...others }: Plan): (fact: string) => boolean {
  const words = wordsIn(others);
  const counts = new Map<string, number>(); // facts that name it, itself included
  for (const [id, fact] of Object.entries(facts))
    for (const word of wordsIn({ [id]: fact })) counts.set(word, (counts.get(word) ?? 0) + 1);
  return fact => words.has(fact) || (counts.get(fact) ?? 0) > 1;
}

const wordsIn = (part: object): ReadonlySet<string> =>
  new Set(JSON.stringify(part).match(/[\p{L}\p{N}_]+/gu));

function reportUnused(fact: string, { plan, find }: Checking): void {
  find('info', 'unused-fact', ['facts', fact], {
    zh: `事实“${plan.facts[fact]?.title ?? fact}”（${fact}）没有任何步骤用到；不需要的话请删去。`,
    en: `No step uses the fact "${plan.facts[fact]?.title ?? fact}" (${fact}); remove it if it is not needed.`,
  });
}

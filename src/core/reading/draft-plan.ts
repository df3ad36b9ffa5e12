// Reading → a first draft of the plan, for a person to check: who there is with standing duties, what can be known, scenarios with
// their steps, what comes round. Every element keeps the clauses it comes from; every value that the text does not give is a
// finding with a proposal and its reason. Nothing is dropped: each obligation becomes a step, duty, routine or rule.
import type { Finding } from '#core/finding.ts';
import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import { bareText } from './bare-text.ts';
import { type CleanClause, type CleanReading, cleaned } from './draft/cleaned.ts';
import { closingOf } from './draft/closing.ts';
import { addContacts } from './draft/contact-tables.ts';
import { contentsOf } from './draft/contents.ts';
import type { Drafting } from './draft/drafting.ts';
import { factBook } from './draft/facts.ts';
import { makeGaps } from './draft/gaps.ts';
import { tableRowsIn } from './draft/grade-table.ts';
import { gradedClauses, gradesOf } from './draft/grades.ts';
import { headOf, reviewOf } from './draft/head.ts';
import { idBook, planId } from './draft/ids.ts';
import { levelBook } from './draft/level-names.ts';
import { organise, organiseRows } from './draft/organisation.ts';
import { type PlanPart, partOf } from './draft/part-of-clause.ts';
import { parties } from './draft/parties.ts';
import { proposedActor } from './draft/proposed-actor.ts';
import { type Runs, runsNow } from './draft/runs.ts';
import { scenarioOf, stateOf } from './draft/scenario.ts';
import { stagesOf } from './draft/stages.ts';
import { addDuty, exerciseOf, resourcesOf, routineOf, trainingOf } from './draft/standing.ts';
import { stocksOf } from './draft/stocks.ts';
import { unitBook } from './draft/thresholds.ts';
import { cut, wordsOf } from './draft/words.ts';
import type { Clause, Reading } from './reading.ts';
import { USUAL_MINUTES } from './urgency.ts';

export type DraftOptions = {
  /** Which keywords may be used; absent: those the engine carries out. */
  readonly runs?: Runs;
  /** The plan as it was drafted, and perhaps edited, before: its ids are kept. */
  readonly former?: WrittenPlan;
};

export type Draft = { readonly plan: WrittenPlan; readonly findings: readonly Finding[] };

export function draftPlan(reading: Reading, options: DraftOptions = {}): WrittenPlan {
  return makeDraft(reading, options).plan;
}

export function makeDraft(read: Reading, { runs = runsNow, former }: DraftOptions = {}): Draft {
  const reading = cleaned(read);
  const byPart = Map.groupBy(reading.clauses, partOf);
  const of = (part: PlanPart): readonly CleanClause[] => byPart.get(part) ?? [];
  const drafting = begin(reading, of('grading'), runs, former);
  addContacts(reading.tables, reading.clauses, drafting);
  const { gaps, facts } = drafting;
  organise(of('organisation'), drafting);
  organiseRows(reading.clauses, drafting);
  const graded = gradesOf(of('grading'), drafting);
  for (const clause of standing(byPart, drafting)) addDuty(clause, drafting);
  const closing = closingOf(of('closing'), drafting);
  const stages = stagesOf(reading, new Set([...of('step'), ...of('after'), ...closing.rest]));
  const others = stages.flatMap(one =>
    one.wanted === undefined ? [{ name: bareText(one.name), state: stateOf(one, drafting) }] : [],
  );
  const scenarios = stages.map(one =>
    scenarioOf(one.wanted === undefined ? one : { ...one, others }, closing, drafting),
  );
  const plan: WrittenPlan = {
    plan: planId(reading.title),
    title: reading.title.trim() === '' ? '未命名预案' : cut(reading.title, 200),
    zone: 'Asia/Shanghai',
    ...headOf(reading),
    ...reviewOf(of('review'), drafting),
    scenarios: Object.fromEntries(scenarios),
    ...graded,
    ...closing.close,
    routines: Object.fromEntries(of('routine').map(clause => routineOf(clause, drafting))),
    exercises: Object.fromEntries(of('exercise').map(clause => exerciseOf(clause, drafting))),
    training: Object.fromEntries(of('training').map(clause => trainingOf(clause, drafting))),
    resources: Object.fromEntries([
      ...of('resource').flatMap(clause => resourcesOf(clause, drafting)),
      ...stocksOf(reading.tables, drafting),
    ]),
    questions: questionsOf(of('question'), drafting),
    acts: drafting.acts,
    forms: drafting.forms,
    ...wordsTaken(drafting),
  };
  const whole = { ...plan, ...drafting.parties.written(), facts: facts.written() };
  return { plan: { ...whole, filled: gaps.filled(whole) }, findings: gaps.findings(whole) };
}

function begin(
  reading: CleanReading,
  grading: readonly CleanClause[],
  runs: Runs,
  former: WrittenPlan | undefined,
): Drafting {
  const ids = idBook(former);
  const people = parties(ids, reading);
  const contents = contentsOf(reading.clauses);
  const commander = commanderName(reading);
  return {
    reading,
    runs,
    ids,
    parties: people,
    facts: factBook(ids),
    tables: reading.tables,
    inUnit: unitBook(measuredPieces(reading.clauses)),
    levels: levelBook(gradedClauses(grading).map(({ level }) => level)),
    gaps: makeGaps(),
    proposed: proposedActor(reading.clauses),
    contents: contents.names,
    contentClauses: contents.clauses,
    commander: () => (commander === undefined ? undefined : people.role(commander)),
    words: new Set(),
    acts: {},
    forms: {},
  };
}

/** Where figures stand that something has to reach: grades and conditions. */
function* measuredPieces(clauses: readonly CleanClause[]): Generator<string> {
  for (const { kind, quote, condition, gradeRow } of clauses) {
    const rows = kind === 'grading' && gradeRow === undefined ? tableRowsIn(quote) : [];
    for (const { cells } of gradeRow === undefined ? rows : [gradeRow])
      for (const [column, cell] of cells)
        for (const piece of piecesOf(cell))
          yield /^[\d不超大小高低多少满]/.test(piece) ? `${column}${piece}` : piece;
    for (const text of [kind === 'grading' ? quote : '', condition ?? ''])
      if (/\d/.test(text)) yield* piecesOf(bareText(text));
  }
}

const piecesOf = (text: string): readonly string[] => text.split(/[,;。、]|或者?/);

/** Whoever the text calls commander, or head of the leading group. */
function commanderName({ units, clauses }: Reading): string | undefined {
  const names = units.map(unit => unit.name);
  for (const says of COMMANDERS) {
    const found = names.find(name => says.test(name));
    if (found !== undefined) return found;
  }
  return clauses.some(({ quote }) => /总指挥[:：由]|任总指挥/.test(quote)) ? '总指挥' : undefined;
}

const COMMANDERS = [
  /^(?:现场|应急)?总指挥$/,
  /^指挥长$|总指挥(?!部)/,
  /^(?:应急)?(?:领导)?(?:小组|组)?组长$/,
  /现场(?:指挥|负责)/,
  // where the text calls nobody so, whoever stands highest
  /^(?:总经理|[店院校园站厂行局馆场矿]长)$/,
  /(?:总经理|[店院校园站厂行馆场]长)$/,
  /(?:项目|中心|公司|店)经理$/,
  /(?:主任|负责人)$/,
  /(?:经理|主管)$/,
];

/** Standing duties, and obligations of other parts that this part cannot hold. */
function standing(
  byPart: ReadonlyMap<PlanPart, readonly CleanClause[]>,
  drafting: Drafting,
): readonly Clause[] {
  const bound = ({ modality }: Clause) => modality === 'must' || modality === 'must_not';
  const inStore = (byPart.get('resource') ?? []).filter(clause => bound(clause));
  const graded = new Set(
    drafting.levels.all.length < 2
      ? []
      : gradedClauses(byPart.get('grading') ?? []).map(({ clause }) => clause),
  );
  const ungraded = (byPart.get('grading') ?? []).filter(clause => bound(clause) && !graded.has(clause));
  return [...(byPart.get('duty') ?? []), ...inStore, ...ungraded];
}

function questionsOf(
  clauses: readonly Clause[],
  { ids, commander }: Drafting,
): NonNullable<WrittenPlan['questions']> {
  const ask = commander();
  return Object.fromEntries(
    clauses.map(clause => [
      ids.ofClause('question', clause.id, 'question'),
      { text: wordsOf(clause), ...(ask === undefined ? {} : { ask }), from: clause.id },
    ]),
  );
}

/** The usual minutes for each word of urgency in use, to be confirmed. */
function wordsTaken({ words, gaps }: Drafting): Pick<WrittenPlan, 'words'> {
  const used = (['immediately', 'promptly', 'asap'] as const).filter(word => words.has(word));
  for (const word of used)
    gaps.add({
      code: 'urgency-word',
      at: `words.${word}`,
      value: USUAL_MINUTES[word],
      why: `条文只写“${WORD[word]}”，分钟数暂取通常值`,
    });
  return used.length === 0
    ? {}
    : { words: Object.fromEntries(used.map(word => [word, USUAL_MINUTES[word]])) };
}

const WORD = { immediately: '立即', promptly: '及时', asap: '最短时间内' } as const;

// A plan as a CACAO 2.0 playbook. CACAO knows blocks (one after another, side by side, if), not single edges: steps stand in
// rows, a row begins when the one before is done, which never lets a step begin too early. The plan itself travels along in
// an extension: read back it is the very same plan.

import type { Flow, FlowStep, PhaseId } from '#core/picture/flow.ts';
import { flowOf } from '#core/picture/flow-of-scenario.ts';
import { type Language, PICTURE_WORDS } from '#core/picture/picture-words.ts';
import { rowsOf } from '#core/picture/rows.ts';
import type { Plan, Step } from '#core/plan/plan.ts';
import { type Instant, toIso } from '#core/time/instant.ts';
import { nameId } from '../name-id.ts';
import type { Playbook, WorkflowStep } from './playbook.ts';
import { variablesOf } from './variables.ts';

export const EXTENSION = `extension-definition--${nameId('extension', 4)}`;

export type CacaoOptions = {
  readonly yaml: string; // of the plan: travels along
  readonly language: Language;
  readonly created: Instant; // of the plan: the same for all its versions
  readonly modified: Instant; // of this version
};

/** Somewhere in the workflow that leads on to `next`; answers where it begins. */
type Block = (next: string) => string;

type Writer = {
  readonly plan: Plan;
  readonly language: Language;
  readonly workflow: Record<string, WorkflowStep>;
  readonly agents: Record<string, { readonly type: string; readonly name: string }>;
  readonly names: ReadonlyMap<string, string>; // fact → variable
  readonly conditions: Record<
    string,
    { readonly type: string; readonly description: string; readonly external: true }
  >;
};

export function writeCacao(plan: Plan, { yaml, language, created, modified }: CacaoOptions): Playbook {
  const variables = variablesOf(plan);
  const writer: Writer = { plan, language, workflow: {}, agents: {}, names: variables.names, conditions: {} };
  const scenarios = Object.keys(plan.scenarios);
  const end = addEnd(writer, 'end');
  const blocks = scenarios.map(id => scenarioBlock(writer, flowOf(plan, id, language)));
  const [only] = blocks;
  const first = blocks.length === 1 && only ? only(end) : chooseScenario(writer, scenarios, blocks, end);
  const start = put(writer, 'start', 'start', { type: 'start', on_completion: first });
  const by = `identity--${nameId(`identity ${plan.head.issuer ?? plan.title}`)}`;
  return {
    type: 'playbook',
    spec_version: 'cacao-2.0',
    id: `playbook--${nameId(`plan ${plan.plan}`)}`,
    name: plan.title,
    ...(plan.head.purpose === undefined ? {} : { description: plan.head.purpose }),
    created_by: by,
    created: timestamp(created),
    modified: timestamp(modified),
    labels: [plan.kind],
    ...referencesOf(writer.workflow),
    playbook_variables: { ...variables.definitions, ...writer.conditions, ...scenarioVariable(scenarios) },
    workflow_start: start,
    workflow: writer.workflow,
    agent_definitions: writer.agents,
    extension_definitions: {
      [EXTENSION]: {
        type: 'extension-definition',
        name: 'Fengsui plan',
        description: 'The plan this playbook was made of, as YAML; and of each step its id in that plan.',
        created_by: by,
        schema: 'plan_yaml: string, language: string; plan_step: string',
        version: '1.0.0',
      },
    },
    playbook_extensions: { [EXTENSION]: { plan_yaml: yaml, language } },
  };
}

/** With three figures after the point, as the standard wants these two. */
const timestamp = (at: Instant): string => toIso(at).replace(/(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/, '.000Z');

/** The standard wants every reference of a step named at the head as well. */
function referencesOf(workflow: Writer['workflow']): Pick<Playbook, 'external_references'> {
  const references = Object.values(workflow).flatMap(one => one.external_references ?? []);
  const once = new Map(references.map(one => [JSON.stringify(one), one]));
  return once.size === 0 ? {} : { external_references: [...once.values()] };
}

/** The ids of steps must be of version 4; chance would make two exports of one plan differ. */
function put({ workflow }: Writer, type: WorkflowStep['type'], name: string, step: WorkflowStep): string {
  const id = `${type}--${nameId(`${type} ${name}`, 4)}`;
  workflow[id] = step;
  return id;
}

const addEnd = (writer: Writer, name: string): string => put(writer, 'end', name, { type: 'end' });

const SCENARIO = '__scenario__';

const scenarioVariable = (scenarios: readonly string[]) =>
  scenarios.length < 2
    ? {}
    : { [SCENARIO]: { type: 'string', description: 'What happened', external: true } };

function chooseScenario(
  writer: Writer,
  scenarios: readonly string[],
  blocks: readonly Block[],
  next: string,
): string {
  const plain = scenarios.every(id => /^[a-zA-Z0-9_-]{1,250}$/.test(id)); // else all are numbered: a key is there once
  const cases = blocks.map((block, index): readonly [string, string] => {
    const id = scenarios[index] ?? '';
    const key = plain ? id : `s${index + 1}`;
    return [key, block(addEnd(writer, `of ${id}`))];
  });
  return put(writer, 'switch-condition', 'scenario', {
    type: 'switch-condition',
    name: writer.plan.title,
    description: scenarios
      .map((id, index) => `${cases[index]?.[0]}: ${writer.plan.scenarios[id]?.title}`)
      .join('\n'),
    switch: `${SCENARIO}:value`,
    cases: Object.fromEntries(cases),
    on_completion: next,
  });
}

function scenarioBlock(writer: Writer, flow: Flow): Block {
  const { cells } = rowsOf({ ...flow, lanes: [{ id: '', title: '' }], steps: flow.steps });
  const rows = Map.groupBy(flow.steps, ({ id }) => `${cells.get(id)?.row}`);
  const order = [...rows].toSorted(([a], [b]) => Number(a) - Number(b));
  const blocks: Block[] = [];
  let phase: PhaseId | undefined;
  for (const [row, steps] of order) {
    const [first] = steps;
    const begins = flow.phases.find(({ id }) => id === first?.phase);
    if (begins && first && begins.id !== phase && (begins.id === 'over' || begins.id === 'after'))
      blocks.push(waitBlock(writer, flow, first, `${begins.title}：${begins.text}`));
    phase = first?.phase;
    blocks.push(
      sideBySide(
        writer,
        `${flow.scenario} row ${row}`,
        steps.map(step => stepBlock(writer, flow, step)),
      ),
    );
  }
  return oneAfterAnother(blocks);
}

const oneAfterAnother =
  (blocks: readonly Block[]): Block =>
  next =>
    blocks.reduceRight((after, block) => block(after), next);

function sideBySide(writer: Writer, name: string, blocks: readonly Block[]): Block {
  const [only] = blocks;
  if (blocks.length === 1 && only) return only;
  return next =>
    put(writer, 'parallel', name, {
      type: 'parallel',
      next_steps: blocks.map((block, index) => block(addEnd(writer, `${name} ${index}`))),
      on_completion: next,
    });
}

/** CACAO has no step that waits: somebody sees that it has come about. */
function waitBlock(writer: Writer, flow: Flow, first: FlowStep, words: string): Block {
  return next =>
    put(writer, 'action', `${flow.scenario} ${words}`, {
      type: 'action',
      name: words,
      commands: [{ type: 'manual', command: words }],
      agent: agentOf(writer, flow, first),
      on_completion: next,
    });
}

function agentOf({ agents }: Writer, flow: Flow, { lane }: FlowStep): string {
  const id = `group--${nameId(`agent ${lane}`, 4)}`;
  agents[id] = { type: 'group', name: flow.lanes.find(one => one.id === lane)?.title ?? lane };
  return id;
}

function stepBlock(writer: Writer, flow: Flow, shown: FlowStep): Block {
  const step = writer.plan.steps[shown.id];
  return next => {
    if (!step) return next;
    const condition = conditionOf(writer, step, shown);
    if (condition === undefined) return actionOf(writer, flow, shown, step, next);
    return put(writer, 'if-condition', step.id, {
      type: 'if-condition',
      name: shown.entry.map(({ text }) => text).join('；') || condition.words,
      condition: `${condition.variable}:value = 'true'`,
      on_true: actionOf(writer, flow, shown, step, addEnd(writer, `if ${step.id}`)),
      on_completion: next,
    });
  };
}

/** Conditions are FEEL; CACAO wants its own grammar: a variable stands for the whole, FEEL and words in its description. */
function conditionOf(writer: Writer, { id, when, opens, discretion }: Step, shown: FlowStep) {
  const feels = [
    ...(when === undefined ? [] : [when]),
    ...opens.flatMap(one => (one.kind === 'condition' ? [one.feel] : [])),
  ];
  if (feels.length === 0 && !discretion) return undefined;
  const variable = `__if_${shown.number}_${nameId(id).slice(0, 8)}__`;
  const words = shown.entry.map(({ text }) => text).join('；');
  const said = feels.length === 0 ? words : `${words} (FEEL: ${feels.join(' or ')})`;
  writer.conditions[variable] = { type: 'bool', description: said, external: true };
  return { variable, words };
}

function actionOf(writer: Writer, flow: Flow, shown: FlowStep, step: Step, next: string): string {
  const { kind, force } = PICTURE_WORDS[writer.language];
  const marks = [...shown.entry, ...shown.lines, ...shown.exit].map(({ text }) => text);
  const head = [kind[step.action.kind], force[step.force]].filter(text => text !== '').join(' · ');
  const delays = step.opens.flatMap(one => (one.kind === 'instant' && one.offset > 0 ? [one.offset] : []));
  const outs = namesOf(writer, step);
  return put(writer, 'action', step.id, {
    type: 'action',
    name: shown.title,
    description: [head, ...marks].join('\n'),
    ...(step.from.length === 0
      ? {}
      : {
          external_references: step.from.map(({ clause }) => ({
            name: writer.plan.title,
            external_id: clause,
          })),
        }),
    ...(delays.length === 0 ? {} : { delay: Math.min(...delays) }),
    ...(step.limit ? { timeout: step.limit.within } : {}),
    ...(outs.length === 0 ? {} : { out_args: outs }),
    commands: [{ type: 'manual', command: [shown.title, ...shown.lines.map(({ text }) => text)].join('；') }],
    agent: agentOf(writer, flow, shown),
    step_extensions: { [EXTENSION]: { plan_step: step.id } },
    on_completion: next,
  });
}

/** The facts that it finds out. */
function namesOf({ names }: Writer, { action }: Step): string[] {
  return action.kind === 'assess' ? action.facts.flatMap(fact => names.get(fact) ?? []) : [];
}

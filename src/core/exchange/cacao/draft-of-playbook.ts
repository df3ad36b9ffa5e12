// The workflow of a playbook walked from its start, step by step: what each comes after, on which conditions. Whatever has
// no counterpart goes through `keep`, nowhere else.
import type { Finding } from '#core/finding.ts';
import type { WrittenPlan, WrittenStep } from '#core/plan/plan-schema.ts';
import { isoSpan } from '../iso-span.ts';
import type { Playbook, WorkflowStep } from './playbook.ts';

type ExternalReference = NonNullable<Playbook['external_references']>[number];

type Walk = {
  readonly given: Playbook;
  readonly steps: Record<string, WrittenStep>;
  readonly roles: Map<string, { readonly id: string; readonly title: string }>; // by agent
  readonly facts: Record<string, NonNullable<WrittenPlan['facts']>[string]>;
  readonly seen: Map<string, readonly string[]>; // workflow step → plan steps that end it
  readonly ignored: Record<string, string>;
  readonly findings: Finding[];
};

/** What a step stands under: the steps it comes after, the conditions on the way to it. */
type Under = {
  readonly after: readonly string[];
  readonly when: readonly string[];
  readonly during?: string;
};

export function draftOf(given: Playbook): {
  readonly plan: WrittenPlan;
  readonly findings: readonly Finding[];
} {
  const walk: Walk = {
    given,
    steps: {},
    roles: new Map(),
    facts: { started: { type: 'state', title: given.name } },
    seen: new Map(),
    ignored: {},
    findings: [],
  };
  keepHead(walk);
  follow(walk, given.workflow_start, { after: [], when: [] });
  for (const id of Object.keys(given.workflow))
    if (!walk.seen.has(id) && given.workflow[id]?.type !== 'end')
      keep(walk, id, given.workflow[id]?.type ?? '', '没有任何步骤通向它', 'nothing leads to it');
  const roles = [...walk.roles.values()];
  const [first] = roles;
  const lead = first?.id ?? 'lead';
  const facts = Object.fromEntries(
    Object.entries(walk.facts).map(([id, fact]) => [id, { ...fact, ask: lead }]),
  );
  const plan: WrittenPlan = {
    plan: `cacao-${given.id.slice(-12)}`,
    title: given.name,
    ...(given.description === undefined || given.description.trim() === ''
      ? {}
      : { purpose: given.description }),
    units: { team: { title: '执行单位' } },
    roles: Object.fromEntries(
      (roles.length > 0 ? roles : [{ id: 'lead', title: '负责人' }]).map(({ id, title }) => [
        id,
        { title, unit: 'team' },
      ]),
    ),
    facts,
    scenarios: {
      playbook: {
        title: given.name,
        starts: 'started',
        steps: walk.steps,
        stand_down: { when: 'not(started)', by: lead },
      },
    },
    filled: [{ at: ['playbook.stand_down', 'ladder'], why: 'CACAO 没有规定由谁结束、无人应答时怎么办' }],
    ...(Object.keys(walk.ignored).length === 0 ? {} : { ignored: walk.ignored }),
  };
  return { plan, findings: walk.findings };
}

function keep({ ignored, findings }: Walk, at: string, what: string, zh: string, en: string): void {
  ignored[`CACAO ${at} ${what}`.trim()] = zh;
  findings.push({
    code: 'cacao-no-counterpart',
    severity: 'warning',
    place: {},
    message: {
      zh: `${at} 的 ${what}：${zh}。已保留在预案的 ignored 中，请人工处理。`,
      en: `${what} of ${at}: ${en}. It is kept under ignored in the plan; a person has to see to it.`,
    },
  });
}

/** Parts of the head that a plan has no place for. */
function keepHead(walk: Walk): void {
  const { given } = walk;
  const kept = {
    playbook_types: given.playbook_types,
    playbook_activities: given.playbook_activities,
    industry_sectors: given.industry_sectors,
    priority: given.priority,
    severity: given.severity,
    impact: given.impact,
    valid_from: given.valid_from,
    valid_until: given.valid_until,
    labels: given.labels,
    markings: given.markings,
    workflow_exception: given.workflow_exception,
    external_references: given.external_references?.map(referenceText),
    playbook_variables: given.playbook_variables && Object.keys(given.playbook_variables),
    authentication_info_definitions:
      given.authentication_info_definitions && Object.keys(given.authentication_info_definitions),
    signatures: given.signatures && [`${given.signatures.length}`],
    playbook_extensions: given.playbook_extensions && Object.keys(given.playbook_extensions),
  };
  for (const [name, value] of Object.entries(kept))
    if (value !== undefined)
      keep(
        walk,
        'playbook',
        name,
        `没有对应：${[value].flat().join('、')}`,
        `no counterpart: ${[value].flat().join(', ')}`,
      );
}

const referenceText = ({ name, source, url, external_id }: ExternalReference): string =>
  [name, external_id, source, url].filter(one => one !== undefined && one !== '').join(' ');

/** Walks on from here; answers the plan's steps after which the way is over. */
function follow(walk: Walk, id: string, under: Under): readonly string[] {
  const step = walk.given.workflow[id];
  if (!step || step.type === 'end') return under.after;
  const known = walk.seen.get(id);
  if (known !== undefined) return joinedAgain(walk, id, known, under);
  walk.seen.set(id, []);
  const ends = endsOf(walk, id, step, under);
  walk.seen.set(id, ends);
  return onward(walk, id, step, ends, under);
}

/** A second way to the same step: it comes after both. */
function joinedAgain(walk: Walk, id: string, known: readonly string[], under: Under): readonly string[] {
  keep(
    walk,
    id,
    'another way',
    `还有别的步骤也通向它（${under.after.join('、') || '开始'}），只按第一条路执行`,
    `other steps lead to it too (${under.after.join(', ') || 'the start'}); it follows the first way`,
  );
  return known;
}

function onward(
  walk: Walk,
  id: string,
  step: WorkflowStep,
  ends: readonly string[],
  under: Under,
): readonly string[] {
  const after = ends.length > 0 ? ends : under.after;
  const next = step.on_completion ?? step.on_success;
  const failed = step.on_failure === undefined ? [] : failing(walk, id, step.on_failure, { ...under, after });
  const done = next === undefined ? after : follow(walk, next, { ...under, after });
  return [...new Set([...done, ...failed])];
}

/** on_failure: a question to whoever did it, and its steps if it failed. */
function failing(walk: Walk, id: string, to: string, under: Under): readonly string[] {
  const fact = `failed_${Object.keys(walk.facts).length}`;
  walk.facts[fact] = { type: 'yes/no', title: `“${walk.given.workflow[id]?.name ?? id}”是否失败` };
  return follow(walk, to, { ...under, when: [...under.when, fact] });
}

function endsOf(walk: Walk, id: string, step: WorkflowStep, under: Under): readonly string[] {
  const sides = (ways: readonly string[]) => [...new Set(ways.flatMap(way => follow(walk, way, under)))];
  switch (step.type) {
    case 'start':
    case 'end':
      return under.after;
    case 'action':
      return [addAction(walk, id, step, under)];
    case 'playbook-action':
      return [
        add(walk, step, under, {
          do: step.name ?? '执行另一剧本',
          use: { plan: `cacao-${step.playbook_id.slice(-12)}` },
          who: roleOf(walk, undefined),
        }),
      ];
    case 'parallel':
      return sides(step.next_steps);
    case 'if-condition':
      return ifEnds(walk, id, step, under);
    case 'while-condition': {
      const fact = factOf(walk, step.condition, { type: 'yes/no', title: step.condition });
      keep(
        walk,
        id,
        'while-condition',
        `“${step.condition}”期间反复执行：预案里只执行一次，不成立时撤回`,
        `repeated while “${step.condition}”: the plan does it once and withdraws it when that no longer holds`,
      );
      return follow(walk, step.on_true, { ...under, during: fact });
    }
    case 'switch-condition': {
      const values = Object.keys(step.cases);
      const fact = factOf(walk, step.switch, { type: 'one of', title: step.switch, values });
      return [
        ...new Set(
          Object.entries(step.cases).flatMap(([value, to]) =>
            follow(walk, to, { ...under, when: [...under.when, `${fact} = ${JSON.stringify(value)}`] }),
          ),
        ),
      ];
    }
    default:
      return step satisfies never;
  }
}

function ifEnds(
  walk: Walk,
  id: string,
  step: Extract<WorkflowStep, { type: 'if-condition' }>,
  under: Under,
): readonly string[] {
  const fact = factOf(walk, step.condition, { type: 'yes/no', title: step.name ?? step.condition });
  if (step.name !== undefined)
    keep(
      walk,
      id,
      'condition',
      `条件“${step.condition}”改由人判断`,
      `the condition “${step.condition}” is judged by a person`,
    );
  const yes = follow(walk, step.on_true, { ...under, when: [...under.when, fact] });
  const no =
    step.on_false === undefined
      ? []
      : follow(walk, step.on_false, { ...under, when: [...under.when, `not(${fact})`] });
  return [...new Set([...yes, ...no])];
}

/** The same condition is one fact, however often it is asked. */
function factOf(walk: Walk, condition: string, fact: Walk['facts'][string]): string {
  const known = Object.keys(walk.facts).find(
    id => id.startsWith('cond_') && walk.facts[id]?.title === fact.title,
  );
  if (known !== undefined) return known;
  const id = `cond_${Object.keys(walk.facts).length}`;
  walk.facts[id] = { ...fact, title: fact.title?.trim() || condition || id };
  return id;
}

function roleOf({ roles, given }: Walk, agent: string | undefined): string {
  const key = agent ?? '';
  const known = roles.get(key);
  if (known) return known.id;
  const id = `role_${roles.size + 1}`;
  roles.set(key, { id, title: given.agent_definitions?.[key]?.name.trim() || '负责人' });
  return id;
}

const BY_PEOPLE: ReadonlySet<string> = new Set(['individual', 'group', 'organization']);

function addAction(
  walk: Walk,
  id: string,
  step: Extract<WorkflowStep, { type: 'action' }>,
  under: Under,
): string {
  const { given } = walk;
  const agent = given.agent_definitions?.[step.agent];
  const who = roleOf(walk, step.agent);
  if (agent && !BY_PEOPLE.has(agent.type))
    keep(
      walk,
      id,
      `agent ${agent.type}`,
      `由“${agent.name}”自动执行的，改由人办理`,
      `done by “${agent.name}” itself, now by a person`,
    );
  const manual = step.commands
    .filter(({ type }) => type === 'manual')
    .map(one => textOf(one.command, one.command_b64));
  for (const [index, { type, command, command_b64 }] of step.commands.entries())
    if (type !== 'manual')
      keep(
        walk,
        id,
        `commands[${index}] ${type}`,
        `命令没有对应：${textOf(command, command_b64) || type}`,
        `the command has no counterpart: ${textOf(command, command_b64) || type}`,
      );
  for (const target of step.targets ?? [])
    keep(
      walk,
      id,
      'target',
      `对象：${given.target_definitions?.[target]?.name ?? target}`,
      `target: ${given.target_definitions?.[target]?.name ?? target}`,
    );
  const args = [...(step.in_args ?? []), ...(step.out_args ?? [])];
  if (args.length > 0)
    keep(walk, id, 'arguments', `参数：${args.join('、')}`, `arguments: ${args.join(', ')}`);
  const title = step.name?.trim() || manual.join('；') || step.description?.trim() || '执行';
  const details = [...manual, step.description?.trim() ?? ''].filter(text => text !== '' && text !== title);
  if (details.length > 0) keep(walk, id, 'description', details.join('；'), details.join('; '));
  return add(walk, step, under, { do: title, who });
}

/** As people read it; what is base64 and no text stays as it is. */
function textOf(command: string | undefined, encoded: string | undefined): string {
  if (command !== undefined) return command.trim();
  return encoded === undefined ? '' : `(base64) ${encoded}`;
}

function add(walk: Walk, { delay, timeout }: WorkflowStep, under: Under, step: WrittenStep): string {
  const id = `step_${Object.keys(walk.steps).length + 1}`;
  const { after, when, during } = under;
  const [only] = after;
  const waits = delay !== undefined && delay > 0;
  const delayed =
    waits && after.length <= 1
      ? { opens: [`${isoSpan(delay)} of ${only === undefined ? 'started.since' : `${only}.done`}`] }
      : {};
  if (waits && after.length > 1)
    keep(
      walk,
      id,
      'delay',
      `前面几步完成后再等 ${isoSpan(delay)}`,
      `waits ${isoSpan(delay)} after the steps before`,
    );
  walk.steps[id] = {
    ...step,
    ...(after.length === 0 || 'opens' in delayed ? {} : { after: [...after] }),
    ...delayed,
    ...(when.length === 0 ? {} : { when: when.join(' and ') }),
    ...(during === undefined ? {} : { while: during }),
    ...(timeout === undefined || timeout === 0 ? {} : { within: `${isoSpan(timeout)} of opened` }),
  };
  return id;
}

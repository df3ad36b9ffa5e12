// The kind of a step and what belongs to it: `notify: leader`, `decide: { question: … }`; none is a task.

import type { Action, RelayStage } from './action.ts';
import type { AnswerType } from './field.ts';
import { parseSpan, parseSpanIf, parseStepNames } from './parse-clock.ts';
import { formNamed, parseEvidence } from './parse-evidence.ts';
import { parseFields } from './parse-field.ts';
import { GATHERING, STANDING_BY } from './parse-forces.ts';
import { parseParties, parseParty, parseRoles, STEP } from './parse-party.ts';
import { given, listOf, type PlanReading, reportUnknown } from './plan-reading.ts';
import { KINDS, type WrittenKind, type WrittenParty, type WrittenStep } from './plan-schema.ts';
import type { Path } from './yaml-text.ts';

/** The action of a step, or undefined with a finding. */
export function parseAction(step: WrittenStep, path: Path, reading: PlanReading): Action | undefined {
  const kinds = (Object.keys(KINDS) as WrittenKind[]).filter(kind => step[kind] !== undefined);
  if (kinds.length > 1)
    reading.report('two-kinds', path, {
      zh: `一个步骤只能是一种：这里写了 ${kinds.join('、')}，请拆成几个步骤。`,
      en: `A step is of one kind; here are ${kinds.join(', ')}: make several steps.`,
    });
  const [kind = 'task'] = kinds;
  return parsers[kind](step, [...path, kind], reading);
}

type Parser = (step: WrittenStep, path: Path, reading: PlanReading) => Action | undefined;

const parsers: Readonly<Record<WrittenKind, Parser>> = {
  task: parseTask,
  notify: parseNotify,
  call: parseCall,
  record: parseRecord,
  assess: parseAssess,
  decide: parseDecide,
  approve: parseApprove,
  report: parseReport,
  confirm: parseConfirm,
  wait: ({ wait }) =>
    wait === undefined ? undefined : { kind: 'wait', for: typeof wait === 'string' ? wait : wait.for },
  broadcast: () => ({ kind: 'task', evidence: [] }), // done when somebody says it was announced; the words are the title
  ...GATHERING,
  ...STANDING_BY,
};

function parseTask({ task }: WrittenStep, path: Path, reading: PlanReading): Action {
  return { kind: 'task', evidence: parseEvidence(task?.evidence, [...path, 'evidence'], reading) };
}

function parseNotify({ notify }: WrittenStep, path: Path, reading: PlanReading): Action | undefined {
  if (notify === undefined) return undefined;
  const bare = typeof notify === 'string' || Array.isArray(notify) || 'told_by' in notify;
  const long = bare ? { to: notify } : notify;
  const { to, quorum, done, say, order, relay, via, next_channel } = long;
  const stages = relay?.map((stage, index) => parseStage(stage, [...path, 'relay', index], reading));
  const direct = to === undefined ? [] : parseParties(to, bare ? path : [...path, 'to'], reading);
  if (to === undefined && !stages)
    reading.report('nobody-to-tell', path, {
      zh: '没有写通知谁：请写 to，或 relay（逐级传达）。',
      en: 'Nobody to tell: write to, or relay (stage by stage).',
    });
  return {
    kind: 'notify',
    to: [...direct, ...(stages ?? []).flatMap(stage => stage.to)],
    quorum: quorum ?? 'all',
    done: done ?? 'acknowledged',
    say: listOf(say).flatMap((one, index) => (maySay(one, [...path, 'say', index], reading) ? [one] : [])),
    ...given({
      order: order === 'one_by_one' ? ('one-by-one' as const) : undefined,
      relay: stages,
      via: via === undefined ? undefined : listOf(via),
      next_channel: parseSpanIf(next_channel, [...path, 'next_channel'], reading),
    }),
  };
}

type WrittenStage = {
  readonly from?: WrittenParty | undefined;
  readonly to: WrittenParty | readonly WrittenParty[];
  readonly quorum?: 'any' | 'all' | number | undefined;
};

function parseStage({ from, to, quorum }: WrittenStage, path: Path, reading: PlanReading): RelayStage {
  const sender = from === undefined ? undefined : parseParty(from, [...path, 'from'], reading);
  return {
    to: parseParties(to, [...path, 'to'], reading),
    quorum: quorum ?? 'all',
    ...(sender ? { from: sender } : {}),
  };
}

/** Facts, and edges of states. */
function maySay(text: string, path: Path, reading: PlanReading): boolean {
  const [name = '', mark] = text.split('.');
  const type = reading.names.facts.get(name);
  if (type !== undefined && (mark === undefined || type !== 'state' || mark === 'since' || mark === 'ended'))
    return true;
  reportUnknown(reading, 'unknown-fact', path, FACT, text, reading.names.facts.keys());
  return false;
}

function parseCall({ call }: WrittenStep, path: Path, reading: PlanReading): Action | undefined {
  if (call === undefined) return undefined;
  const long: Exclude<typeof call, string> = typeof call === 'string' ? { contact: call } : call;
  const { contact, number, script, via, again, outcomes } = long;
  const more = {
    script: listOf(script),
    ...given({
      via: via === undefined ? undefined : listOf(via),
      again: parseSpanIf(again, [...path, 'again'], reading),
      outcomes,
    }),
  };
  if (contact === undefined && number === undefined) {
    reading.report('call-without-number', path, {
      zh: '没有写打给谁：请写 contact（联系人）或 number（如 "119"、item.number）。',
      en: 'Nobody to call: write contact, or number ("119", item.number).',
    });
    return undefined;
  }
  const field = number === undefined ? undefined : /^item\.(\w+)$/u.exec(number)?.[1];
  if (field !== undefined) return { kind: 'call', item_field: field, ...more };
  if (contact === undefined) return { kind: 'call', contact: number ?? '', ...more };
  const known = reading.names.contacts.get(contact);
  if (known === undefined)
    reportUnknown(
      reading,
      'unknown-contact',
      [...path, 'contact'],
      { zh: '联系人', en: 'contact' },
      contact,
      reading.names.contacts.keys(),
    );
  return { kind: 'call', contact: known ?? contact, ...more };
}

function parseRecord({ record }: WrittenStep, path: Path, reading: PlanReading): Action | undefined {
  if (record === undefined) return undefined;
  const list = reading.names.facts.get(record.in) === 'list' ? record.in : undefined;
  const declared = list === undefined ? undefined : reading.written.facts?.[list]?.fields;
  const whole = declared ? parseFields(declared, path, reading) : [];
  const fields = record.fields ? parseFields(record.fields, [...path, 'fields'], reading) : whole;
  if (fields.length === 0)
    reading.report('record-without-fields', path, {
      zh: `记录“${record.in}”没有写记什么：请写 fields。`,
      en: `The record "${record.in}" does not say what to write down: add fields.`,
    });
  const bare = Array.isArray(record.fields);
  return {
    kind: 'record',
    in: record.in,
    fields: bare ? fields.map(field => whole.find(({ id }) => id === field.id) ?? field) : fields,
    ...given({ list, copy: record.copy === undefined ? undefined : listOf(record.copy) }),
  };
}

function parseAssess({ assess }: WrittenStep, path: Path, reading: PlanReading): Action | undefined {
  if (assess === undefined) return undefined;
  const facts = typeof assess === 'string' || Array.isArray(assess) ? assess : assess.facts;
  const known = listOf(facts).filter((fact, index) => {
    if (reading.names.facts.has(fact)) return true;
    reportUnknown(reading, 'unknown-fact', [...path, index], FACT, fact, reading.names.facts.keys());
    return false;
  });
  return { kind: 'assess', facts: known };
}

function parseDecide({ decide }: WrittenStep, path: Path, reading: PlanReading): Action | undefined {
  if (decide === undefined) return undefined;
  const { question, answer, reason, asked_by } = decide;
  const asker = asked_by === undefined ? undefined : parseParty(asked_by, [...path, 'asked_by'], reading);
  const type: AnswerType =
    typeof answer === 'string'
      ? { kind: 'yes-no' }
      : Array.isArray(answer)
        ? { kind: 'one-of', values: answer }
        : { kind: 'fields', fields: parseFields(answer, [...path, 'answer'], reading) };
  return {
    kind: 'decide',
    question,
    answer: type,
    reason: reason ?? 'optional',
    ...(asker ? { asked_by: asker } : {}),
    ...(decide.again ? { again: true } : {}),
  };
}

function parseApprove({ approve }: WrittenStep, path: Path, reading: PlanReading): Action | undefined {
  if (approve === undefined) return undefined;
  const short = typeof approve === 'string' || Array.isArray(approve);
  const { by, quorum, on_no } = short ? { by: approve } : approve;
  const back = typeof on_no === 'object' ? on_no.back : undefined;
  const [back_to] = parseStepNames(back, [...path, 'on_no', 'back'], reading);
  return {
    kind: 'approve',
    by: parseParties(by, short ? path : [...path, 'by'], reading),
    quorum: quorum ?? 'all',
    on_no: typeof on_no === 'object' ? 'back' : (on_no ?? 'end'),
    ...given({ back_to }),
  };
}

function parseReport({ report }: WrittenStep, path: Path, reading: PlanReading): Action | undefined {
  if (report === undefined) return undefined;
  const long: Exclude<typeof report, string> = typeof report === 'string' ? { form: report } : report;
  const { form, to, copy } = long;
  const named = formNamed(form, [...path, 'form'], reading);
  if (named === undefined) return undefined;
  return {
    kind: 'report',
    form: named,
    to: to === undefined ? [] : parseParties(to, [...path, 'to'], reading),
    ...given({ copy: copy === undefined ? undefined : listOf(copy) }),
  };
}

function parseConfirm({ confirm }: WrittenStep, path: Path, reading: PlanReading): Action | undefined {
  if (confirm === undefined) return undefined;
  const again = confirm.on_no?.again;
  if (again !== undefined && !reading.names.steps.has(again))
    reportUnknown(
      reading,
      'unknown-step',
      [...path, 'on_no', 'again'],
      STEP,
      again,
      reading.names.steps.keys(),
    );
  return {
    kind: 'confirm',
    question: confirm.question,
    of: confirm.of,
    not_by: parseRoles(confirm.not_by, [...path, 'not_by'], reading),
    ...given({ again, unreachable: parseUnreachable(confirm.unreachable, path, reading) }),
  };
}

function parseUnreachable(
  written: NonNullable<WrittenStep['confirm']>['unreachable'],
  path: Path,
  reading: PlanReading,
): Extract<Action, { kind: 'confirm' }>['unreachable'] {
  if (written === undefined) return undefined;
  const after = parseSpan(written.after, [...path, 'unreachable', 'after'], reading);
  const decide = parseParty(written.decide, [...path, 'unreachable', 'decide'], reading);
  return after !== undefined && decide ? { after, decide } : undefined;
}

const FACT = { zh: '事实', en: 'fact' };

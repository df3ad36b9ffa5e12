// One step: who, what, when it opens, how long it may take, whom to call when nobody answers.
import { namesIn, qualify } from '#core/feel/qualify.ts';
import { parseAction } from './parse-action.ts';
import { parseEdge, parseLadder, parseLimit, parseOpener } from './parse-clock.ts';
import { parseWho } from './parse-party.ts';
import type { Action, Party, ScenarioId, Source, Step, StepId, UrgencyWord } from './plan.ts';
import { listOf, type PlanReading, reportUnknown } from './plan-reading.ts';
import type { WrittenSource, WrittenStep } from './plan-schema.ts';
import type { Path } from './yaml-text.ts';

export type Words = Readonly<Record<UrgencyWord, number>>;

/** The step, or undefined when something it cannot do without is missing; then there are findings. */
export function parseStep(
  id: StepId,
  scenario: ScenarioId,
  written: WrittenStep,
  words: Words,
  reading: PlanReading,
): Step | undefined {
  const path = ['scenarios', scenario, 'steps', id];
  const action = parseAction(written, path, reading);
  const who =
    written.who === undefined
      ? missingActor(id, path, reading)
      : parseWho(written.who, [...path, 'who'], reading);
  const limit = parseLimit(written, path, words, reading);
  const each = parseEach(written.each, [...path, 'each'], reading);
  const { ladder } = written;
  if (!action || !who) return undefined;
  return {
    id,
    scenario,
    title: written.do ?? titleOf(action, id, path, reading),
    from: parseSources(written.from),
    force: written.force ?? 'must',
    who,
    action,
    after: listOf(written.after).flatMap((edge, index) => {
      const found = parseEdge(edge, [...path, 'after', index], reading);
      return found ? [found] : [];
    }),
    ...(written.when === undefined ? {} : { when: written.when }),
    if_unknown: written.if_unknown ?? 'ask',
    opens: listOf(written.opens).flatMap((opener, index) => {
      const found = parseOpener(opener, [...path, 'opens', index], reading);
      return found ? [found] : [];
    }),
    ...(written.while === undefined ? {} : { while: written.while }),
    ...(each ? { each } : {}),
    ...(limit ? { limit } : {}),
    ...(ladder ? { ladder: parseLadder(ladder, [...path, 'ladder'], reading) } : {}),
    ...(written.life_safety === undefined ? {} : { life_safety: written.life_safety }),
  };
}

export function parseSources(written: WrittenSource | undefined): readonly Source[] {
  return listOf(written).flatMap((one): readonly Source[] => {
    if (typeof one === 'string') return [{ clause: one }];
    const { reading, note } = one;
    return listOf(one.clauses).map(clause => ({
      clause,
      ...(reading ? { reading } : {}),
      ...(note === undefined ? {} : { note }),
    }));
  });
}

function missingActor(id: StepId, path: Path, reading: PlanReading): undefined {
  const [, scenario = ''] = path.map(String);
  const others = Object.values(reading.written.scenarios[scenario]?.steps ?? {});
  const counts = new Map<string, number>();
  for (const { who } of others) if (typeof who === 'string') counts.set(who, (counts.get(who) ?? 0) + 1);
  const usual = [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
  reading.report(
    'missing-actor',
    path,
    {
      zh: `步骤“${id}”没有写由谁做：请写 who${usual ? `（本场景多由 ${usual} 负责）` : ''}，条文没有写的，在 filled 里说明。`,
      en: `Step "${id}" does not say who does it: write who${usual ? ` (most steps here are ${usual}'s)` : ''}; if the text does not say, explain under filled.`,
    },
    usual === undefined
      ? {}
      : {
          proposal: {
            value: usual,
            reason: { zh: '本场景中最常见的负责人', en: 'who does most steps of this scenario' },
          },
        },
  );
  return undefined;
}

/** "manual_calls where call_back": in `where`, fields of the list are the item's. */
function parseEach(text: string | undefined, path: Path, reading: PlanReading): Step['each'] {
  if (text === undefined) return undefined;
  const [, list = '', where] = /^(\S+)(?:\s+where\s+([\s\S]+))?$/.exec(text.trim()) ?? [];
  if (reading.names.facts.get(list) !== 'list') {
    reportUnknown(
      reading,
      'unknown-list',
      path,
      { zh: '列表（list 类型的事实或记录）', en: 'list (a fact of type list, or a record)' },
      list || text,
      [...[...reading.names.facts].filter(([, type]) => type === 'list').map(([name]) => name)],
    );
    return undefined;
  }
  if (where === undefined) return { list };
  const own = fieldsOfList(list, reading);
  const taken = new Set([...reading.names.facts.keys(), ...reading.names.steps.keys(), 'item']);
  const fields = new Set(namesIn(where).filter(name => own.has(name) || !taken.has(name)));
  return { list, where: qualify(where, fields, 'item') };
}

/** Declared with the list, or by the steps that keep it. They come before steps and facts of the same name. */
function fieldsOfList(list: string, { written }: PlanReading): ReadonlySet<string> {
  const steps = Object.values(written.scenarios).flatMap(scenario => Object.values(scenario.steps));
  const kept = steps.flatMap(({ record }) => (record?.in === list ? [record.fields] : []));
  const all = [written.facts?.[list]?.fields, ...kept].map(fields => fields ?? []);
  return new Set(all.flatMap(fields => (Array.isArray(fields) ? fields : Object.keys(fields))));
}

// ---------------------------------------------------------------- titles

function titleOf(action: Action, id: StepId, path: Path, reading: PlanReading): string {
  switch (action.kind) {
    case 'notify':
      return `通知${action.to.map(party => partyTitle(party, reading)).join('、')}`;
    case 'call':
      return `致电${action.contact === undefined ? '' : (reading.written.contacts?.[action.contact]?.title ?? action.contact)}`;
    case 'record':
      return `记入${(action.list && reading.written.facts?.[action.list]?.title) ?? action.in}`;
    case 'assess':
      return `判断：${action.facts.map(fact => reading.written.facts?.[fact]?.title ?? fact).join('、')}`;
    case 'decide':
    case 'confirm':
      return action.question;
    case 'approve':
      return `报${action.by.map(party => partyTitle(party, reading)).join('、')}批准`;
    case 'report':
      return `填写${reading.written.forms?.[action.form]?.title ?? action.form}`;
    case 'wait':
      return '等待';
    case 'task':
      reading.report('task-without-words', path, {
        zh: `步骤“${id}”没有写做什么：请写 do，或写明种类（notify、call、decide …）。`,
        en: `Step "${id}" does not say what to do: write do, or a kind (notify, call, decide …).`,
      });
      return id;
  }
}

function partyTitle(party: Party, reading: PlanReading): string {
  switch (party.kind) {
    case 'role':
      return reading.written.roles?.[party.role]?.title ?? party.role;
    case 'reporter':
      return '报告人';
    case 'head-of':
      return `${partyTitle(party.of, reading)}的部门负责人`;
    case 'item-author':
      return '记录人';
    case 'told-by':
      return '此前已通知的人';
    case 'contact':
      return reading.written.contacts?.[party.contact]?.title ?? party.contact;
  }
}

// One step: who, what, when it opens, how long it may take, whom to call when nobody answers.
import { namesIn, qualify } from '#core/feel/qualify.ts';
import type { Need, Opener } from './clock.ts';
import type { Source, StepId, UrgencyWord } from './ids.ts';
import { parseAction } from './parse-action.ts';
import { parseConsequence, parseEdge, parseLadder, parseNeed, parseOpener } from './parse-clock.ts';
import { parseLimits } from './parse-limit.ts';
import { parseParty, parseWho, STEP } from './parse-party.ts';
import { given, listOf, type PlanReading, reportUnknown } from './plan-reading.ts';
import type { WrittenOnLoss, WrittenOverride, WrittenSource, WrittenStep } from './plan-schema.ts';
import type { Case, OnLoss, Override, Step } from './step.ts';
import { titleOf } from './step-title.ts';
import { type StepPlace, writtenSteps } from './written-steps.ts';
import type { Path } from './yaml-text.ts';

export type Words = Readonly<Record<UrgencyWord, number>>;

/** The step, or undefined when something it cannot do without is missing; then there are findings. */
export function parseStep(
  id: StepId,
  place: StepPlace,
  written: WrittenStep,
  words: Words,
  reading: PlanReading,
): Step | undefined {
  const path = [...place.path, id];
  const action = parseAction(written, path, reading);
  const who =
    written.who === undefined
      ? missingActor(id, place, reading)
      : parseWho(written.who, [...path, 'who'], reading);
  const cases = parseCases(written.cases, reading);
  const more = {
    ...parseOpening(written, path, reading),
    ...parseLocks(written, path, reading),
    ...parseLimits(written, path, words, reading),
    ...given({
      part: place.part,
      sticky: written.sticky,
      cases,
      while: written.while,
      each: parseEach(written.each, [...path, 'each'], reading),
      ladder: written.ladder && parseLadder(written.ladder, [...path, 'ladder'], reading),
      meets: written.meets === undefined ? undefined : parseEdge(written.meets, [...path, 'meets'], reading),
      life_safety: written.life_safety,
      same_as: parseSameAs(written.same_as, [...path, 'same_as'], reading),
    }),
  };
  if (!action || !who) return undefined;
  const title = written.do ?? cases?.map(one => one.title).join('／');
  return {
    id,
    scenario: place.scenario,
    title: title ?? titleOf(action, id, written, path, reading),
    from: parseSources(written.from),
    force: written.force ?? 'must',
    who,
    action,
    ...more,
  };
}

type Opening = Pick<Step, 'after' | 'when' | 'if_unknown' | 'opens' | 'discretion'>;

function parseOpening(written: WrittenStep, path: Path, reading: PlanReading): Opening {
  const named = listOf(written.after).flatMap((edge, index) => {
    const found = parseEdge(edge, [...path, 'after', index], reading);
    return found ? [found] : [];
  });
  const beside = listOf(written.together).flatMap((step, index) => {
    const found = parseEdge(`${step}.opened`, [...path, 'together', index], reading);
    return found ? [found] : [];
  });
  const { discretion: whose } = written;
  return {
    after: [...named, ...beside],
    if_unknown: written.if_unknown ?? 'ask',
    opens: listOf(written.opens).flatMap((opener, index): readonly Opener[] => {
      const found = parseOpener(opener, [...path, 'opens', index], reading);
      return found ? [found] : [];
    }),
    ...given({
      when: written.when,
      discretion: whose === undefined ? undefined : parseParty(whose, [...path, 'discretion'], reading),
    }),
  };
}

type Locks = Pick<Step, 'until' | 'needs' | 'holds' | 'on_loss' | 'overridden_by'>;
type WrittenLocks = Pick<WrittenStep, 'until' | 'needs' | 'holds' | 'on_loss' | 'overridden_by'>;

export function parseLocks(written: WrittenLocks, path: Path, reading: PlanReading): Locks {
  return given({
    until: needsOf(written.until, reading),
    needs: needsOf(written.needs, reading),
    holds: written.holds === undefined ? undefined : listOf(written.holds),
    on_loss: parseOnLoss(written.on_loss, [...path, 'on_loss'], reading),
    overridden_by: parseOverride(written.overridden_by, [...path, 'overridden_by'], reading),
  });
}

function needsOf(
  written: string | readonly string[] | undefined,
  reading: PlanReading,
): readonly Need[] | undefined {
  return written === undefined ? undefined : listOf(written).map(need => parseNeed(need, reading));
}

export function parseOnLoss(
  written: WrittenOnLoss | undefined,
  path: Path,
  reading: PlanReading,
): OnLoss | undefined {
  if (written === undefined) return undefined;
  if (typeof written === 'string') return { do: written, tell: [], opens: [] };
  return { do: written.do, ...parseConsequence(written, path, reading) };
}

export function parseOverride(
  written: WrittenOverride | undefined,
  path: Path,
  reading: PlanReading,
): Override | undefined {
  if (written === undefined) return undefined;
  const { by, reason } = typeof written === 'string' ? { by: written, reason: undefined } : written;
  const party = parseParty(by, path, reading);
  return party && { by: party, reason: reason ?? true };
}

function parseCases(written: WrittenStep['cases'], reading: PlanReading): readonly Case[] | undefined {
  return written?.map(one => ({
    title: 'do' in one ? one.do : one.otherwise,
    from: parseSources(one.from),
    ...given({ when: 'when' in one ? one.when : undefined, until: needsOf(one.until, reading) }),
  }));
}

/** "STEP" of this plan, "PLAN/STEP" of another. */
function parseSameAs(written: string | undefined, path: Path, reading: PlanReading): Step['same_as'] {
  if (written === undefined) return undefined;
  const [plan, step] = written.includes('/') ? written.split('/') : [undefined, written];
  if (plan === undefined && !reading.names.steps.has(written))
    reportUnknown(reading, 'unknown-step', path, STEP, written, reading.names.steps.keys());
  return { step: step ?? '', ...given({ plan }) };
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

function missingActor(id: StepId, place: StepPlace, reading: PlanReading): undefined {
  const path = [...place.path, id];
  const others = writtenSteps(reading.written)
    .filter(({ scenario }) => scenario === place.scenario)
    .map(({ step }) => step);
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
export function parseEach(text: string | undefined, path: Path, reading: PlanReading): Step['each'] {
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
  const steps = writtenSteps(written).map(({ step }) => step);
  const kept = steps.flatMap(({ record }) => (record?.in === list ? [record.fields] : []));
  const all = [written.facts?.[list]?.fields, ...kept].map(fields => fields ?? []);
  return new Set(all.flatMap(fields => (Array.isArray(fields) ? fields : Object.keys(fields))));
}

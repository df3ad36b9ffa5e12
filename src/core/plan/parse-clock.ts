// Times as plans write them: "PT5M of outage.since", edges of steps and states, rungs of a ladder.
import { parseDuration } from '#core/time/instant.ts';
import {
  type Consequence,
  type Edge,
  type IncidentInstant,
  type Need,
  type Opener,
  type Origin,
  type Rung,
  type RungTarget,
  STEP_EDGES,
} from './clock.ts';
import type { StepId } from './ids.ts';
import { parseParty, STEP } from './parse-party.ts';
import { given, listOf, type PlanReading, reportUnknown } from './plan-reading.ts';
import type { WrittenConsequence, WrittenLadder } from './plan-schema.ts';
import type { Path } from './yaml-text.ts';

const INSTANTS: readonly IncidentInstant[] = ['occurred', 'reported', 'graded', 'activated', 'stood_down'];

/** The edge a text names, without any finding: `outage.ended`, `tell_leader.acknowledged`, `tell_leader` (done). */
function edgeNamed(text: string, reading: PlanReading): Edge | undefined {
  const first = /^any (.+)$/.exec(text.trim())?.[1];
  const [name = '', mark, more] = (first ?? text.trim()).split('.');
  if (more !== undefined) return undefined;
  if (reading.names.facts.get(name) === 'state' && (mark === 'since' || mark === 'ended'))
    return { kind: 'state', fact: name, edge: mark };
  if (!reading.names.steps.has(name)) return undefined;
  const edge = STEP_EDGES.find(known => known === (mark ?? 'done'));
  return edge && { kind: 'step', step: name, edge, ...(first === undefined ? {} : { first: true }) };
}

/** One entry of `after`. */
export function parseEdge(text: string, path: Path, reading: PlanReading): Edge | undefined {
  const edge = edgeNamed(text, reading);
  if (edge) return edge;
  const [name = '', mark] = text.trim().replace(/^any /, '').split('.');
  if (reading.names.steps.has(name) || reading.names.facts.get(name) === 'state')
    reading.report('unknown-edge', path, {
      zh: `“${text}”不是可等待的时点；步骤可用 ${STEP_EDGES.join('、')}，状态可用 since、ended。`,
      en: `"${text}" is no edge to wait for${mark ? '' : ' (a state needs .since or .ended)'}; steps have ${STEP_EDGES.join(', ')}, states since and ended.`,
    });
  else
    reportUnknown(reading, 'unknown-step', path, STEP, name, [
      ...reading.names.steps.keys(),
      ...reading.names.facts.keys(),
    ]);
  return undefined;
}

export function parseOrigin(text: string, path: Path, reading: PlanReading): Origin | undefined {
  if (text === 'opened') return { kind: 'opened' };
  const instant = INSTANTS.find(known => known === text);
  if (instant) return { kind: 'incident', instant };
  const edge = edgeNamed(text, reading);
  if (edge) return edge;
  const [, level] = /^level\.(.+)$/.exec(text) ?? [];
  if (level !== undefined && reading.names.levels.has(level)) return { kind: 'level', level };
  const [, field] = /^item\.([\p{L}\p{N}_]+)$/u.exec(text) ?? [];
  if (field !== undefined) return { kind: 'item-field', field };
  const fact = text.replace(/\.observed$/, '');
  const type = reading.names.facts.get(fact);
  if (type !== undefined && type !== 'state') return { kind: 'fact', fact };
  reading.report('unknown-origin', path, {
    zh: `计时起点“${text}”不存在；可用：状态.since、状态.ended、步骤.opened/acknowledged/arrived/done、事实、opened、${INSTANTS.join('、')}。`,
    en: `The clock's origin "${text}" does not exist; use STATE.since, STATE.ended, STEP.opened/acknowledged/arrived/done, a fact, opened, or ${INSTANTS.join(', ')}.`,
  });
  return undefined;
}

/** "PT5M of outage.since". A span alone is a clock without origin: an error, with `opened` as the proposal. */
export function parseSpanOf(
  text: string,
  path: Path,
  reading: PlanReading,
): { readonly span: number; readonly of: Origin } | undefined {
  const [, written = '', origin] = /^(\S+)(?:\s+of\s+(\S+))?$/.exec(text.trim()) ?? [];
  const span = parseDuration(written);
  if (span === undefined) {
    reading.report('bad-time', path, {
      zh: `“${text}”不是时限；请写成 “PT5M of outage.since”（5 分钟，从故障起算）这样的形式。`,
      en: `"${text}" is no time limit; write it like "PT5M of outage.since" (5 minutes from when the outage began).`,
    });
    return undefined;
  }
  if (origin === undefined) {
    reading.report(
      'clock-without-origin',
      path,
      {
        zh: `时限“${text}”没有起点：从什么时候起算？请写成 “${written} of …”。`,
        en: `The limit "${text}" has no origin: counted from when? Write "${written} of …".`,
      },
      {
        proposal: {
          value: `${written} of opened`,
          reason: { zh: '从职责打开时起算', en: 'counted from when the duty opens' },
        },
      },
    );
    return undefined;
  }
  const of = parseOrigin(origin, path, reading);
  return of && { span, of };
}

export function parseSpan(text: string, path: Path, reading: PlanReading): number | undefined {
  const span = parseDuration(text.trim());
  if (span === undefined)
    reading.report('bad-time', path, {
      zh: `“${text}”不是时长；请写成 PT5M（5 分钟）、PT24H、P1D 这样的形式。`,
      en: `"${text}" is no length of time; write it like PT5M (5 minutes), PT24H, P1D.`,
    });
  return span;
}

export function parseSpanIf(text: string | undefined, path: Path, reading: PlanReading): number | undefined {
  return text === undefined ? undefined : parseSpan(text, path, reading);
}

/** One entry of `opens`: an edge, an instant, else a condition. */
export function parseOpener(text: string, path: Path, reading: PlanReading): Opener | undefined {
  if (/^-?P\d*[\dTWD]\S*(\s+of\s|\s*$)/.test(text.trim())) {
    const written = parseSpanOf(text, path, reading);
    return written && { kind: 'instant', offset: written.span, origin: written.of };
  }
  const every = /^every (.+)$/.exec(text.trim())?.[1];
  if (every !== undefined) {
    const edge = parseEdge(every, path, reading);
    return edge && { kind: 'edge', edge, every: true };
  }
  const edge = text.includes('.') ? edgeNamed(text, reading) : undefined;
  return edge ? { kind: 'edge', edge } : { kind: 'condition', feel: text.trim() };
}

/** One entry of `needs` or `until`: a step (done), an edge, else a condition. */
export function parseNeed(text: string, reading: PlanReading): Need {
  const edge = edgeNamed(text, reading);
  return edge ? { kind: 'edge', edge } : { kind: 'condition', feel: text.trim() };
}

// ---------------------------------------------------------------- ladders

/** One list, or one for each mark: `{ acknowledged: […], done: […] }`. */
export function parseLadder(written: WrittenLadder, path: Path, reading: PlanReading): readonly Rung[] {
  const all = Array.isArray(written)
    ? written.map((rung, index) => ({ rung, at: [...path, index], unless: rung.unless ?? 'acknowledged' }))
    : MARKS.flatMap(mark =>
        (written[mark] ?? []).map((rung, index) => ({ rung, at: [...path, mark, index], unless: mark })),
      );
  const rungs: Rung[] = [];
  for (const [index, { rung, at, unless }] of all.entries()) {
    const span = parseSpanOf(rung.at, [...at, 'at'], reading);
    const id = rung.id ?? `rung_${index + 1}`;
    if (rungs.some(other => other.id === id))
      reading.report('duplicate-rung', at, {
        zh: `阶梯里有两级都叫“${id}”，请改名。`,
        en: `Two rungs of the ladder are called "${id}"; rename one.`,
      });
    const { tell, opens } = parseConsequence(given({ tell: rung.tell, open: rung.open }), at, reading);
    if (span)
      rungs.push({ id, offset: span.span, of: span.of, unless, tell, ...(opens.length ? { opens } : {}) });
  }
  return rungs;
}

const MARKS = ['acknowledged', 'accepted', 'arrived', 'done'] as const;

/** Who is told when something is short, missed or lost, and which steps open: `{ tell, open }`, or only whom. */
export function parseConsequence(written: WrittenConsequence, path: Path, reading: PlanReading): Consequence {
  const short = typeof written === 'string' || Array.isArray(written);
  const { tell, open } = short ? { tell: written, open: undefined } : written;
  const at = short ? path : [...path, 'tell'];
  return {
    tell: listOf(tell).flatMap((target, index) => {
      const found = parseTarget(target, Array.isArray(tell) ? [...at, index] : at, reading);
      return found ? [found] : [];
    }),
    opens: parseStepNames(open, [...path, 'open'], reading),
  };
}

export function parseStepNames(
  written: string | readonly string[] | undefined,
  path: Path,
  reading: PlanReading,
): readonly StepId[] {
  return listOf(written).filter((step, index) => {
    if (reading.names.steps.has(step)) return true;
    const at = Array.isArray(written) ? [...path, index] : path;
    reportUnknown(reading, 'unknown-step', at, STEP, step, reading.names.steps.keys());
    return false;
  });
}

const TARGETS: Readonly<Record<string, RungTarget>> = {
  deputies: { kind: 'deputies' },
  unit_head: { kind: 'unit-head' },
  parent_head: { kind: 'parent-head' },
  alarm: { kind: 'alarm' },
};

function parseTarget(text: string, path: Path, reading: PlanReading): RungTarget | undefined {
  const known = Object.hasOwn(TARGETS, text) ? TARGETS[text] : undefined;
  if (known) return known;
  const party = parseParty(text, path, reading);
  return party && { kind: 'party', party };
}

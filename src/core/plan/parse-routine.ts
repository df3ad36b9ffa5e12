// What comes round: routines, exercises, training; and what is kept in store.
import { parseHowOften } from './parse-cadence.ts';
import { parseConsequence, parseEdge, parseSpan, parseSpanIf, parseStepNames } from './parse-clock.ts';
import { parseTimeOfDay } from './parse-day.ts';
import { parseEvidence } from './parse-evidence.ts';
import { parseParties, parseRole, parseRoles, parseWho, unitNamed } from './parse-party.ts';
import { parseSources } from './parse-step.ts';
import type { Plan } from './plan.ts';
import { given, listOf, mapped, type PlanReading, reportUnknown } from './plan-reading.ts';
import type { WrittenPlan } from './plan-schema.ts';
import type { Exercise, Inject, Resource, Routine, Training } from './routine.ts';
import type { Path } from './yaml-text.ts';

type Written<K extends keyof WrittenPlan> =
  NonNullable<WrittenPlan[K]> extends Record<string, infer T> ? T : never;

export function parseRoutines(reading: PlanReading): Plan['routines'] {
  const { routines, scenarios } = reading.written;
  return (
    routines &&
    mapped(routines, (id, written) => {
      if (Object.hasOwn(scenarios, id) || id === 'gates' || id === 'after')
        reading.report('name-taken', ['routines', id], {
          zh: `“${id}”已是场景的编号或保留名称，请给例行工作换个编号。`,
          en: `"${id}" is the id of a scenario already, or reserved; rename the routine.`,
        });
      return parseRoutine(id, written, reading);
    })
  );
}

function parseRoutine(id: string, written: Written<'routines'>, reading: PlanReading): Routine {
  const path = ['routines', id];
  const who = written.who === undefined ? undefined : parseWho(written.who, [...path, 'who'], reading);
  if (written.who === undefined)
    reading.report('missing-actor', path, {
      zh: `例行工作“${written.do}”没有写由谁做：请写 who；条文没有写的，在 filled 里说明。`,
      en: `The routine "${written.do}" does not say who does it: write who; if the text does not say, explain under filled.`,
    });
  const often = parseHowOften(written, path, reading);
  if (written.every === undefined && written.at_least === undefined)
    reportNoCadence(path, written.do, reading);
  const { not_done } = written;
  return {
    id,
    title: written.do,
    from: parseSources(written.from),
    force: written.force ?? 'must',
    who: who ?? { mode: 'one', party: { kind: 'reporter' } },
    how_often: often ?? { kind: 'unsaid', word: '' },
    evidence: parseEvidence(written.evidence, [...path, 'evidence'], reading),
    steps: Object.keys(written.steps ?? {}),
    fills: parseRoles(written.fills, [...path, 'fills'], reading),
    ...given({
      opens_before: parseSpanIf(written.lead_time, [...path, 'lead_time'], reading),
      by: written.by === undefined ? undefined : parseTimeOfDay(written.by, [...path, 'by'], reading),
      counts_when:
        written.counts_when === undefined
          ? undefined
          : parseEdge(written.counts_when, [...path, 'counts_when'], reading),
      check: written.check,
      not_done: not_done && {
        keep: not_done.keep ?? 'nobody',
        ...parseConsequence(not_done, [...path, 'not_done'], reading),
      },
    }),
  };
}

function reportNoCadence(path: Path, title: string, reading: PlanReading): void {
  reading.report('routine-without-cadence', path, {
    zh: `“${title}”没有写多久一次：请写 every 或 at_least；原文只写“定期”的，就照写 every: 定期。`,
    en: `"${title}" does not say how often: write every or at_least; where the text only says 定期, write every: 定期.`,
  });
}

// ---------------------------------------------------------------- resources

export function parseResources(reading: PlanReading): Plan['resources'] {
  const { resources } = reading.written;
  return (
    resources &&
    mapped(resources, (id, written): Resource => {
      const path = ['resources', id];
      const { keeper, of, from, kind, title, ...figures } = written;
      return {
        id,
        title,
        kind: kind ?? 'material',
        from: parseSources(from),
        ...given({
          ...figures,
          keeper: keeper === undefined ? undefined : parseRole(keeper, [...path, 'keeper'], reading),
          of: of === undefined ? undefined : unitNamed(of, [...path, 'of'], reading),
        }),
      };
    })
  );
}

// ---------------------------------------------------------------- exercises and training

export function parseExercises(reading: PlanReading): Plan['exercises'] {
  const { exercises } = reading.written;
  return exercises && mapped(exercises, (id, written) => parseExercise(id, written, reading));
}

function parseExercise(id: string, written: Written<'exercises'>, reading: PlanReading): Exercise {
  const path = ['exercises', id];
  const { scenario, who } = written;
  if (scenario !== undefined && !Object.hasOwn(reading.written.scenarios, scenario)) {
    const what = { zh: '场景', en: 'scenario' };
    const known = Object.keys(reading.written.scenarios);
    reportUnknown(reading, 'unknown-scenario', [...path, 'scenario'], what, scenario, known);
  }
  return {
    id,
    title: written.title,
    kind: written.kind ?? 'drill',
    takes_part:
      written.takes_part === undefined
        ? []
        : parseParties(written.takes_part, [...path, 'takes_part'], reading),
    approved_by: parseRoles(written.approved_by, [...path, 'approved_by'], reading),
    cast: mapped(written.cast, (_, people) => listOf(people ?? undefined)),
    injects: (written.injects ?? []).flatMap((one, index) =>
      parseInject(one, [...path, 'injects', index], reading),
    ),
    expect: (written.expect ?? []).flatMap((one, index) => {
      const at = [...path, 'expect', index];
      const [step] = parseStepNames(one.step, [...at, 'step'], reading);
      const after =
        one.after === undefined ? undefined : parseStepNames(one.after, [...at, 'after'], reading);
      return step === undefined
        ? []
        : [{ step, ...given({ by: parseSpanIf(one.by, [...at, 'by'], reading), after }) }];
    }),
    scores: written.scores ?? [],
    records: written.records ?? [],
    from: parseSources(written.from),
    ...given({
      scenario,
      who: who === undefined ? undefined : parseRole(who, [...path, 'who'], reading),
      how_often: parseHowOften(written, path, reading),
      opens_before: parseSpanIf(written.lead_time, [...path, 'lead_time'], reading),
    }),
  };
}

type WrittenInject = NonNullable<Written<'exercises'>['injects']>[number];

function parseInject(written: WrittenInject, path: Path, reading: PlanReading): readonly Inject[] {
  const at = parseSpan(written.at, [...path, 'at'], reading);
  for (const fact of Object.keys(written.sets ?? {}))
    if (!reading.names.facts.has(fact)) {
      const what = { zh: '事实', en: 'fact' };
      reportUnknown(reading, 'unknown-fact', [...path, 'sets', fact], what, fact, reading.names.facts.keys());
    }
  if (at === undefined) return [];
  return [
    {
      at,
      text: written.text,
      tell: written.tell === undefined ? [] : parseParties(written.tell, [...path, 'tell'], reading),
      sets: written.sets ?? {},
      from: parseSources(written.from),
    },
  ];
}

export function parseTraining(reading: PlanReading): Plan['training'] {
  const { training } = reading.written;
  return (
    training &&
    mapped(training, (id, written): Training => {
      const path = ['training', id];
      const { who } = written;
      return {
        id,
        title: written.title,
        for: written.for === undefined ? [] : parseParties(written.for, [...path, 'for'], reading),
        tested: written.tested ?? false,
        evidence: parseEvidence(written.evidence, [...path, 'evidence'], reading),
        from: parseSources(written.from),
        ...given({
          who: who === undefined ? undefined : parseRole(who, [...path, 'who'], reading),
          how_often: parseHowOften(written, path, reading),
        }),
      };
    })
  );
}

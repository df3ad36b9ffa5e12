// YAML → Plan: shape, names and times. What the plan means as a whole is judged by check-plan.ts; readPlan does both.
import type { Finding } from '#core/finding.ts';
import { parseLadder } from './parse-clock.ts';
import { parseClose, parseQuestions } from './parse-close.ts';
import { parseDayWords, parseFacts, parseFilled, parseWords, parseZone } from './parse-definitions.ts';
import { parseForms } from './parse-form.ts';
import { parseGrades, parseLevels } from './parse-grades.ts';
import { parseCalendars, parseHead, parseParams, parseRefines } from './parse-head.ts';
import {
  parseActs,
  parseContacts,
  parsePresence,
  parseRolesDefined,
  parseRules,
  parseUnits,
} from './parse-organisation.ts';
import { parseExercises, parseResources, parseRoutines, parseTraining } from './parse-routine.ts';
import { parseScenarios } from './parse-scenario.ts';
import type { Plan } from './plan.ts';
import { given, type PlanReading, planReading } from './plan-reading.ts';
import { type WrittenPlan, writtenPlan } from './plan-schema.ts';
import { refine } from './refine-plan.ts';
import { schemaFindings } from './schema-findings.ts';
import { reportTaken, USUAL_LADDER } from './usual.ts';
import { writtenSteps } from './written-steps.ts';
import { type Places, readYamlText } from './yaml-text.ts';

export type ParsedPlan = {
  readonly plan: Plan | null;
  readonly findings: readonly Finding[];
  readonly places: Places;
};

/** `base`: the plan that this one refines. */
export type Beside = { readonly base?: WrittenPlan | undefined };

/** The written plan in a YAML text, for another to refine; undefined when it has not the shape of one. */
export function writtenIn(yaml: string): WrittenPlan | undefined {
  const { value } = readYamlText(yaml);
  const shaped = writtenPlan.safeParse(value);
  return shaped.success ? shaped.data : undefined;
}

/** The plan is null when any finding is an error. Findings are in the order of the text. */
export function parsePlan(yaml: string, { base }: Beside = {}): ParsedPlan {
  const { value, places, findings } = readYamlText(yaml);
  const broken = findings.some(({ severity }) => severity === 'error');
  if (value === undefined || value === null) return { plan: null, findings: inOrder(findings), places };
  const shaped = writtenPlan.safeParse(value, { reportInput: true });
  if (!shaped.success) {
    const all = [...findings, ...schemaFindings(shaped.error.issues, places)];
    return { plan: null, findings: inOrder(all), places };
  }
  const whole = wholePlan(shaped.data, base);
  if (!whole) {
    const missing = baseMissing(shaped.data, places);
    return { plan: null, findings: inOrder([...findings, missing]), places };
  }
  const read = resolvePlan(whole, places);
  const all = inOrder([...findings, ...read.findings]);
  return { plan: broken ? null : read.plan, findings: all, places };
}

function wholePlan(written: WrittenPlan, base: WrittenPlan | undefined): WrittenPlan | undefined {
  const { refines } = written;
  if (refines === undefined) return written;
  const named = typeof refines === 'string' ? refines : refines.plan;
  return base?.plan === named ? { ...refine(base, written), refines } : undefined;
}

function baseMissing({ refines }: WrittenPlan, places: Places): Finding {
  const name = typeof refines === 'object' ? refines.plan : (refines ?? '');
  return {
    code: 'base-plan-missing',
    severity: 'error',
    place: places.at(['refines']),
    message: {
      zh: `这份预案是在“${name}”上改的，没有它读不全：请一并给出“${name}”。`,
      en: `This plan refines "${name}" and cannot be read without it: give "${name}" as well.`,
    },
  };
}

/** A written plan with its names resolved: what parsePlan does after the YAML. */
export function resolvePlan(
  written: WrittenPlan,
  places: Places,
): { readonly plan: Plan | null; readonly findings: readonly Finding[] } {
  const lists = listsKeptByRecords(written);
  const reading = planReading(written, places, lists);
  const words = parseWords(reading);
  const { scenarios, steps } = parseScenarios(words, reading);
  reportTaken(reading, steps);
  const plan: Plan = {
    plan: written.plan,
    title: written.title,
    kind: written.kind ?? 'special',
    zone: parseZone(reading),
    head: parseHead(reading),
    words,
    units: parseUnits(reading),
    roles: parseRolesDefined(reading),
    facts: parseFacts(lists, reading),
    acts: parseActs(reading),
    forms: parseForms(words, reading),
    contacts: parseContacts(reading),
    scenarios,
    steps,
    ladder: written.ladder ? parseLadder(written.ladder, ['ladder'], reading) : USUAL_LADDER,
    filled: parseFilled(written),
    ignored: written.ignored ?? {},
    ...parseParts(reading),
  };
  const broken = reading.findings.some(({ severity }) => severity === 'error');
  return { plan: broken ? null : plan, findings: reading.findings };
}

/** Parts that a plan may do without. */
function parseParts(reading: PlanReading): Partial<Plan> {
  const { written } = reading;
  return given({
    applies_to: written.applies_to,
    refines: parseRefines(reading),
    day_words: parseDayWords(reading),
    calendars: parseCalendars(reading),
    params: parseParams(reading),
    presence: parsePresence(reading),
    rules: parseRules(reading),
    resources: parseResources(reading),
    grades: parseGrades(reading),
    levels: parseLevels(reading),
    gates: written.gates && Object.keys(written.gates),
    routines: parseRoutines(reading),
    exercises: parseExercises(reading),
    training: parseTraining(reading),
    close: parseClose(reading),
    questions: parseQuestions(reading),
  });
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0),
  );
}

/** Logs that an `each` goes through become lists of the plan, with the fields of their record step. */
function listsKeptByRecords(written: WrittenPlan): readonly string[] {
  const steps = writtenSteps(written).map(({ step }) => step);
  const wanted = new Set(steps.map(({ each }) => each?.trim().split(/\s/)[0]));
  const logs = steps.flatMap(({ record }) => (record && wanted.has(record.in) ? [record.in] : []));
  return [...new Set(logs)].filter(log => !Object.hasOwn(written.facts ?? {}, log));
}

// How the plan ends: standing down, after-work, filing; the questions that the text leaves open.
import type { Close, Question } from './close.ts';
import { reportDay } from './parse-head.ts';
import { parseParties, parseRole } from './parse-party.ts';
import { parseSources } from './parse-step.ts';
import type { Plan } from './plan.ts';
import { given, listOf, mapped, type PlanReading, reportUnknown } from './plan-reading.ts';
import type { WrittenPlan } from './plan-schema.ts';
import type { Path } from './yaml-text.ts';

export function parseClose(reading: PlanReading): Close | undefined {
  const { close: written } = reading.written;
  if (!written) return undefined;
  const path = ['close'];
  const role = (name: string | undefined, ...keys: Path) =>
    name === undefined ? undefined : parseRole(name, [...path, ...keys], reading);
  const { filed } = written;
  return {
    conditions: (written.conditions ?? []).map((one, index) => {
      const id = `condition_${index + 1}`;
      if (typeof one === 'string') return { id, title: one, from: [] };
      return { id: one.id ?? id, title: one.title, from: parseSources(one.from) };
    }),
    tell: written.tell === undefined ? [] : parseParties(written.tell, [...path, 'tell'], reading),
    after: Object.keys(written.after ?? {}),
    from: parseSources(written.from),
    ...given({
      when: written.when,
      by: role(written.by, 'by'),
      filed: filed && given({ when: filed.when, by: role(filed.by, 'filed', 'by') }),
      false_alarm_by: role(written.false_alarm_by, 'false_alarm_by'),
      merged_by: role(written.merged_by, 'merged_by'),
    }),
  };
}

export function parseQuestions(reading: PlanReading): Plan['questions'] {
  const { questions } = reading.written;
  return questions && mapped(questions, (id, written) => parseQuestion(id, written, reading));
}

type WrittenQuestion = NonNullable<WrittenPlan['questions']>[string];

function parseQuestion(id: string, written: WrittenQuestion, reading: PlanReading): Question {
  const path = ['questions', id];
  const { ask, by, answer } = written;
  if (by !== undefined) reportDay(by, [...path, 'by'], reading);
  return {
    id,
    text: written.text,
    locks: parseLocked(written.locks, [...path, 'locks'], reading),
    from: parseSources(written.from),
    ...given({
      ask: ask === undefined ? undefined : parseRole(ask, [...path, 'ask'], reading),
      by,
      answer: answer && { text: answer.text, by: answer.by, ...given({ on: answer.date }) },
    }),
  };
}

/** Steps and forms; a name that is neither is said at its place. */
function parseLocked(
  written: string | readonly string[] | undefined,
  path: Path,
  reading: PlanReading,
): readonly string[] {
  const { steps, forms } = reading.names;
  return listOf(written).flatMap((name, index) => {
    if (steps.has(name)) return [name];
    const form = forms.get(name);
    if (form !== undefined) return [form];
    const what = { zh: '步骤或表单', en: 'step or form' };
    const at = Array.isArray(written) ? [...path, index] : path;
    reportUnknown(reading, 'unknown-step', at, what, name, [...steps.keys(), ...forms.keys()]);
    return [];
  });
}

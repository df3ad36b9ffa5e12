// What the program takes where a plan says nothing: minutes for urgency words, a ladder. Always shown as a finding.
import { formatDuration } from '#core/time/instant.ts';
import type { Plan, Rung, UrgencyWord } from './plan.ts';
import type { PlanReading } from './plan-reading.ts';

/** Minutes taken for urgency words when the plan does not set its own. */
export const USUAL_WORDS: Readonly<Record<UrgencyWord, number>> = {
  immediately: 2 * 60_000,
  promptly: 15 * 60_000,
  asap: 30 * 60_000,
};

/** The ladder of duties that write none, in plans that write none: deputies, head of unit, parent unit, alarm. */
export const USUAL_LADDER: readonly Rung[] = (['deputies', 'unit-head', 'parent-head', 'alarm'] as const).map(
  (kind, index) => ({
    id: `rung_${index + 1}`,
    offset: (index + 1) * 3 * 60_000,
    of: { kind: 'opened' },
    unless: 'acknowledged',
    tell: [{ kind }],
  }),
);

/** What the program takes where the plan says nothing, and where there is nothing to do at all. */
export function reportTaken(reading: PlanReading, steps: Plan['steps']): void {
  const { written } = reading;
  if (Object.keys(written.scenarios).length === 0)
    reading.report('plan-without-scenarios', ['scenarios'], {
      zh: '预案没有场景：什么情况下做什么？请在 scenarios 里至少写一个。',
      en: 'The plan has no scenarios: what happens when? Write at least one under scenarios.',
    });
  if (!written.ladder && Object.values(steps).some(({ ladder }) => !ladder))
    reading.report(
      'ladder-filled',
      ['ladder'],
      {
        zh: '没有写无人应答时怎么办（ladder），按 3 分钟找替补、6 分钟找部门负责人、9 分钟找上级部门、12 分钟报警执行；请确认或写明。',
        en: 'No ladder says what happens when nobody answers; taken: deputies after 3 minutes, head of unit 6, parent unit 9, alarm 12. Confirm or write your own.',
      },
      { severity: 'info' },
    );
  for (const word of ['immediately', 'promptly', 'asap'] as const) {
    if (written.words?.[word] !== undefined) continue;
    if (!Object.values(steps).some(({ limit }) => limit?.word === word && limit.of.kind === 'opened'))
      continue;
    const taken = formatDuration(USUAL_WORDS[word]);
    reading.report(
      'word-filled',
      ['words'],
      {
        zh: `没有写“${word}”（立即、及时等）按多少分钟计，取 ${taken}；请在 words.${word} 确认。`,
        en: `How long "${word}" is taken for is not written; ${taken} is used. Confirm it under words.${word}.`,
      },
      { severity: 'info', proposal: { value: taken, reason: { zh: '常用值', en: 'the usual value' } } },
    );
  }
}

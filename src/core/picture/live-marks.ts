// How a step stands in an incident, as its picture shows it. Of several duties of one step the most pressing tells.
export type LiveState = 'waiting' | 'open' | 'late' | 'alarm' | 'done' | 'waived' | 'withdrawn' | 'locked';

/** `title` says it in words: colour only repeats it. */
export type LiveMark = { readonly state: LiveState; readonly title: string };

export type LiveDuty = {
  readonly step: string | null;
  readonly phase: 'open' | 'done' | 'waived' | 'withdrawn';
  readonly overdue: boolean;
  readonly alarm: boolean;
  readonly locked: boolean;
};

const PRESSING: readonly LiveState[] = [
  'alarm',
  'late',
  'locked',
  'open',
  'waived',
  'done',
  'withdrawn',
  'waiting',
];

export function stateOf({ phase, overdue, alarm, locked }: Omit<LiveDuty, 'step'>): LiveState {
  if (phase !== 'open') return phase;
  if (alarm) return 'alarm';
  if (overdue) return 'late';
  return locked ? 'locked' : 'open';
}

export type StepStanding = { readonly state: LiveState; readonly done: number; readonly all: number };

/** Each step that has duties; `waiting` for those whose opening is foreseen. */
export function standingsOf(
  duties: readonly LiveDuty[],
  planned: readonly string[],
): ReadonlyMap<string, StepStanding> {
  const standings = new Map<string, StepStanding>();
  for (const step of planned) standings.set(step, { state: 'waiting', done: 0, all: 0 });
  for (const [step, of] of Map.groupBy(duties, duty => duty.step)) {
    if (step === null) continue;
    const states = of.map(stateOf);
    const state = PRESSING.find(one => states.includes(one)) ?? 'open';
    standings.set(step, { state, done: states.filter(one => one === 'done').length, all: of.length });
  }
  return standings;
}

// One rehearsal as it went: the engine's own events and state, whom the desk would have called on which channels and who
// answered, and what it would have asked of people outside. Nothing of it left the program.
import type { ScenarioId } from '#core/plan/plan.ts';
import type { IncidentEvent, MessageContent, MessagePurpose } from '#core/response/event.ts';
import type { DutyId, IncidentState } from '#core/response/state.ts';
import type { PersonId } from '#core/roster/roster.ts';
import type { Instant } from '#core/time/instant.ts';

export type Run = {
  readonly seed: number | null;
  readonly began: Instant;
  readonly ended: Instant; // the last thing that happened, or the end of the watch
  /** The incident, and the others that came while it lasted. */
  readonly cases: readonly RunCase[];
  readonly calls: readonly Call[];
  readonly refused: readonly Refused[];
  /** Time or work ran out before it was over. */
  readonly cut: 'horizon' | 'too-long' | null;
};

export type RunCase = {
  readonly scenario: ScenarioId;
  readonly state: IncidentState;
  readonly events: readonly IncidentEvent[];
};

/** One message to one person, on every channel the desk would have used. */
export type Call = {
  readonly at: Instant;
  readonly case: number; // index of the case
  readonly key: string;
  readonly person: PersonId;
  readonly duty: DutyId;
  readonly purpose: MessagePurpose;
  readonly content: MessageContent;
  readonly channels: readonly { readonly channel: string; readonly answered: Instant | null }[];
  readonly answered: Instant | null; // the earliest; null: never, or no answer was wanted
  readonly wanted: boolean; // an answer was
};

/** What a made-up person tried and the engine said no to. */
export type Refused = {
  readonly at: Instant;
  readonly case: number;
  readonly person: PersonId;
  readonly duty: DutyId | null;
  readonly code: string;
};

// What people may ask of a plan's life, and why it may be refused.
import type { ReviewTrigger } from '#core/plan/head.ts';
import type { PersonId } from '#core/roster/roster.ts';

export type LifeCommand =
  /** `revision` is the draft's, as it was looked at. */
  | { readonly type: 'submit'; readonly revision: number; readonly note: string | null }
  | {
      readonly type: 'sign';
      readonly revision: number;
      readonly signature: string;
      readonly agrees: boolean;
      readonly on_paper: boolean;
      readonly note: string | null;
    }
  | { readonly type: 'take-back' }
  | { readonly type: 'issue' }
  | { readonly type: 'receive' }
  | { readonly type: 'call-review'; readonly trigger: ReviewTrigger; readonly note: string }
  | {
      readonly type: 'look-again';
      readonly outcome: 'stands' | 'to-be-revised';
      readonly note: string;
      readonly next: string | null;
    }
  | { readonly type: 'retire'; readonly reason: string };

/** Who asks. `approves`: may put plans into force, and so enter what was signed on paper. */
export type Asker = { readonly person: PersonId | null; readonly approves: boolean };

export const LIFE_REFUSALS = [
  'no-draft',
  'submitted-already',
  'nothing-submitted',
  'signature-unknown',
  'signature-not-due',
  'signed-already',
  'not-your-signature',
  'signatures-missing',
  'note-required',
  'nothing-in-force',
  'not-issued-to-you',
  'issued-to-nobody',
  'received-already',
  'review-day-past',
] as const;
export type LifeRefusalCode = (typeof LIFE_REFUSALS)[number];

export type LifeRefusal = {
  readonly code: LifeRefusalCode | 'stale-revision';
  readonly detail: Readonly<Record<string, unknown>>;
};

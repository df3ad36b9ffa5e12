// What people do with a plan from draft to retirement, as it is written down: one record an act, appended and never changed.
// Saving a draft and putting a version into force are kept with the version itself.
import type { ReviewTrigger } from '#core/plan/head.ts';
import type { PersonId } from '#core/roster/roster.ts';
import type { Instant } from '#core/time/instant.ts';

/** `review` 审核 comes before `approval` 批准. */
export type SignatureKind = 'review' | 'approval';

/** A signature the plan asks for. `people` may give it; empty: no post or person of that name is known. */
export type Signature = {
  readonly id: string; // "approval:总经理"
  readonly kind: SignatureKind;
  readonly name: string; // as the plan has it
  readonly people: readonly PersonId[];
};

/** A unit or post that gets the plan, with its people when it was issued. */
export type Issue = { readonly to: string; readonly title: string; readonly people: readonly PersonId[] };

export type LifeAct =
  /** Handed in as it stands in that revision; an edit afterwards makes the signatures void. */
  | {
      readonly type: 'submitted';
      readonly version: number;
      readonly revision: number;
      readonly signatures: readonly Signature[];
      readonly note: string | null;
    }
  | {
      readonly type: 'signed';
      readonly version: number;
      readonly revision: number;
      readonly signature: string; // Signature.id
      readonly agrees: boolean;
      readonly person: PersonId | null; // who signed; null: an account that is nobody in the roster
      readonly on_paper: boolean; // signed on paper, entered here by somebody else
      readonly note: string | null;
    }
  | { readonly type: 'taken-back'; readonly version: number; readonly why: 'edited' | 'by-hand' }
  | { readonly type: 'issued'; readonly version: number; readonly to: readonly Issue[] }
  | { readonly type: 'received'; readonly version: number; readonly person: PersonId }
  /** One of the statutory reasons to look at the plan again, at once. */
  | { readonly type: 'review-called'; readonly trigger: ReviewTrigger; readonly note: string }
  | {
      readonly type: 'looked-at-again';
      readonly outcome: 'stands' | 'to-be-revised';
      readonly note: string;
      readonly next: string | null; // "YYYY-MM-DD"; null: by the plan's own rule
    }
  | { readonly type: 'retired'; readonly version: number; readonly reason: string };

export type LifeRecord = {
  readonly seq: number; // from 1, without gaps
  readonly at: Instant;
  readonly by: string; // account
  readonly act: LifeAct;
};

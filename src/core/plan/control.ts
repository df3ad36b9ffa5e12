// What is controlled: acts that are no step, what is never to be done, who must be there, what must always hold.
import type { Millis } from '#core/time/instant.ts';
import type { Need } from './clock.ts';
import type { Feel, ListId, RoleId, Source, StepId } from './ids.ts';
import type { Party } from './party.ts';
import type { OnLoss, Override } from './step.ts';

/** Leave the site, log out, turn the machine: asked for, granted or refused, violations recorded. */
export type Act = {
  readonly id: string;
  readonly title: string;
  readonly by: RoleId;
  readonly granted_by?: readonly Party[]; // empty or absent: nobody has to be asked
  readonly per?: ListId;
  readonly needs?: readonly Need[];
  readonly holds?: readonly Feel[];
  readonly on_loss?: OnLoss;
  readonly from?: readonly Source[];
};

/** `blocks` is an act, or a step when `step` is set. `while`: only as long as; `unless`: this lets it through. */
export type Prohibition = {
  readonly id: string;
  readonly blocks: string; // act id
  readonly step?: StepId; // a step that must not begin
  readonly title?: string; // the words of the text, where they are no act: 严禁动粗
  readonly where?: Feel; // of the item: machine.distance <= 10
  readonly while?: Feel;
  readonly unless?: Feel | { readonly permission_of: RoleId };
  readonly overridden_by?: Override;
  readonly from: readonly Source[];
};

/** A post that somebody is signed on to now, or nobody; lapses when not renewed. */
export type Presence = {
  readonly id: string;
  readonly title: string;
  readonly by: readonly RoleId[]; // who may sign on
  readonly outside: boolean;
  readonly renew?: Millis;
  readonly from: readonly Source[];
};

/** What must hold as long as the case is open, for each item: one guard a machine, nobody twice. */
export type Rule = {
  readonly id: string;
  readonly title: string;
  readonly holds: Feel;
  readonly per?: ListId;
  readonly on_loss?: OnLoss;
  readonly from: readonly Source[];
};

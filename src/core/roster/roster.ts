// Who is who and who is on duty now: the picture of an organisation that the engine is given at the moment it decides.
// It resolves a post to a person and says why that person.
import type { RoleId, UnitId } from '#core/plan/plan.ts';

export type PersonId = string;

export type Roster = {
  readonly version: number;
  readonly people: Readonly<Record<PersonId, Person>>;
  readonly units: Readonly<Record<UnitId, RosterUnit>>;
  readonly posts: Readonly<Record<RoleId, Post>>;
};

export type Person = {
  readonly id: PersonId;
  readonly name: string;
  readonly unit?: UnitId;
  /** Kinds of channel with an address that works, in the order the person wants them: "email", "webhook", "in-app". */
  readonly channels: readonly string[];
};

export type RosterUnit = {
  readonly id: UnitId;
  readonly title: string;
  readonly parent?: UnitId;
  readonly head?: PersonId;
};

export type Post = {
  readonly id: RoleId;
  readonly title: string;
  readonly unit?: UnitId;
  readonly holders: readonly PersonId[]; // all who hold it, in order
  readonly deputies: readonly PersonId[]; // in order
  readonly on_duty: readonly PersonId[]; // of holders and deputies, those on duty now
};

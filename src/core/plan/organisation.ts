// Who there is by the plan: units, posts and groups with their standing duties, outside numbers.
import type { RoleId, RoutineId, Source, UnitId } from './ids.ts';

export type Unit = {
  readonly id: UnitId;
  readonly title: string;
  readonly parent?: UnitId;
  readonly kind?: 'department' | 'group' | 'site' | 'outside';
  readonly head?: RoleId;
  readonly deputies?: readonly RoleId[]; // of the head, in order
  readonly members?: readonly RoleId[];
  readonly duties?: readonly StandingDuty[];
  readonly from?: readonly Source[];
};

export type Role = {
  readonly id: RoleId;
  readonly title: string;
  readonly unit?: UnitId;
  /** Relative roles are found in the case, not in the roster. */
  readonly is?: 'reporter' | 'scene-lead' | 'level-commander';
  /** A group of other roles: all their holders. */
  readonly members?: readonly RoleId[];
  /** Whoever of these is there first, in order: "负责人或当班负责人". */
  readonly first_present?: readonly RoleId[];
  /** Filled anew by this routine, each time it is done. */
  readonly posted_by?: RoutineId;
  /** Outside the organisation: never asked to sign in, never counted as a solver. */
  readonly outside?: boolean;
  readonly duties?: readonly StandingDuty[];
  readonly from?: readonly Source[];
};

/** What a unit or post answers for at all times: not a step, and never silently one. */
export type StandingDuty = { readonly title: string; readonly from: readonly Source[] };

export type Contact = {
  readonly id: string;
  readonly title: string;
  readonly number?: string;
  readonly keeper?: string;
  readonly from?: readonly Source[];
};

// The names a plan gives to its things, and the texts it quotes: ids, conditions, clauses of the source.

export type PlanId = string;
export type StepId = string;
export type FactId = string;
export type RoleId = string;
export type UnitId = string;
export type ScenarioId = string;
export type FormId = string;
export type ListId = FactId; // a fact of type list
export type LevelId = string;
export type RoutineId = string;
export type ResourceId = string;
export type CalendarId = string;

/** A FEEL expression, as written. */
export type Feel = string;

/** A clause of the source document; `repaired` when its text was garbled and a person settled the reading. */
export type Source = { readonly clause: string; readonly reading?: 'repaired'; readonly note?: string };

/** 立即 immediately, 及时/尽快 promptly, asap 最短时间内. The word stays visible; the minutes are the organisation's. */
export type UrgencyWord = 'immediately' | 'promptly' | 'asap';

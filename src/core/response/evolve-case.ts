// What belongs to the case as a whole after an event: its plans and their versions, its scenarios, who commands, what it was
// merged with, how often it was opened again.
import type { IncidentEvent } from './event.ts';
import type { IncidentState } from './state.ts';

type CaseEvent = Extract<
  IncidentEvent,
  {
    readonly type:
      | 'PlanAdded'
      | 'ScenarioAdded'
      | 'ScenarioLeft'
      | 'CommandHandedOver'
      | 'VersionAdopted'
      | 'IncidentReopened'
      | 'IncidentAbsorbed'
      | 'IncidentMerged';
  }
>;

export function caseAfter(state: IncidentState, event: CaseEvent): IncidentState {
  switch (event.type) {
    case 'PlanAdded':
      return { ...state, further: [...(state.further ?? []), event.plan] };
    case 'ScenarioAdded':
      return { ...state, scenarios: [...state.scenarios, event.scenario] };
    case 'ScenarioLeft':
      return {
        ...state,
        scenarios: state.scenarios.filter(one => one !== event.left.scenario),
        former: [...(state.former ?? []), event.left],
      };
    case 'CommandHandedOver': {
      const { command: _former, ...rest } = state;
      return { ...rest, in_command: event.alias };
    }
    case 'VersionAdopted':
      return adopted(state, event);
    case 'IncidentReopened':
      return reopened(state, event);
    case 'IncidentAbsorbed':
      return { ...state, absorbed: [...(state.absorbed ?? []), event.incident] };
    case 'IncidentMerged':
      return { ...state, phase: 'merged', stood_down: event.at, merged_into: event.into };
    default:
      return event satisfies never;
  }
}

function adopted(state: IncidentState, event: Extract<CaseEvent, { type: 'VersionAdopted' }>): IncidentState {
  const { alias, plan, from, by, at } = event;
  const log = [...(state.adopted ?? []), { plan: plan.id, from, to: plan.version, at, by }];
  if (alias === '') return { ...state, plan, adopted: log };
  const further = (state.further ?? []).map(one =>
    one.alias === alias ? { ...one, version: plan.version } : one,
  );
  return { ...state, further, adopted: log };
}

/** What was ticked was about the end before. */
function reopened(
  state: IncidentState,
  { at, by, reason }: Extract<CaseEvent, { type: 'IncidentReopened' }>,
): IncidentState {
  const before = { at, by, reason, stood_down: state.stood_down ?? at };
  return {
    ...state,
    phase: 'active',
    stood_down: null,
    filed: null,
    ticks: {},
    reopened: [...(state.reopened ?? []), before],
  };
}

// Every condition of a plan, with its place: whatever may hold one is listed here, once.

import { stepPath } from './checking.ts';
import type { Need } from './clock.ts';
import type { Feel, Plan } from './plan.ts';
import type { Step } from './step.ts';
import type { Path } from './yaml-text.ts';

export type Condition = { readonly feel: Feel; readonly path: Path; readonly perItem: boolean };

export function conditionsOf(plan: Plan): readonly Condition[] {
  return [
    ...Object.values(plan.steps).flatMap(step => ofStep(step, plan)),
    ...Object.values(plan.scenarios).flatMap(ofScenario),
    ...Object.values(plan.facts).flatMap(({ id, when }) => listed(when, ['facts', id, 'when'], false)),
    ...Object.values(plan.acts).flatMap(act => [
      ...needsOf(act.needs, ['acts', act.id, 'needs'], true),
      ...(act.holds ?? []).flatMap((feel, index) => listed(feel, ['acts', act.id, 'holds', index], true)),
    ]),
    ...Object.values(plan.rules ?? {}).flatMap(({ id, holds }) =>
      listed(holds, ['rules', id, 'holds'], true),
    ),
    ...(plan.grades?.table.rows ?? []).flatMap(row => listed(row.when, ['grades', 'rows', row.row], false)),
    ...listed(plan.close?.when, ['close', 'when'], false),
    ...listed(plan.close?.filed?.when, ['close', 'filed', 'when'], false),
  ];
}

function ofScenario({ id, stand_down, never, each }: Plan['scenarios'][string]): readonly Condition[] {
  const path = ['scenarios', id];
  const perItem = each !== undefined;
  return [
    ...listed(stand_down.when, [...path, 'stand_down', 'when'], false),
    ...listed(each?.where, [...path, 'each'], true),
    ...never.flatMap(({ id: name, while: during, where, unless }) => [
      ...listed(during, [...path, 'never', name, 'while'], perItem || where !== undefined),
      ...listed(where, [...path, 'never', name, 'where'], true),
      ...listed(
        typeof unless === 'string' ? unless : undefined,
        [...path, 'never', name, 'unless'],
        perItem || where !== undefined,
      ),
    ]),
  ];
}

function ofStep(step: Step, plan: Plan): readonly Condition[] {
  const perItem = step.each !== undefined || plan.scenarios[step.scenario]?.each !== undefined;
  const { action } = step;
  const at = (key: string, ...more: Path) => stepPath(step, key, ...more);
  return [
    ...listed(step.when, at('when'), perItem),
    ...listed(step.while, at('while'), perItem),
    ...listed(step.each?.where, at('each'), true),
    ...step.opens.flatMap((opener, index) =>
      listed(opener.kind === 'condition' ? opener.feel : undefined, at('opens', index), perItem),
    ),
    ...needsOf(step.until, at('until'), perItem),
    ...needsOf(step.needs, at('needs'), perItem),
    ...(step.holds ?? []).flatMap((feel, index) => listed(feel, at('holds', index), perItem)),
    ...(step.cases ?? []).flatMap((one, index) => [
      ...listed(one.when, at('cases', index, 'when'), perItem),
      ...needsOf(one.until, at('cases', index, 'until'), perItem),
    ]),
    ...listed(action.kind === 'wait' ? action.for : undefined, at('wait', 'for'), perItem),
    ...listed(action.kind === 'expect' ? action.holds : undefined, at('expect', 'holds'), perItem),
  ];
}

function needsOf(needs: readonly Need[] | undefined, path: Path, perItem: boolean): readonly Condition[] {
  return (needs ?? []).flatMap((need, index) =>
    need.kind === 'condition' ? listed(need.feel, [...path, index], perItem) : [],
  );
}

function listed(feel: Feel | undefined, path: Path, perItem: boolean): readonly Condition[] {
  return feel === undefined ? [] : [{ feel, path, perItem }];
}

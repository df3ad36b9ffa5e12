// Whom a rung or a consequence tells: deputies of the post, heads of its unit and of the units above, or people named.
import { ownName } from '#core/plan/case-name.ts';
import type { RungTarget, Step } from '#core/plan/plan.ts';
import { deputiesOf, headsAbove } from '#core/roster/resolve.ts';
import { everyone } from './people.ts';
import type { Duty, Holder } from './state.ts';
import type { Work } from './work.ts';

export type RungPlace = Pick<Duty, 'step' | 'fact' | 'item' | 'round' | 'holders' | 'permit' | 'asked_of'>;

export function peopleOf(work: Work, duty: RungPlace, target: RungTarget): readonly Holder[] {
  const step: Step | null = duty.step === null ? null : (work.plan.steps[duty.step] ?? null);
  switch (target.kind) {
    case 'alarm':
      return [];
    case 'party':
      return everyone(target.party, work, { step, item: duty.item, round: Number.parseInt(duty.round, 10) });
    case 'deputies':
      return postsOf(work, duty, step).flatMap(post => deputiesOf(post, work.roster));
    case 'unit-head':
      return heads(work, duty, step).filter(head => head.reason === 'unit-head');
    case 'parent-head':
      return heads(work, duty, step)
        .filter(head => head.reason === 'parent-head')
        .slice(0, 1);
    default:
      return target satisfies never;
  }
}

/** The posts that the duty was given to. */
function postsOf(work: Work, duty: RungPlace, step: Step | null): readonly string[] {
  const asked = duty.asked_of ?? duty.permit?.of;
  const parties = asked
    ? asked
    : step === null
      ? (duty.fact !== null &&
          work.plan.facts[duty.fact]?.ask.map(role => ({ kind: 'role' as const, role }))) ||
        []
      : step.who.mode === 'any-of'
        ? step.who.parties
        : [step.who.party];
  return parties.flatMap(party =>
    party.kind === 'role' ? (work.plan.roles[party.role]?.members ?? [party.role]) : [],
  );
}

function heads(work: Work, duty: RungPlace, step: Step | null): readonly Holder[] {
  const [first] = duty.holders;
  const unit =
    (first && work.roster.people[first.person]?.unit) ??
    postsOf(work, duty, step)
      .map(post => work.roster.posts[ownName(post)]?.unit)
      .find(one => one !== undefined);
  return headsAbove(unit, work.roster).filter(head => head.person !== first?.person);
}

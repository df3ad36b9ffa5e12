// What follows when something is short, missed, missing or lost: these are told, these steps open.

import type { Consequence } from '#core/plan/clock.ts';
import { commanders, raiseAlarm } from './alarm.ts';
import { callStep } from './called.ts';
import { type About, requestNotices } from './message.ts';
import { once } from './people.ts';
import { peopleOf } from './rung-people.ts';
import type { Duty, Holder } from './state.ts';
import type { Work } from './work.ts';

/** `why` names what happened ("lost:guard_post.present"); each happening is told once to each. */
export function bringAbout(
  work: Work,
  about: About,
  place: Pick<Duty, 'step' | 'fact' | 'item' | 'round' | 'holders' | 'scenario' | 'items'>,
  what: Consequence,
  why: string,
): void {
  const people = once(what.tell.flatMap(target => peopleOf(work, place, target)));
  requestNotices(work, about, 'trouble', people, why);
  if (what.tell.some(target => target.kind === 'alarm')) alarm(work, about, place, why);
  for (const step of what.opens) callStep(work, step, why, true, place.items);
}

function alarm(work: Work, about: About, place: Pick<Duty, 'scenario'>, why: string): void {
  const duty = work.state.duties[about.id];
  if (duty?.phase === 'open') raiseAlarm(work, duty, why);
  else requestNotices(work, about, 'alarm', commanders(work, place) satisfies readonly Holder[], why);
}

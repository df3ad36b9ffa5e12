// At stand-down exactly those learn of it who were told before, and those whom the plan names under `close.tell`. A plan that
// names nobody has steps of its own for it. A number outside is rung up by a person: that is a duty.
import { requestMessages, requestNotices } from './message.ts';
import { blankDuty } from './open-duty.ts';
import { isOutside, outsideTitle } from './outside.ts';
import { everyone, once, peopleTold } from './people.ts';
import type { Duty, Holder } from './state.ts';
import { emit, type Work } from './work.ts';

export function tellItIsOver(work: Work, by: string): void {
  const tell = work.plan.close?.tell ?? [];
  if (tell.length === 0) return;
  const named = once(tell.flatMap(party => everyone(party, work, { step: null, item: null, round: 0 })));
  const people = once([...toldBefore(work), ...named]).filter(one => one.person in work.roster.people);
  const [scenario = ''] = work.state.scenarios;
  const about = { id: 'over', title: work.state.title, scenario, due: null, times: 1, from: by };
  requestNotices(work, about, 'over', people, `${work.state.seq}`);
  const outside = tell.flatMap(party => (party.kind === 'contact' ? [party.contact] : []));
  for (const contact of new Set([...outside, ...contactsTold(work)])) ringUp(work, contact, by, scenario);
}

/** Whoever any telling duty of this incident in fact reached. */
export function toldBefore(work: Work): readonly Holder[] {
  const duties = Object.values(work.state.duties).filter(
    duty => duty.kind === 'notify' || duty.kind === 'level',
  );
  return once(duties.flatMap(peopleTold).map(person => ({ person, reason: 'told-before' })));
}

function contactsTold(work: Work): readonly string[] {
  return toldBefore(work)
    .filter(({ person }) => isOutside(person))
    .map(({ person }) => person.slice('contact:'.length));
}

function ringUp(work: Work, contact: string, by: string, scenario: string): void {
  const holders = [{ person: by, reason: 'holder' }];
  const id = `over:${contact}/${work.state.seq}`;
  const duty: Duty = {
    ...blankDuty(work, id, scenario, undefined),
    kind: 'call',
    title: outsideTitle(work.plan, `contact:${contact}`) ?? contact,
    round: String(work.state.seq),
    item: contact,
    force: 'should',
    holders,
  };
  emit(work, { type: 'DutyOpened', duty, why: 'stood-down', again: false });
  requestMessages(work, duty, 'do', holders);
}

// Who learns of a new level: those the plan names for it, and, when it is lowered, exactly those who came to know of the
// higher one. Outside numbers are for the commander to ring; he also gets the list of what the higher level opened.
import { feelOf } from '#core/feel/feel.ts';
import type { LevelId } from '#core/plan/plan.ts';
import { raiseAlarm } from './alarm.ts';
import { commandersNow } from './commander.ts';
import { current } from './current-duty.ts';
import type { MessageContent } from './event.ts';
import { minutesOf } from './level-limit.ts';
import { aboutDuty, requestMessage, requestMessages, requestNotices, sayItem } from './message.ts';
import { blankDuty } from './open-duty.ts';
import { isOutside, outsidersOf } from './outside.ts';
import { everyone, once, peopleTold } from './people.ts';
import type { Duty, Holder, Told } from './state.ts';
import { emit, type Work } from './work.ts';

const NOWHERE = { step: null, item: null, round: 0 };

/** A duty of the commander: those who are told confirm it; whoever stands outside is told by him. */
export function announceLevel(work: Work, { isLowered }: { readonly isLowered: boolean }): void {
  const { level } = work.state;
  if (!level) return;
  const before = Object.values(work.state.duties).filter(duty => duty.announces !== undefined);
  for (const duty of before) if (duty.phase === 'open') withdraw(work, duty);
  const parties = work.plan.levels?.[level.level]?.tell ?? [];
  const told = once([
    ...parties.flatMap(party => [...everyone(party, work, NOWHERE), ...outsidersOf(work.plan, party)]),
    ...(isLowered ? before.flatMap(peopleTold).map(person => ({ person, reason: 'told-before' })) : []),
  ]);
  if (told.length === 0) return;
  const duty: Duty = {
    ...blankDuty(work, `level/${before.length + 1}`, work.state.scenarios[0] ?? '', undefined),
    kind: 'level',
    title: titleOf(work, level.level),
    force: 'should',
    round: String(before.length + 1),
    holders: commandersOf(work).slice(0, 1),
    told: told.map(one => toldNow(work, one)),
    due: work.at + minutesOf(work, 'immediately'),
    announces: level.level,
  };
  emit(work, { type: 'DutyOpened', duty, why: `level:${level.level}`, again: false });
  const inside = told.filter(one => !isOutside(one.person));
  requestNotices(work, { ...aboutDuty(duty), say: factsOf(work) }, 'level', inside);
  const [holder] = duty.holders;
  if (!holder) raiseAlarm(work, duty, 'nobody-holds-the-post');
  else if (told.some(one => isOutside(one.person))) requestMessage(work, duty, 'do', holder);
}

/** What the rows that fired read, as it is known now. */
function factsOf(work: Work): MessageContent['say'] {
  const { plan, state } = work;
  const rows = (plan.grades?.table.rows ?? []).filter(row => state.level?.rows.includes(row.id));
  const names = rows.flatMap(row => feelOf(plan, row.when).names).filter(name => name in plan.facts);
  return [...new Set(names)].map(name => sayItem({ plan, state }, name));
}

/** Nothing is withdrawn by itself: the commander says of each whether it goes on. */
export function tellOfWhatIsLeft(work: Work, former: LevelId): void {
  const { level } = work.state;
  if (!level || level.left.length === 0) return;
  const titles = level.left.map(id => work.state.duties[id]?.title ?? id).join('；');
  const about = {
    id: `level:${level.level}`,
    title: titleOf(work, level.level),
    scenario: work.state.scenarios[0] ?? '',
    due: null,
    times: 1,
    from: null,
    say: [{ title: titleOf(work, former), value: titles }],
  };
  requestNotices(work, about, 'left', commandersOf(work), String(work.state.seq));
}

function commandersOf(work: Work): readonly Holder[] {
  return commandersNow(work, party => everyone(party, work, NOWHERE));
}

function titleOf(work: Work, level: LevelId): string {
  return work.plan.levels?.[level]?.title ?? level;
}

function toldNow(work: Work, { person, reason }: Holder): Told {
  return {
    person,
    reason,
    attempted: isOutside(person) ? null : work.at,
    sent: null,
    delivered: null,
    acknowledged: null,
    failed: null,
  };
}

/** What was to be told of a level that is over is not told any more. */
function withdraw(work: Work, duty: Duty): void {
  emit(work, { type: 'DutyWithdrawn', duty: duty.id, reason: 'level:changed' });
  const rings = duty.told.some(one => isOutside(one.person));
  if (rings) requestMessages(work, current(work, duty), 'withdrawn', duty.holders, 'level:changed');
}

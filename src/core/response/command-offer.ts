// Taking command: the commander of a level is asked and takes over when he accepts; until then the former one commands.
import type { LevelId, RoleId } from '#core/plan/plan.ts';
import { commandersNow } from './commander.ts';
import { completeDuty } from './fulfil.ts';
import { requestMessages } from './message.ts';
import { openAsked } from './open-duty.ts';
import { candidates, everyone } from './people.ts';
import type { Duty, Mark } from './state.ts';
import { emit, openDuties, type Work } from './work.ts';

const NOWHERE = { step: null, item: null, round: 0 };

/** Asks the commander of the present level, unless he commands already or has been asked. */
export function offerCommand(work: Work): void {
  const level = work.state.level?.level ?? '';
  const role = work.plan.levels?.[level]?.commander;
  const open = openDuties(work.state).filter(duty => duty.commands);
  for (const duty of open) if (duty.commands?.role !== role) withdraw(work, duty);
  if (role === undefined || open.some(duty => duty.commands?.role === role)) return;
  if (work.state.command?.role === role) return; // whoever took it for this post keeps it
  const holders = candidates({ kind: 'role', role }, work, NOWHERE).slice(0, 1);
  if (commandsAlready(work, holders[0]?.person, role, level)) return;
  const count = Object.keys(work.state.duties).filter(id => id.startsWith('command/')).length + 1;
  openAsked(
    work,
    {
      id: `command/${count}`,
      kind: 'command',
      title: work.plan.levels?.[level]?.title ?? level,
      holders,
      asked_of: [{ kind: 'role', role }],
      commands: { level, role },
    },
    `level:${level}`,
  );
}

/** Whoever may stand the case down commands it from the beginning: nobody has to be asked. */
function commandsAlready(work: Work, person: string | undefined, role: RoleId, level: LevelId): boolean {
  if (person === undefined) return false;
  if (work.state.command) {
    if (work.state.command.person !== person) return false;
    emit(work, { type: 'CommandTaken', person, role, level }); // the same person, by another post
    return true;
  }
  const own = work.state.scenarios.flatMap(id => work.plan.scenarios[id]?.stand_down.by ?? []);
  const isOfLevel = own.every(by => work.plan.roles[by]?.is === 'level-commander');
  const now = commandersNow(work, party => everyone(party, work, NOWHERE));
  if (isOfLevel || now[0]?.person !== person) return false;
  emit(work, { type: 'CommandTaken', person, role, level });
  return true;
}

/** Accepted: from now on this person commands. */
export function takeCommand(work: Work, duty: Duty, mark: Mark): void {
  if (!duty.commands || duty.phase !== 'open') return;
  const { level, role } = duty.commands;
  completeDuty(work, duty, mark, null, null);
  emit(work, { type: 'CommandTaken', person: mark.by, role, level });
}

function withdraw(work: Work, duty: Duty): void {
  emit(work, { type: 'DutyWithdrawn', duty: duty.id, reason: 'level:changed' });
  requestMessages(work, duty, 'withdrawn', [...duty.holders, ...duty.called], 'level:changed');
}

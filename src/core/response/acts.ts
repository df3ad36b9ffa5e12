// Controlled acts that are no step: leave the site, log out, turn the machine. Each is asked for, granted or refused by
// those whose permission the plan wants, ends or is stopped; what was done without leave is recorded.
import type { Act, Party } from '#core/plan/plan.ts';
import { type Ban, banNamed, bansOnAct, permissionOf } from './bans.ts';
import type { Command, Refusal } from './command.ts';
import { bringAbout } from './consequence.ts';
import { completeDuty } from './fulfil.ts';
import { listItems } from './items.ts';
import { mayPass } from './locks.ts';
import { type About, aboutDuty, requestMessages, requestNotices } from './message.ts';
import { needHolds, needName } from './need.ts';
import { openPermit } from './open-duty.ts';
import { holdsRole } from './people.ts';
import { refusal } from './refuse.ts';
import { rulesStopping } from './rules.ts';
import type { ActRequest, Duty, Mark } from './state.ts';
import { emit, scenarioRound, type Work } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function askAct(work: Work, command: Of<'AskAct'>, commands: boolean): Refusal | null {
  const act = work.plan.acts[command.act];
  if (!act) return refusal('unknown-act', { act: command.act });
  if (!commands && !holdsRole(command.by, act.by, work)) return refusal('not-yours', { act: act.title });
  const item = command.item ?? null;
  if ((item === null) !== (act.per === undefined) || (item !== null && itemOf(work, act, item) === undefined))
    return refusal('unknown-item', { act: act.title });
  if (work.state.phase !== 'active') return refusal('incident-closed', { phase: work.state.phase });
  if (requests(work).some(one => isSame(one, act, item, command.by) && isPending(one))) return null;
  const bans = bansOnAct(work, act.id, itemOf(work, act, item));
  const shut = [
    ...bans.filter(ban => !permissionOf(ban)).map(({ ban }) => `never:${ban.id}`),
    ...unmet(work, act, item),
  ];
  if (command.through) return goThrough(work, command, act, item, bans, shut);
  const id = asked(work, act, item, command, shut);
  const authorities = authoritiesOf(act, bans);
  if (shut.length > 0) emit(work, { type: 'ActRefused', request: id, by: null, because: shut, reason: null });
  else if (authorities.length === 0) grant(work, id, null);
  else
    for (const [index, of] of authorities.entries()) {
      const permit = { request: id, act: act.id, by: command.by, of };
      openPermit(work, permit, act.title, index, scenarioOf(work, bans));
    }
  return null;
}

/** Past a ban or a missing need: for danger to life anybody, else whom every ban in the way names. */
function goThrough(
  work: Work,
  command: Of<'AskAct'>,
  act: Act,
  item: string | null,
  bans: readonly Ban[],
  shut: readonly string[],
): Refusal | null {
  const through = command.through;
  if (!through?.reason.trim()) return refusal('reason-required', { act: act.title });
  const place = { step: null, item, round: '1' };
  const named =
    shut.every(lock => lock.startsWith('never:')) &&
    bans.every(({ ban }) => mayPass(work, ban.overridden_by, command.by, place));
  if (!through.life && !named) return refusal('not-yours', { act: act.title });
  const id = asked(work, act, item, command, shut);
  emit(work, { type: 'ActGranted', request: id, by: command.by, through });
  return null;
}

function asked(
  work: Work,
  act: Act,
  item: string | null,
  command: Of<'AskAct'>,
  locks: readonly string[],
): string {
  const id = `${act.id}/${1 + requests(work).filter(one => one.act === act.id).length}`;
  const at = command.at ?? work.now;
  emit(work, { type: 'ActAsked', request: id, act: act.id, item, by: command.by, asked: at, locks });
  return id;
}

function grant(work: Work, request: string, by: string | null): void {
  emit(work, { type: 'ActGranted', request, by });
}

/** Whoever the plan asks answers; the first no is a no. */
export function answerPermit(
  work: Work,
  duty: Duty,
  command: Of<'CompleteDuty'>,
  mark: Mark,
  note: string | null,
): Refusal | null {
  const request = duty.permit ? work.state.acts?.[duty.permit.request] : undefined;
  if (!request) return refusal('unknown-duty', { duty: duty.id });
  if (typeof command.answer !== 'boolean') return refusal('answer-required', { duty: duty.title });
  if (request.by === command.by) return refusal('approver-is-doer', { duty: duty.title });
  if (!command.answer && note === null) return refusal('reason-required', { duty: duty.title });
  completeDuty(work, duty, mark, command.answer, note);
  const others = permitsOf(work, request.id).filter(one => one.phase === 'open');
  if (!command.answer) {
    for (const other of others) withdraw(work, other, 'refused');
    emit(work, { type: 'ActRefused', request: request.id, by: command.by, because: [], reason: note });
  } else if (others.length === 0) grant(work, request.id, command.by);
  else return null;
  tellAsker(work, duty, request, command.answer);
  return null;
}

function tellAsker(work: Work, duty: Duty, request: ActRequest, yes: boolean): void {
  const say = [{ title: duty.title, value: yes ? '✓' : '✗' }];
  const about = { ...aboutDuty(duty), say };
  requestNotices(work, about, 'answered', [{ person: request.by, reason: yes ? 'granted' : 'refused' }]);
}

export function endAct(work: Work, command: Of<'EndAct'>, commands: boolean): Refusal | null {
  const request = work.state.acts?.[command.request];
  if (!request) return refusal('unknown-act', { act: command.request });
  if (request.by !== command.by && !commands) return refusal('not-yours', { act: request.act });
  if (!isPending(request)) return null;
  for (const permit of permitsOf(work, request.id))
    if (permit.phase === 'open') withdraw(work, permit, 'ended');
  emit(work, { type: 'ActEnded', request: request.id, by: command.by, reason: null });
  return null;
}

/** Somebody did what is forbidden, or an act without leave. Written down as it was seen; it changes no duty. */
export function recordViolation(work: Work, command: Of<'RecordViolation'>): Refusal | null {
  const { against, person, text } = command;
  const act = work.plan.acts[against];
  const forbidden = act
    ? bansOnAct(work, against).length > 0 || (act.granted_by ?? []).length > 0
    : banNamed(work, against) !== undefined;
  if (!forbidden) return refusal('not-forbidden', { against });
  if (person !== null && !(person in work.roster.people)) return refusal('unknown-person', { person });
  emit(work, {
    type: 'ViolationRecorded',
    violation: { against, person, text, by: command.by, at: command.at ?? work.now, recorded: work.now },
  });
  return null;
}

/** Requests whose ban is over need nobody's leave; acts whose guard is gone are stopped; all ends with the response. */
export function settleActs(work: Work): void {
  for (const request of requests(work)) {
    const act = work.plan.acts[request.act];
    if (!act || !isPending(request)) continue;
    if (work.state.phase !== 'active')
      emit(work, { type: 'ActEnded', request: request.id, by: null, reason: 'stood-down' });
    else if (request.phase === 'asked') freeIfAllowed(work, act, request);
    else settleHolds(work, act, request);
  }
}

function freeIfAllowed(work: Work, act: Act, request: ActRequest): void {
  const bans = bansOnAct(work, act.id, itemOf(work, act, request.item));
  if (authoritiesOf(act, bans).length > 0) return;
  for (const permit of permitsOf(work, request.id))
    if (permit.phase === 'open') withdraw(work, permit, 'free');
  grant(work, request.id, null);
}

function settleHolds(work: Work, act: Act, request: ActRequest): void {
  if (request.through) return;
  const lost = unmet(work, { ...act, needs: [] }, request.item);
  if (lost.length === 0 && request.phase === 'halted')
    emit(work, { type: 'ActResumed', request: request.id });
  if (lost.length === 0 || request.phase === 'halted') return;
  const why = `lost:${lost.map(lock => lock.slice(lock.indexOf(':') + 1)).join(', ')}`;
  const broken = rulesStopping(work, { per: act.per, item: request.item });
  const own = lost.some(lock => lock.startsWith('holds:')) ? act.on_loss : undefined;
  if (own?.do === 'withdraw' || broken.some(rule => rule.on_loss?.do === 'withdraw'))
    emit(work, { type: 'ActEnded', request: request.id, by: null, reason: why });
  else emit(work, { type: 'ActHalted', request: request.id, lost });
  const holders = [{ person: request.by, reason: 'holder' }];
  const about = aboutAct(work, act, request);
  const tag = `${why}/${work.state.seq}`;
  requestNotices(work, about, 'stop', holders, tag);
  const place = { step: null, fact: null, item: request.item, round: '1', holders, scenario: about.scenario };
  if (own) bringAbout(work, about, place, own, tag);
}

function aboutAct(work: Work, act: Act, request: ActRequest): About {
  const [scenario = ''] = work.state.scenarios;
  return { id: `act:${request.id}`, title: act.title, scenario, due: null, times: 1, from: null };
}

// ---------------------------------------------------------------- what an act needs

function unmet(
  work: Work,
  act: Pick<Act, 'needs' | 'holds' | 'per'>,
  item: string | null,
): readonly string[] {
  const [scenario = ''] = work.state.scenarios;
  const scope = {
    plan: work.plan,
    state: work.state,
    scenario,
    round: scenarioRound(work, scenario),
    item: itemOf(work, act, item),
  };
  const needs = (act.needs ?? []).filter(need => needHolds(need, scope).holds !== true);
  const holds = (act.holds ?? []).filter(
    feel => needHolds({ kind: 'condition', feel }, scope).holds !== true,
  );
  const rules = rulesStopping(work, { per: act.per, item });
  return [
    ...needs.map(need => `need:${needName(need)}`),
    ...holds.map(feel => `holds:${feel}`),
    ...rules.map(rule => `rule:${rule.id}`),
  ];
}

/** Each of these must say yes: the act's own, and every ban's. One of them may answer for each. */
function authoritiesOf(act: Act, bans: readonly Ban[]): readonly (readonly Party[])[] {
  const own = (act.granted_by ?? []).length > 0 ? [act.granted_by ?? []] : [];
  const roles = new Set(bans.flatMap(ban => permissionOf(ban) ?? []));
  const named = new Set(own.flat().flatMap(party => (party.kind === 'role' ? [party.role] : [])));
  return [
    ...own,
    ...[...roles].filter(role => !named.has(role)).map(role => [{ kind: 'role', role } satisfies Party]),
  ];
}

function scenarioOf(work: Work, bans: readonly Ban[]): string {
  return bans[0]?.scenario ?? work.state.scenarios[0] ?? '';
}

function itemOf(work: Work, act: Pick<Act, 'per'>, item: string | null) {
  if (act.per === undefined || item === null) return undefined;
  return listItems(work, act.per).find(entry => entry.id === item)?.values;
}

function isSame(one: ActRequest, act: Act, item: string | null, by: string): boolean {
  return one.act === act.id && one.item === item && one.by === by;
}

function isPending({ phase }: ActRequest): boolean {
  return phase === 'asked' || phase === 'granted' || phase === 'halted';
}

function requests(work: Work): readonly ActRequest[] {
  return Object.values(work.state.acts ?? {});
}

function permitsOf(work: Work, request: string): readonly Duty[] {
  return Object.values(work.state.duties).filter(duty => duty.permit?.request === request);
}

function withdraw(work: Work, duty: Duty, reason: string): void {
  emit(work, { type: 'DutyWithdrawn', duty: duty.id, reason: `permit:${reason}` });
  requestMessages(work, duty, 'withdrawn', [...duty.holders, ...duty.called], `permit:${reason}`);
}

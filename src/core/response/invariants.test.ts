// What always holds (plan-language, section 5), over random plans and random histories. Each test bears the name of its
// invariant; *once* is a property of the desk and lives in desk/incidents.test.ts.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Plan } from '#core/plan/plan.ts';
import { OTHERS } from '../../../test/harness/random-case.ts';
import { anyHistory, anyPlan, live } from '../../../test/harness/random-history.ts';
import { MINUTE } from '../../../test/harness/small-plan.ts';
import { nextDue } from './clock.ts';
import { closingOf, isOwnQuestion, isWaivable } from './close.ts';
import type { IncidentEvent } from './event.ts';
import { evolve, replay } from './evolve.ts';
import { ladderOf } from './ladder.ts';
import { originInstant } from './origin.ts';
import type { IncidentState } from './state.ts';
import type { Work } from './work.ts';

/** Histories for each invariant; `npm run histories` runs far more. */
const RUNS = { numRuns: Number(process.env.FENGSUI_HISTORIES ?? 1500) };

function always(name: string, holds: (made: Plan, history: Parameters<typeof live>[1]) => void): void {
  it(name, () => fc.assert(fc.property(anyPlan, anyHistory, holds), RUNS));
}

/** The state before each event, with the event. */
function steps(
  events: readonly IncidentEvent[],
): readonly { readonly before: IncidentState | null; readonly event: IncidentEvent }[] {
  let before: IncidentState | null = null;
  return events.map(event => {
    const found = { before, event };
    before = evolve(before, event);
    return found;
  });
}

describe('what always holds', () => {
  always('on_time', (made, history) => {
    const { events, plan: whole } = live(made, history);
    for (const { before, event } of steps(events)) {
      if (event.type === 'DutyOverdue') assert.equal(event.due, before?.duties[event.duty]?.due);
      if (event.type === 'StateRungFired') {
        const rung = whole.facts[event.fact]?.ladder?.find(one => one.id === event.rung);
        assert.equal(event.due, (before?.states[event.fact]?.since ?? Number.NaN) + (rung?.offset ?? 0));
      }
      if (event.type !== 'RungFired' || !before) continue;
      const duty = before.duties[event.duty];
      assert.ok(duty && event.at >= event.due);
      const rung = ladderOf({ plan: whole } as Work, duty).find(one => one.id === event.rung);
      assert.ok(rung);
      const round = Number.parseInt(duty.round, 10);
      const from = originInstant(rung.of, { state: before, round, opened: duty.opened });
      assert.equal(event.due, (from ?? Number.NaN) + rung.offset);
    }
  });

  always('catch_up', (made, history) => {
    const without = (events: readonly IncidentEvent[]) => events.map(({ late: _late, ...event }) => event);
    const late = live(made, history);
    const prompt = live(made, history, { tick: MINUTE });
    assert.deepEqual(without(late.events), without(prompt.events));
    for (const event of prompt.events) assert.ok(event.late === undefined || event.late > 0);
    const due = nextDue(late.plan, late.state);
    assert.ok(due === null || due > late.state.latest);
  });

  always('nothing_vanishes', (made, history) => {
    const { states, events } = live(made, history);
    const opened = new Set(events.flatMap(event => (event.type === 'DutyOpened' ? [event.duty.id] : [])));
    const last = states.at(-1);
    for (const id of opened) {
      const duty = last?.duties[id];
      assert.ok(duty, `${id} is gone`);
      if (duty.phase === 'withdrawn' || duty.phase === 'waived')
        assert.ok(duty.reason, `${id} ${duty.phase} without a reason`);
      if (duty.phase === 'done') assert.ok(duty.done?.by || duty.because);
    }
    for (const [i, after] of states.entries())
      for (const id of Object.keys(states[i - 1]?.duties ?? {})) assert.ok(id in after.duties);
  });

  always('replay', (made, history) => {
    const { events, state } = live(made, history);
    assert.deepEqual(replay(events), state);
    assert.deepEqual(replay(JSON.parse(JSON.stringify(events))), JSON.parse(JSON.stringify(state)));
  });

  always('pinned', (made, history) => {
    for (const { plan: first, further = [], adopted = [] } of live(made, history).states) {
      assert.deepEqual(first, { id: made.plan, version: 1 });
      assert.deepEqual(adopted, []);
      for (const { id, version } of further) assert.equal(version, OTHERS[id]?.version);
    }
  });

  it('pinned: a newer version is followed only as an act, and then nothing is lost or doubled', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, anyHistory, anyHistory, fc.boolean(), (made, newer, one, two, keep) => {
        const gone = keep ? 'keep' : 'withdraw';
        const after = live(made, one, { adopt: { plan: newer, gone }, afterwards: two });
        const adopted = after.events.filter(({ type }) => type === 'VersionAdopted');
        assert.equal(after.state.plan.version, adopted.length > 0 ? 2 : 1);
        assert.deepEqual(replay(after.events), after.state);
        for (const state of after.states)
          for (const id of Object.keys(state.duties)) assert.ok(id in after.state.duties);
        for (const { before: was, event } of steps(after.events))
          if (event.type === 'DutyOpened' && was?.duties[event.duty.id])
            assert.equal(was.duties[event.duty.id]?.phase, 'withdrawn');
        for (const duty of Object.values(after.state.duties))
          if (duty.phase === 'withdrawn') assert.ok(duty.reason);
      }),
      { numRuns: Math.ceil(RUNS.numRuns / 3) },
    );
  });

  always('identity', (made, history) => {
    for (const { before, event } of steps(live(made, history).events)) {
      if (event.type !== 'DutyOpened') continue;
      const { duty } = event;
      const known = before?.duties[duty.id];
      if (known) assert.equal(known.phase, 'withdrawn', `${duty.id} opened twice`);
      assert.equal(duty.times, (known?.times ?? 0) + 1);
      const same = Object.values(before?.duties ?? {}).filter(
        one =>
          one.id !== duty.id &&
          one.step === duty.step &&
          one.fact === duty.fact &&
          one.permit?.act === duty.permit?.act &&
          one.decides === duty.decides &&
          one.kind === duty.kind &&
          one.item === duty.item &&
          one.round === duty.round,
      );
      assert.deepEqual(same, []);
    }
  });

  always('identity: regrading never doubles, and lowering withdraws nothing', (made, history) => {
    for (const { before, event } of steps(live(made, history).events)) {
      if (!before) continue;
      const open = Object.values(before.duties).filter(duty => duty.phase === 'open');
      if (event.type === 'DutyOpened' && event.duty.step === null && event.duty.fact === null)
        for (const key of ['grades', 'commands', 'announces'] as const)
          if (event.duty[key] !== undefined)
            assert.deepEqual(
              open.filter(duty => duty[key] !== undefined),
              [],
            );
      if (event.type === 'StepCalled' && event.because.startsWith('level:'))
        assert.equal(before.called?.[`${event.step}/${event.round}`], undefined);
      if (event.type === 'DutyWithdrawn' && event.reason.startsWith('level:'))
        assert.equal(before.duties[event.duty]?.step, null);
      if (event.type === 'LevelChanged' && before.level?.manual && !event.level.manual)
        assert.fail('a level set by hand stands until it is released');
      if (event.type === 'LevelChanged' && event.from !== null)
        for (const id of event.level.left) assert.equal(before.duties[id]?.phase, 'open');
    }
  });

  always('someone_has_it: one commander, who accepted, until another does', (made, history) => {
    for (const { before, event } of steps(live(made, history).events)) {
      if (event.type !== 'CommandTaken' || !before) continue;
      const offered = Object.values(before.duties).filter(duty => duty.commands?.role === event.role);
      const accepted = offered.some(duty => duty.done?.by === event.person);
      assert.ok(accepted || before.command === undefined, `${event.person} never accepted`);
    }
  });

  always('catch_up: nobody is signed on longer than he renewed it', (made, history) => {
    const renew = made.presence?.guard_post?.renew ?? Number.POSITIVE_INFINITY;
    const { events, states } = live(made, history);
    for (const { before, event } of steps(events)) {
      if (event.type !== 'SignedOff' || event.by !== null) continue;
      const entry = before?.presence?.[event.post]?.find(one => one.person === event.person);
      assert.equal(event.at, Math.max((entry?.renewed ?? Number.NaN) + renew, before?.latest ?? 0));
    }
    for (const { phase, presence, latest } of states)
      for (const one of presence?.guard_post ?? [])
        assert.ok(phase !== 'active' || one.renewed + renew > latest || one.renewed + renew > one.since);
  });

  always('gated_close', (made, history) => {
    const { events, plan: whole } = live(made, history);
    for (const { before, event } of steps(events)) {
      if (event.type === 'IncidentStoodDown' && before) {
        const { may_close, ticks } = closingOf({ plan: whole, state: before });
        assert.ok(may_close);
        assert.ok(ticks.every(({ ticked }) => ticked !== null));
      }
      if (event.type === 'ScenarioLeft' && event.left.how === 'ended' && before)
        assert.ok(closingOf({ plan: whole, state: before }, event.left.scenario).may_close);
      if (event.type === 'DutyWaived' && before) {
        const duty = before.duties[event.duty];
        assert.ok(duty && isWaivable({ plan: whole }, duty) && event.reason);
      }
      if (event.type === 'DutyDone' && event.because === undefined)
        assert.equal(before?.duties[event.duty]?.locks?.length ?? 0, 0);
      if (event.type === 'DutyDone' && before?.duties[event.duty]?.kind === 'confirm')
        assert.notEqual(event.mark.by, 'lin');
    }
  });

  always('nothing_vanishes: acts', (made, history) => {
    const { states, state } = live(made, history);
    for (const [i, after] of states.entries())
      for (const id of Object.keys(states[i - 1]?.acts ?? {})) assert.ok(id in (after.acts ?? {}));
    for (const request of Object.values(state.acts ?? {})) {
      if (request.phase !== 'asked') continue;
      const permits = Object.values(state.duties).filter(duty => duty.permit?.request === request.id);
      assert.ok(
        permits.some(duty => duty.phase === 'open'),
        `nobody answers ${request.id}`,
      );
    }
    if (state.phase !== 'active')
      for (const { phase } of Object.values(state.acts ?? {}))
        assert.ok(phase === 'ended' || phase === 'refused');
  });

  always('identity: no plan and no scenario runs twice in a case', (made, history) => {
    for (const { scenarios, further = [] } of live(made, history).states) {
      assert.equal(new Set(scenarios).size, scenarios.length);
      assert.equal(new Set([made.plan, ...further.map(({ id }) => id)]).size, further.length + 1);
    }
  });

  always('nothing_vanishes: a scenario that leaves names what becomes of its duties', (made, history) => {
    const { events, plan: whole } = live(made, history);
    for (const { before, event } of steps(events)) {
      if (event.type !== 'ScenarioLeft' || !before) continue;
      const { scenario, how, reason } = event.left;
      assert.ok(reason && before.scenarios.length > (how === 'handed-over' ? 0 : 1));
      for (const duty of Object.values(before.duties))
        if (duty.scenario === scenario && duty.phase === 'open' && !isOwnQuestion(duty))
          assert.ok(how === 'handed-over' && !isWaivable({ plan: whole }, duty), `${duty.id} stays`);
    }
  });

  always('someone_has_it: one plan is in command until another accepts', (made, history) => {
    for (const { before, event } of steps(live(made, history).events))
      if (event.type === 'CommandHandedOver') {
        const asked = Object.values(before?.duties ?? {}).filter(({ kind }) => kind === 'use');
        assert.ok(asked.some(({ approvals }) => approvals[event.by] === true));
      }
  });

  always('someone_has_it', (made, history) => {
    for (const state of live(made, history).states)
      for (const duty of Object.values(state.duties))
        if (duty.phase === 'open')
          assert.ok(duty.holders.length > 0 || duty.alarm !== null, `nobody has ${duty.id}`);
  });

  always('acknowledged ≠ accepted ≠ arrived ≠ done', (made, history) => {
    for (const { before, event } of steps(live(made, history).events)) {
      if (!before || !('duty' in event) || typeof event.duty !== 'string') continue;
      const [was, is] = [before.duties[event.duty], evolve(before, event).duties[event.duty]];
      const changed = (['acknowledged', 'accepted', 'arrived', 'done'] as const).filter(
        mark => !was?.[mark] && is?.[mark],
      );
      const own = {
        DutyAcknowledged: 'acknowledged',
        DutyAccepted: 'accepted',
        DutyArrived: 'arrived',
        DutyDone: 'done',
      } as const;
      assert.deepEqual(changed, event.type in own ? [own[event.type as keyof typeof own]] : []);
    }
  });

  always('drill_is_response', (made, history) => {
    const plain = (events: readonly IncidentEvent[]) =>
      JSON.stringify(events)
        .replaceAll('"kind":"drill","title"', '"kind":"incident","title"')
        .replaceAll('"drill":true', '"drill":false');
    const [real, drill] = [live(made, history), live(made, history, { kind: 'drill' })];
    assert.equal(plain(drill.events), plain(real.events));
    for (const event of drill.events)
      if (event.type === 'MessageRequested') assert.equal(event.content.drill, true);
  });
});

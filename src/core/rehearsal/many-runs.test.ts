// Many rehearsals added up: shares that are right at the ends, the same for the same seed, and findings with the run that
// shows them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Step } from '#core/plan/plan.ts';
import { MINUTE, plan, role, roster, step } from '../../../test/harness/small-plan.ts';
import { at } from '../../../test/harness/story.ts';
import { findingsOf, missedLimits } from './findings.ts';
import { quantile, shareOf } from './interval.ts';
import { limitsOf } from './limits.ts';
import { type ManyRuns, tallyRuns } from './many-runs.ts';
import { rehearse } from './rehearse.ts';
import type { Setting } from './setting.ts';
import { singlePoints } from './single-points.ts';
import { shareWords, spanWords } from './span-words.ts';

const SETTING: Setting = { at: at('09:00'), reporter: 'he' };

const within = (minutes: number): Partial<Step> => ({
  limit: { within: minutes * MINUTE, of: { kind: 'opened' } },
});

function many(made: ReturnType<typeof plan>, runs: number, setting = SETTING, seed = 7): ManyRuns {
  const tally = tallyRuns(made, roster, 's', setting, seed);
  for (let i = 0; i < runs; i++) assert.equal(tally.next(), null);
  return tally.sum();
}

describe('many runs', () => {
  const made = plan([step('soon', within(1)), step('late', within(600)), step('free')]);

  it('say how likely each limit is kept, the least likely first', () => {
    const { limits, runs, all_kept } = many(made, 60);
    assert.equal(runs, 60);
    assert.deepEqual(
      limits.map(one => one.key),
      ['soon', 'late'],
    );
    const [soon, late] = limits;
    assert.ok(soon && late && soon.kept.share < 0.2 && late.kept.share > 0.9);
    assert.ok(soon.kept.low <= soon.kept.share && soon.kept.share <= soon.kept.high);
    assert.ok((soon.median ?? 0) > MINUTE && (soon.worst ?? 0) >= (soon.median ?? 0));
    assert.ok(all_kept.share <= soon.kept.share);
  });

  it('are the same for the same seed, and others for another', () => {
    assert.deepEqual(many(made, 20), many(made, 20));
    assert.notDeepEqual(many(made, 20).limits, many(made, 20, SETTING, 8).limits);
  });

  it('name a run that shows what broke: its seed gives that very run', () => {
    const [soon] = many(made, 20).limits;
    assert.ok(soon?.broken);
    const again = rehearse(made, roster, 's', { ...SETTING, seed: soon.broken.seed });
    assert.ok(again.ok);
    const seen = limitsOf(made, again.run).find(one => one.key === 'soon');
    assert.notEqual(seen?.outcome, 'kept');
  });
});

describe('findings from rehearsal', () => {
  const codes = (made: ReturnType<typeof plan>, setting = SETTING) => {
    const [sum, points] = [many(made, 30, setting), singlePoints(made, roster, 's', setting)];
    return findingsOf({ plan: made, roster, scenario: 's', sum, points, require: 0.95 });
  };

  it('a limit that is too short, with the run, and what it usually takes', () => {
    const found = codes(plan([step('soon', within(1))])).find(one => one.code === 'rehearsal-limit-missed');
    assert.ok(found?.shown);
    assert.equal(found.place.path, 'scenarios.s.steps.soon.within');
    assert.match(found.proposal?.value ?? '', /^PT\d+M$/);
    assert.match(found.message.zh, /soon/);
    assert.match(found.message.en, /soon/);
  });

  it('not a limit that is long enough', () => {
    const found = codes(plan([step('late', within(600))]));
    assert.deepEqual(
      found.filter(one => one.code === 'rehearsal-limit-missed'),
      [],
    );
  });

  it('a single point of failure: zhou has no deputy; lin has one', () => {
    const alone = step('alone', { who: { mode: 'one', party: role('ops') }, ladder: [], ...within(60) });
    const points = singlePoints(plan([alone, step('shared', within(60))]), roster, 's', SETTING);
    assert.deepEqual(
      points.map(({ person, undone }) => [person, undone]),
      [['zhou', ['alone']]],
    );
  });

  it('a step that never began, and a response that does not end', () => {
    const never = plan([step('never', { opens: [{ kind: 'condition', feel: 'hurt = true' }] })], {
      facts: { hurt: { id: 'hurt', title: 'hurt', type: 'yes-no', ask: ['leader'] } },
    });
    const found = codes(never, { ...SETTING, silent: ['ma'] }).map(one => one.code);
    assert.ok(found.includes('rehearsal-never-opened'));
    assert.ok(found.includes('rehearsal-not-over'), 'the only one who may stand it down is silent');
  });

  it('must-limits below what is required, not should-limits', () => {
    const sum = many(plan([step('soon', { ...within(1), force: 'should' }), step('must', within(1))]), 20);
    assert.deepEqual(
      missedLimits(sum, 0.95).map(one => one.key),
      ['must'],
    );
  });
});

describe('shares and spans', () => {
  it('an interval stays inside 0 and 1 and narrows', () => {
    assert.deepEqual(shareOf(0, 0), { share: 0, low: 0, high: 1, of: 0 });
    assert.equal(shareOf(10, 10).high, 1);
    assert.ok(shareOf(10, 10).low > 0.7 && shareOf(1000, 1000).low > 0.99);
    const [few, more] = [shareOf(5, 10), shareOf(500, 1000)];
    assert.ok(few.high - few.low > more.high - more.low);
    assert.ok(Math.abs(more.low - 0.469) < 0.001 && Math.abs(more.high - 0.531) < 0.001);
  });

  it('the median is the lower of the middle two', () => {
    assert.equal(quantile([], 0.5), null);
    assert.equal(quantile([1, 2, 3, 4], 0.5), 2);
    assert.equal(quantile([1], 0.95), 1);
  });

  it('are told in words', () => {
    assert.deepEqual(spanWords(390_000), { zh: '6 分 30 秒', en: '6 min 30 s' });
    assert.deepEqual(spanWords(0), { zh: '0 秒', en: '0 s' });
    assert.equal(spanWords(25 * 3_600_000).en, '1 d 1 h');
    assert.deepEqual([1, 0.9996, 0.62, 0.001, 0].map(shareWords), ['100%', '99.9%', '62%', '0.1%', '0%']);
  });
});

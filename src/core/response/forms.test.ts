// Forms by example: filled in beforehand, how sure, signed, sent back, handed in, late, corrected, copied.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Field, Form, Plan, Step } from '#core/plan/plan.ts';
import { toIso } from '#core/time/instant.ts';
import { MINUTE, plan, role, roster, step } from '../../../test/harness/small-plan.ts';
import { at, messages, only, Story } from '../../../test/harness/story.ts';
import { replay } from './evolve.ts';

const text: Field = { id: 'text', title: '经过', type: 'text', required: true };
const began: Field = {
  id: 'began',
  title: '时间',
  type: 'time',
  required: true,
  may_be: ['exact', 'about', 'unconfirmed'],
  from_fact: 'out.since',
};
const report = (change: Partial<Step> = {}, copy?: readonly string[]) =>
  step('r', {
    action: { kind: 'report', form: 'f', to: [], ...(copy ? { copy } : {}) },
    ladder: [],
    ...change,
  });
const started = (
  form: Partial<Form>,
  one: Step = report(),
  more: readonly Step[] = [],
  rest: Partial<Plan> = {},
) => {
  const whole: Form = { id: 'f', title: '事件报告', from: [], fields: [text], ...form };
  const story = new Story(plan([one, ...more], { forms: { f: whole }, ...rest }), roster);
  story.report('09:00', '09:00', 'he');
  return story;
};
const fill = (fields: Readonly<Record<string, unknown>> = { text: '…' }) =>
  ({ type: 'CompleteDuty', duty: 'r/1', fields, by: 'lin' }) as const;

describe('fields of a form', () => {
  it('are filled in beforehand with what is known, and whoever fills it in may say otherwise', () => {
    const story = started({ fields: [began] });
    story.say('09:10', { type: 'CompleteDuty', duty: 'r/1', by: 'lin' });
    assert.deepEqual(story.duty('r/1').answer, { began: toIso(at('09:00')) });
    const other = started({ fields: [began] });
    other.say('09:10', fill({ began: toIso(at('08:50')) }));
    assert.deepEqual(other.duty('r/1').answer, { began: toIso(at('08:50')) });
  });

  it('may be as unsure as the plan lets them be, and no more', () => {
    const story = started({ fields: [text, began] });
    const marks = { text: { certainty: 'about' } } as const;
    assert.equal(story.refused('09:10', { ...fill(), marks }), 'certainty-not-allowed');
    story.say('09:10', { ...fill(), marks: { began: { certainty: 'about' } } });
    assert.deepEqual(story.duty('r/1').filled?.marks, { began: { certainty: 'about' } });
  });

  it('want so many photos, or a reason why there is none', () => {
    const photos: Field = {
      id: 'p',
      title: '照片',
      type: 'photo',
      required: true,
      least: 2,
      or_reason: true,
    };
    const story = started({ fields: [photos] });
    assert.equal(story.refused('09:10', fill({})), 'field-required');
    assert.equal(story.refused('09:10', fill({ p: '一张' })), 'field-required');
    assert.equal(story.refused('09:10', fill({ p: '门口\n大厅' })), null);
    assert.equal(story.refused('09:10', { ...fill({}), marks: { p: { note: '现场禁止拍照' } } }), null);
  });

  it('that list what may be chosen take that and nothing else', () => {
    const kind: Field = { id: 'k', title: '类别', type: 'one-of', values: ['甲', '乙'], required: true };
    const story = started({ fields: [kind] });
    assert.equal(story.refused('09:10', fill({ k: '丙' })), 'value-of-wrong-type');
    assert.equal(story.refused('09:10', fill({ k: '乙' })), null);
  });

  it('left unconfirmed want a note where the form says so, and are chased', () => {
    const chase = step('chase', { who: { mode: 'one', party: role('ops') } });
    const unconfirmed = { note: 'required', chase: 'chase' } as const;
    const story = started({ fields: [text, began], unconfirmed }, report(), [chase]);
    assert.deepEqual(story.ids(), ['r/1'], 'a step that is only called for waits');
    const marks = { began: { certainty: 'unconfirmed' } } as const;
    assert.equal(story.refused('09:10', { ...fill(), marks }), 'unconfirmed-without-note');
    story.say('09:10', { ...fill(), marks: { began: { ...marks.began, note: '等监控' } } });
    assert.deepEqual(story.ids(), ['chase/1']);
  });
});

describe('signing', () => {
  it('whoever fills it in signs it, with name and instant', () => {
    const story = started({ sign: { by: [], handed_in_at: true } });
    assert.equal(story.refused('09:10', fill()), 'signature-required');
    story.say('09:10', { ...fill(), answer: true });
    assert.deepEqual(story.duty('r/1').signed, [{ at: at('09:10'), recorded: at('09:10'), by: 'lin' }]);
    assert.equal(story.duty('r/1').phase, 'done');
  });

  it('somebody else signs: it waits for him, and is handed in when he does', () => {
    const story = started({ sign: { by: [role('boss')], handed_in_at: true } });
    assert.deepEqual(messages(story.say('09:10', fill())), ['ma approve r/1']);
    assert.equal(story.duty('r/1').phase, 'open');
    const sign = { type: 'CompleteDuty', duty: 'r/1', by: 'ma' } as const;
    assert.equal(story.refused('09:11', sign), 'signature-required');
    assert.equal(story.refused('09:11', { ...sign, answer: true, by: 'zhou' }), 'not-yours');
    story.say('09:12', { ...sign, answer: true });
    assert.equal(story.duty('r/1').done?.at, at('09:12'));
    assert.equal(story.duty('r/1').signed?.[0]?.by, 'ma');
    assert.deepEqual(replay(story.events), story.state);
  });

  it('never the one who filled it in, where there is anybody else', () => {
    const story = started({ sign: { by: [role('leader'), role('boss')], handed_in_at: true } });
    story.say('09:10', { ...fill(), answer: true });
    assert.equal(story.duty('r/1').phase, 'open');
    assert.deepEqual(
      story.duty('r/1').told.map(({ person }) => person),
      ['ma'],
    );
  });

  it('is sent back with a reason, and filled in anew', () => {
    const story = started({ sign: { by: [role('boss')], handed_in_at: true } });
    story.say('09:10', fill());
    const back = { type: 'CompleteDuty', duty: 'r/1', answer: false, by: 'ma' } as const;
    assert.equal(story.refused('09:11', back), 'reason-required');
    assert.deepEqual(messages(story.say('09:11', { ...back, note: '时间不对' })), ['lin do r/1']);
    assert.equal(story.duty('r/1').filled, undefined);
    story.say('09:12', fill({ text: '改' }));
    story.say('09:13', { ...back, answer: true });
    assert.deepEqual(story.duty('r/1').answer, { text: '改' });
  });
});

describe('handing in', () => {
  it('tells those it goes to what it says; they receive it', () => {
    const story = started({ to: [role('boss')], fields: [text] });
    const told = story.say('09:10', fill());
    assert.deepEqual(messages(told), ['ma know r/1']);
    assert.deepEqual(only(told, 'MessageRequested')[0]?.content.say, [{ title: '经过', value: '…' }]);
    story.say('09:11', { type: 'AcknowledgeMessage', duty: 'r/1', person: 'ma', by: 'ma' });
    assert.ok(story.duty('r/1').told[0]?.acknowledged);
  });

  it('is due as the form says, where the step does not; late it wants its reason', () => {
    const limit = { within: 30 * MINUTE, of: { kind: 'incident', instant: 'occurred' } } as const;
    const story = started({ limit, late_reason: 'required' });
    assert.equal(story.duty('r/1').due, at('09:30'));
    assert.equal(story.refused('09:20', fill()), null);
    assert.equal(story.refused('09:40', fill()), 'late-reason-required');
    story.say('09:40', { ...fill(), note: '现场断网' });
    assert.equal(story.duty('r/1').late, 10 * MINUTE);
    const own = started({ limit }, report({ limit: { within: 5 * MINUTE, of: { kind: 'opened' } } }));
    assert.equal(own.duty('r/1').due, at('09:05'));
  });

  it('corrected later it is a revision: what was handed in stays in the log, and those told learn of it', () => {
    const story = started({ to: [role('boss')] });
    story.say('09:10', fill());
    const again = story.say('09:30', fill({ text: '核实后' }));
    assert.deepEqual(messages(again), ['ma correction r/1']);
    assert.deepEqual(story.duty('r/1').answer, { text: '核实后' });
    assert.equal(story.duty('r/1').revised, 1);
    assert.equal(story.duty('r/1').done?.at, at('09:10'));
    assert.deepEqual(only(story.events, 'DutyDone')[0]?.answer, { text: '…' });
    assert.deepEqual(replay(story.events), story.state);
  });

  it('copies of entries and reports stand in other logs, once', () => {
    const entry = step('e', { action: { kind: 'record', in: '日志', fields: [text], copy: ['台账'] } });
    const story = started({}, report({}, ['档案']), [entry]);
    story.say('09:10', fill());
    story.say('09:11', { ...fill(), duty: 'e/1' });
    assert.deepEqual(Object.keys(story.state.logs).sort(), ['台账', '日志', '档案'].sort());
    assert.equal(story.duty('e/1').entries.length, 1);
  });
});

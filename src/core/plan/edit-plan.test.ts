import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseDocument } from 'yaml';
import { editPlanYaml } from './edit-plan.ts';
import { parsePlan } from './parse-plan.ts';

const yaml = readFileSync(new URL('../../../plans/call-centre/plan.yaml', import.meta.url), 'utf8');
const STEP = ['scenarios', 'app_down', 'steps', 'tell_supervisor'];

test('one value is changed; every other line stays as it was', () => {
  const edited = editPlanYaml(yaml, [{ path: [...STEP, 'within'], value: 'PT7M of outage.since' }]) ?? '';
  const [before, after] = [yaml.split('\n'), edited.split('\n')];
  const differing = after.filter((line, index) => line !== before[index]);
  assert.equal(after.length, before.length);
  assert.deepEqual(differing, ['        within: PT7M of outage.since']);
});

test('what is added and taken away is read so', () => {
  const edited = editPlanYaml(yaml, [
    { path: [...STEP, 'filled'], value: { within: '条文未写起点' } },
    { path: ['scenarios', 'power'], value: undefined },
    { path: ['training'], value: { phones: { title: '电话礼仪', every: 'year' } } },
  ]);
  const { plan } = parsePlan(edited ?? '');
  assert.ok(plan);
  assert.ok(edited?.includes('# 由人完成的职责：即使第 3 分钟就恢复，也还要报告'), 'comments stay');
  assert.ok(!('power' in plan.scenarios));
  assert.equal(plan.training?.phones?.title, '电话礼仪');
  assert.ok(plan.filled.some(({ at }) => at.includes('tell_supervisor.within')));
});

test('a text that YAML would read as something else is put in quotes', () => {
  for (const value of ['18:00', '4.10', 'no', 'a, b', '是：否', '', '# 1'])
    assert.equal(
      parseDocument(editPlanYaml('title: 预案', [{ path: ['title'], value }]) ?? '').get('title'),
      value,
    );
});

test('no YAML, or a way through a text, is not edited', () => {
  assert.equal(editPlanYaml('a: [', [{ path: ['a'], value: 1 }]), undefined);
  assert.equal(editPlanYaml('title: 预案', [{ path: ['title', 'zh'], value: '预案' }]), undefined);
});

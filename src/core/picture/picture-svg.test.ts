// The file: well formed and harmless whatever a plan is called, the same for the same plan, with all that it says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { validateXML } from 'xmllint-wasm';
import type { Plan } from '#core/plan/plan.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { escaped, xmlText } from '#core/xml/xml-text.ts';
import { LIGHT } from './colours.ts';
import { draw } from './draw.ts';
import { flowOf } from './flow-of-scenario.ts';
import type { LiveMark } from './live-marks.ts';
import { pictureSvg } from './picture-svg.ts';
import { placeFlow } from './place-flow.ts';

function libraryPlan(name: string): Plan {
  const { plan } = readPlan(readFileSync(new URL(`../../../plans/${name}.yaml`, import.meta.url), 'utf8'));
  assert.ok(plan);
  return plan;
}

const PLANS = ['call-centre/plan', 'home-textile/plan', 'fragments/water-supply', 'fragments/plant-gas'];

test('pictures of the library are well-formed XML in both languages', async () => {
  for (const name of PLANS)
    for (const language of ['zh', 'en'] as const) {
      const contents = pictureSvg(libraryPlan(name), { language, theme: 'light' });
      const xml = { fileName: 'picture.svg', contents };
      const { valid, errors } = await validateXML({ xml, normalization: 'format' });
      assert.ok(valid, `${name}: ${errors.map(({ rawMessage }) => rawMessage).join()}`);
    }
});

test('the same plan gives the same file, and the dark one differs in colours only', () => {
  const plan = libraryPlan('call-centre/plan');
  const light = pictureSvg(plan, { language: 'zh', theme: 'light' });
  assert.equal(light, pictureSvg(libraryPlan('call-centre/plan'), { language: 'zh', theme: 'light' }));
  const dark = pictureSvg(plan, { language: 'zh', theme: 'dark' });
  const plain = (text: string) => text.replace(/#[0-9a-f]{6}/g, '#');
  assert.notEqual(dark, light);
  assert.equal(plain(dark), plain(light));
});

test('every step and every post of a scenario stands in its picture', () => {
  const plan = libraryPlan('call-centre/plan');
  const svg = pictureSvg(plan, { language: 'zh', theme: 'light', scenario: 'app_down' });
  for (const step of plan.scenarios.app_down?.steps ?? [])
    assert.match(svg, new RegExp(`data-step="${step}"`));
  assert.equal(svg.includes('data-step="repair_seat"'), false, 'a step of another scenario');
});

test('no script, style attribute, foreign address or handler is ever in it', () => {
  const plan = libraryPlan('call-centre/plan');
  const evil = '</text><script>alert(1)</script>" onload="x';
  const hurt: Plan = { ...plan, title: evil, facts: { ...plan.facts } };
  const svg = pictureSvg(hurt, { language: 'zh', theme: 'light' });
  assert.doesNotMatch(svg, /<script|style="|\son\w+="|href=/);
  const addresses = svg.match(/https?:[^"]*/g) ?? [];
  assert.deepEqual([...new Set(addresses)], ['http://www.w3.org/2000/svg']);
});

test('any text is escaped to what XML allows', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not allow
      assert.doesNotMatch(escaped(text), /[<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    }),
  ));

test('in an incident each box says in words how its step stands', () => {
  const live = new Map<string, LiveMark>([
    ['tell_supervisor', { state: 'late', title: '超时' }],
    ['note', { state: 'done', title: '已完成' }],
  ]);
  const picture = placeFlow(flowOf(libraryPlan('call-centre/plan'), 'app_down', 'zh'));
  const svg = xmlText(draw(picture, { colours: LIGHT, live, hrefOf: step => `#${step}` }));
  assert.match(svg, />超时</);
  assert.match(svg, />已完成</);
  assert.match(svg, /href="#tell_supervisor">(?:(?!<\/a>)[\s\S])*>超时</);
});

test('a long picture can be cut between rows, each part with the names of the lanes', () => {
  const picture = placeFlow(flowOf(libraryPlan('home-textile/plan'), 'emergency_order', 'zh'));
  const [, , middle = 0] = picture.cuts;
  const first = xmlText(draw(picture, { colours: LIGHT }, { from: picture.head, to: middle }));
  const second = xmlText(draw(picture, { colours: LIGHT }, { from: middle, to: picture.height }));
  const steps = (svg: string) => new Set(svg.match(/data-step="\w+"/g));
  assert.equal(steps(first).size + steps(second).size, picture.boxes.length);
  for (const { lines } of picture.lanes) assert.ok(second.includes(`>${lines[0]}<`));
});

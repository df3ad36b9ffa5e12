// BPMN files of the library plans: valid by the official schema, read by bpmn-moddle without a warning, nothing left out,
// everything joined and placed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { validateXML } from 'xmllint-wasm';
import type { Plan } from '#core/plan/plan.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { bpmnGraph } from './graph.ts';
import { writeBpmn } from './write-bpmn.ts';

const LIBRARY = [
  'call-centre/plan',
  'home-textile/plan',
  'fragments/water-supply',
  'fragments/plant-gas',
  'fragments/track-work',
  'fragments/spring-sale',
];

function libraryPlan(name: string): Plan {
  const { plan } = readPlan(readFileSync(new URL(`../../../../plans/${name}.yaml`, import.meta.url), 'utf8'));
  assert.ok(plan, name);
  return plan;
}

type Moddle = {
  fromXML(text: string): Promise<{ readonly warnings: readonly { readonly message: string }[] }>;
};

/** The package has no types for its own entry. */
async function moddle(): Promise<Moddle> {
  const name: string = 'bpmn-moddle';
  const { BpmnModdle } = (await import(name)) as { readonly BpmnModdle: new () => Moddle };
  return new BpmnModdle();
}

/** The schema of the OMG, as bpmn-moddle carries it. */
const schemaFile = (name: string) => ({
  fileName: `${name}.xsd`,
  contents: readFileSync(
    new URL(`../resources/bpmn/xsd/${name}.xsd`, import.meta.resolve('bpmn-moddle')),
    'utf8',
  ),
});
const SCHEMA = schemaFile('BPMN20');
const PARTS = ['Semantic', 'BPMNDI', 'DC', 'DI'].map(schemaFile);

describe('BPMN of the library', () => {
  for (const name of LIBRARY)
    test(`${name}: valid, complete, joined and placed`, async () => {
      const plan = libraryPlan(name);
      const text = writeBpmn(plan, 'zh');
      const xml = { fileName: 'plan.bpmn', contents: text };
      const { valid, errors } = await validateXML({ xml, schema: SCHEMA, preload: PARTS });
      assert.ok(valid, errors.map(({ rawMessage }) => rawMessage).join('\n'));
      const { warnings } = await (await moddle()).fromXML(text);
      assert.deepEqual(warnings, []);
      for (const { id, steps } of Object.values(plan.scenarios))
        for (const step of steps) assert.ok(text.includes(`"Step_${step}_in_${id}"`), step);
      const ids = [
        ...text.matchAll(/<bpmn:(?:\w+Task|callActivity|\w+Event|\w+Gateway|sequenceFlow) id="([^"]+)"/g),
      ];
      for (const [, id] of ids) assert.ok(text.includes(`bpmnElement="${id}"`), `${id} has no place`);
    });
});

test('the schema does refuse what is no BPMN', async () => {
  const text = writeBpmn(libraryPlan('call-centre/plan'), 'zh').replace('<bpmn:laneSet', '<bpmn:laneSets');
  const xml = { fileName: 'plan.bpmn', contents: text };
  assert.equal((await validateXML({ xml, schema: SCHEMA, preload: PARTS })).valid, false);
});

test('the same plan gives the same file', () => {
  const plan = libraryPlan('call-centre/plan');
  assert.equal(writeBpmn(plan, 'zh'), writeBpmn(plan, 'zh'));
});

test('a limit is a timer that does not interrupt, a condition a gateway with a way round, a no leads back', () => {
  const text = writeBpmn(libraryPlan('home-textile/plan'), 'zh');
  assert.match(text, /<bpmn:boundaryEvent id="Due_[^"]+"[^>]+cancelActivity="false"[\s\S]{1,400}PT24H/);
  assert.match(text, /<bpmn:exclusiveGateway id="If_[^"]+"[^>]+default="Flow_If_/);
  assert.match(text, /<bpmn:sequenceFlow[^>]+name="否：重新/);
});

test('several openings wait at an event-based gateway, the first counts', () => {
  const text = writeBpmn(libraryPlan('call-centre/plan'), 'zh');
  assert.match(text, /<bpmn:eventBasedGateway id="Open_tell_chiefs_in_app_down"/);
  assert.match(text, /<bpmn:intermediateCatchEvent id="Open_tell_chiefs_2_in_app_down"[\s\S]{1,500}PT10M/);
});

test('every node but the start is led to, every node but ends leads on', () => {
  for (const name of LIBRARY) {
    const plan = libraryPlan(name);
    for (const id of Object.keys(plan.scenarios)) {
      const { nodes, flows, boundaries } = bpmnGraph(plan, id, 'zh');
      const into = new Set([...flows, ...boundaries].map(({ to }) => to));
      const out = new Set(flows.map(({ from }) => from));
      for (const node of nodes) {
        assert.ok(
          node.what.kind === 'start' || into.has(node.id),
          `${name} ${id}: nothing leads to ${node.id}`,
        );
        assert.ok(node.what.kind === 'end' || out.has(node.id), `${name} ${id}: ${node.id} leads nowhere`);
      }
    }
  }
});

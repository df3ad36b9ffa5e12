// What the text of the standard demands of a playbook beyond its schema: ids of version 4 for steps, every reference at the
// head, names that occur once.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parsePlan, writtenIn } from '#core/plan/parse-plan.ts';
import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import { carriedYaml, readCacao } from './read-cacao.ts';
import { writeCacao } from './write-cacao.ts';

const text = (name: string) =>
  readFileSync(new URL(`../../../../plans/${name}.yaml`, import.meta.url), 'utf8');

const CREATED = Date.UTC(2026, 2, 4, 5, 6, 7);
const MODIFIED = Date.UTC(2026, 10, 24);

function written(yaml: string, base?: WrittenPlan) {
  const { plan, findings } = parsePlan(yaml, { base });
  assert.ok(plan, JSON.stringify(findings));
  return writeCacao(plan, { yaml, language: 'zh', created: CREATED, modified: MODIFIED });
}

/** Two scenarios, and facts with names that the playbook itself uses. */
const CLASHES = `plan: clash
title: 同名
units: { team: { title: 班组 } }
roles: { lead: { title: 班长, unit: team } }
facts:
  smoke: { type: state, title: 冒烟, ask: lead }
  scenario: { type: yes/no, title: 是否演习, ask: lead }
  fact_4: { type: yes/no, title: 有无伤员, ask: lead }
  第四: { type: yes/no, title: 是否断电, ask: lead }
scenarios:
  s2:
    title: 冒烟
    starts: smoke
    steps:
      look: { do: 查看, who: lead, assess: [scenario, fact_4, 第四] }
    stand_down: { when: not(smoke), by: lead }
  复燃:
    title: 复燃
    starts: smoke
    steps:
      again: { do: 再看, who: lead }
    stand_down: { when: not(smoke), by: lead }
`;

test('it says when the plan was made and when this version of it', () => {
  const { created, modified } = written(CLASHES);
  assert.deepEqual([created, modified], ['2026-03-04T05:06:07.000Z', '2026-11-24T00:00:00.000Z']);
});

describe('by the text of the standard', () => {
  for (const name of ['call-centre/plan', 'home-textile/plan', 'fragments/group-fire']) {
    test(`${name}: steps have ids of version 4, each its own figures`, () => {
      const { id, created_by, workflow, agent_definitions, extension_definitions } = written(text(name));
      for (const step of Object.keys(workflow)) assert.match(step, /--[0-9a-f]{8}-[0-9a-f]{4}-4/);
      const ids = [id, created_by, ...[workflow, agent_definitions, extension_definitions].flatMap(keysOf)];
      assert.equal(new Set(ids.map(one => one.split('--')[1])).size, ids.length);
    });

    test(`${name}: what a step refers to stands at the head too, once`, () => {
      const { external_references = [], workflow } = written(text(name));
      const head = external_references.map(one => JSON.stringify(one));
      assert.ok(head.length > 0);
      assert.equal(new Set(head).size, head.length);
      for (const { external_references: own = [] } of Object.values(workflow))
        for (const one of own) assert.ok(head.includes(JSON.stringify(one)), JSON.stringify(one));
    });
  }

  test('a plan whose steps name no clause has no references, rather than an empty list', () => {
    assert.ok(!('external_references' in written(CLASHES)));
  });

  test('a fact called like a variable of the playbook is numbered, and all are there', () => {
    const { playbook_variables: variables = {}, workflow } = written(CLASHES);
    assert.deepEqual(Object.keys(variables).toSorted(), [
      '__fact_2__',
      '__fact_3__',
      '__fact_4__',
      '__scenario__',
      '__smoke__',
    ]);
    assert.equal(variables.__scenario__?.type, 'string');
    assert.equal(variables.__fact_2__?.description, '是否演习');
    const outs = Object.values(workflow).flatMap(one => (one.type === 'action' ? (one.out_args ?? []) : []));
    assert.deepEqual(outs, ['__fact_2__', '__fact_3__', '__fact_4__']);
  });

  test('every scenario has a case of its own, even where one is called like the number of another', () => {
    const choice = Object.values(written(CLASHES).workflow).find(one => one.type === 'switch-condition');
    assert.deepEqual(Object.keys(choice?.cases ?? {}), ['s1', 's2']);
  });

  test('such a plan comes back as it was', () => {
    const read = readCacao(JSON.stringify(written(CLASHES)));
    assert.ok(read.ok && read.carried);
    assert.equal(read.yaml, CLASHES);
  });
});

test('a plan that refines another comes back as it was beside that other, and is a foreign playbook without it', () => {
  const base = writtenIn(text('fragments/group-fire')) ?? undefined;
  const yaml = text('fragments/branch-fire').replace(', roles.night_guard', ''); // a step of the group needs that role
  const json = JSON.stringify(written(yaml, base));
  assert.equal(carriedYaml(json), yaml);
  const [beside, alone] = [readCacao(json, base), readCacao(json)];
  assert.ok(beside.ok && beside.carried);
  assert.equal(beside.yaml, yaml);
  assert.ok(alone.ok && !alone.carried);
});

test('what carries no plan carries none', () => {
  for (const one of ['', '{}', 'null', '{"type":"playbook"}']) assert.equal(carriedYaml(one), undefined, one);
});

const keysOf = (record: object | undefined): readonly string[] => Object.keys(record ?? {});

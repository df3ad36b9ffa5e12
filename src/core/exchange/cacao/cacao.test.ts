// Playbooks written and read: valid by the strict schema, the very same plan back, others made into drafts in which nothing
// is lost, unknown kinds refused.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parsePlan } from '#core/plan/parse-plan.ts';
import type { Plan } from '#core/plan/plan.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { nameId } from '../name-id.ts';
import { playbook } from './playbook.ts';
import { readCacao } from './read-cacao.ts';
import { writeCacao } from './write-cacao.ts';

const LIBRARY = [
  'call-centre/plan',
  'home-textile/plan',
  'fragments/water-supply',
  'fragments/plant-gas',
  'fragments/track-work',
  'fragments/spring-sale',
];
const NOW = Date.UTC(2026, 10, 23);

function libraryYaml(name: string): string {
  return readFileSync(new URL(`../../../../plans/${name}.yaml`, import.meta.url), 'utf8');
}

function written(name: string) {
  const yaml = libraryYaml(name);
  const { plan } = readPlan(yaml);
  assert.ok(plan, name);
  return { plan, yaml, book: writeCacao(plan, { yaml, language: 'zh', created: NOW, modified: NOW }) };
}

const id = (type: string, name: string) => `${type}--${nameId(`test ${name}`)}`;

describe('written', () => {
  for (const name of LIBRARY)
    test(`${name} keeps to the standard, with every step and agent`, () => {
      const { plan, book } = written(name);
      const checked = playbook.safeParse(JSON.parse(JSON.stringify(book)));
      assert.ok(checked.success, String(checked.error?.message));
      const carried = JSON.stringify(book.workflow);
      for (const { steps } of Object.values(plan.scenarios))
        for (const step of steps) assert.ok(carried.includes(`"plan_step":"${step}"`), step);
      for (const step of Object.values(book.workflow))
        if (step.type === 'action') assert.ok(book.agent_definitions?.[step.agent], String(step.name));
      assert.equal(book.workflow[book.workflow_start]?.type, 'start');
    });

  test('every branch ends at an end of its own, and every way leads somewhere', () => {
    const { book } = written('call-centre/plan');
    const ends = Object.entries(book.workflow).filter(([, { type }]) => type === 'end');
    const ways = JSON.stringify(book.workflow);
    for (const [end] of ends)
      assert.equal(ways.split(end).length - 1, 2, `${end} is named once as a key and once as a goal`);
  });

  test('the same plan gives the same playbook, ids and all', () => {
    assert.deepEqual(written('home-textile/plan').book, written('home-textile/plan').book);
  });
});

describe('read back', () => {
  for (const name of LIBRARY)
    test(`${name} is the very same plan`, () => {
      const { yaml, book } = written(name);
      const read = readCacao(JSON.stringify(book, null, 2));
      assert.ok(read.ok && read.carried);
      assert.equal(read.yaml, yaml);
    });

  test('a playbook that was changed elsewhere is read by what it says now', () => {
    const { book } = written('call-centre/plan');
    const [action] = Object.keys(book.workflow).filter(one => one.startsWith('action--'));
    const changed = JSON.parse(JSON.stringify(book));
    changed.workflow[action ?? ''].name = '改过的步骤';
    const read = readCacao(JSON.stringify(changed));
    assert.ok(read.ok && !read.carried);
    assert.match(read.yaml, /改过的步骤/);
  });
});

/** A small playbook of another house, with every kind of step. */
function foreign(): Record<string, unknown> {
  const by = id('identity', 'house');
  const manual = (command: string) => [{ type: 'manual', command }];
  return {
    type: 'playbook',
    spec_version: 'cacao-2.0',
    id: id('playbook', 'leak'),
    name: 'Leak in the server room',
    created_by: by,
    created: '2026-03-04T05:06:07.890Z',
    modified: '2026-03-04T05:06:07.890Z',
    priority: 3,
    workflow_start: id('start', 's'),
    workflow: {
      [id('start', 's')]: { type: 'start', on_completion: id('action', 'look') },
      [id('action', 'look')]: {
        type: 'action',
        name: 'Look',
        commands: manual('Go and look'),
        agent: id('individual', 'guard'),
        timeout: 300_000,
        on_completion: id('if-condition', 'wet'),
      },
      [id('if-condition', 'wet')]: {
        type: 'if-condition',
        condition: "__wet__:value = 'true'",
        on_true: id('parallel', 'both'),
        on_false: id('action', 'note'),
        on_completion: id('switch-condition', 'how'),
      },
      [id('parallel', 'both')]: {
        type: 'parallel',
        next_steps: [id('action', 'power'), id('action', 'call')],
        on_completion: id('end', 'wet'),
      },
      [id('action', 'power')]: {
        type: 'action',
        name: 'Power off',
        commands: [{ type: 'ssh', command: 'shutdown now' }],
        agent: id('linux', 'server'),
        targets: [id('linux', 'server')],
        on_completion: id('end', 'power'),
      },
      [id('action', 'call')]: {
        type: 'action',
        name: 'Call the plumber',
        commands: manual('Call'),
        agent: id('individual', 'guard'),
        delay: 120_000,
        on_completion: id('end', 'call'),
      },
      [id('action', 'note')]: {
        type: 'action',
        name: 'Write it down',
        commands: manual('Note'),
        agent: id('individual', 'guard'),
        on_success: id('end', 'note'),
        on_failure: id('action', 'again'),
      },
      [id('action', 'again')]: {
        type: 'action',
        name: 'Write it on paper',
        commands: manual('Paper'),
        agent: id('individual', 'guard'),
        on_completion: id('end', 'again'),
      },
      [id('switch-condition', 'how')]: {
        type: 'switch-condition',
        switch: '__kind__:value',
        cases: { pipe: id('playbook-action', 'pipe'), roof: id('while-condition', 'rain') },
        on_completion: id('end', 'all'),
      },
      [id('playbook-action', 'pipe')]: {
        type: 'playbook-action',
        name: 'Mend the pipe',
        playbook_id: id('playbook', 'pipe'),
        on_completion: id('end', 'pipe'),
      },
      [id('while-condition', 'rain')]: {
        type: 'while-condition',
        condition: "__rain__:value = 'true'",
        on_true: id('action', 'mop'),
        on_completion: id('end', 'rain'),
      },
      [id('action', 'mop')]: {
        type: 'action',
        name: 'Mop up',
        commands: manual('Mop'),
        agent: id('individual', 'guard'),
        on_completion: id('end', 'mop'),
      },
      ...Object.fromEntries(
        ['wet', 'power', 'call', 'note', 'again', 'all', 'pipe', 'rain', 'mop'].map(name => [
          id('end', name),
          { type: 'end' },
        ]),
      ),
    },
    agent_definitions: {
      [id('individual', 'guard')]: { type: 'individual', name: 'Guard' },
      [id('linux', 'server')]: { type: 'linux', name: 'Server', address: { ipv4: ['192.0.2.1'] } },
    },
  };
}

function draft(book: unknown): { readonly plan: Plan; readonly yaml: string; readonly told: string } {
  const read = readCacao(JSON.stringify(book));
  assert.ok(read.ok, JSON.stringify(read));
  const { plan, findings } = parsePlan(read.yaml);
  assert.ok(plan, `${read.yaml}\n${JSON.stringify(findings.filter(one => one.severity === 'error'))}`);
  return { plan, yaml: read.yaml, told: read.findings.map(({ message }) => message.en).join('\n') };
}

const step = (plan: Plan, title: string) => {
  const found = Object.values(plan.steps).find(one => one.title === title);
  assert.ok(found, title);
  return found;
};

describe('a playbook of another house', () => {
  test('becomes a plan: order, conditions, delays, limits, people', () => {
    const { plan } = draft(foreign());
    const [look, power, call] = [step(plan, 'Look'), step(plan, 'Power off'), step(plan, 'Call the plumber')];
    assert.equal(look.limit?.within, 300_000);
    assert.deepEqual(
      power.after.map(edge => edge.kind === 'step' && edge.step),
      [look.id],
    );
    assert.ok(power.when !== undefined && step(plan, 'Write it down').when === `not(${power.when})`);
    assert.deepEqual(
      call.opens.map(one => one.kind === 'instant' && one.offset),
      [120_000],
    );
    assert.deepEqual(
      Object.values(plan.roles).map(({ title }) => title),
      ['Guard', 'Server', '负责人'],
    );
    assert.equal(step(plan, 'Mend the pipe').action.kind, 'use');
    assert.match(step(plan, 'Mend the pipe').when ?? '', /= "pipe"$/);
    assert.ok(step(plan, 'Mop up').while !== undefined);
    assert.match(step(plan, 'Write it on paper').when ?? '', /failed_/);
  });

  test('what has no counterpart is kept in the plan and told, what has one is not', () => {
    const { plan, told } = draft(foreign());
    const kept = Object.entries(plan.ignored)
      .map(entry => entry.join(' '))
      .join('\n');
    for (const text of ['shutdown now', 'priority', '192.0.2.1'].slice(0, 2)) {
      assert.match(kept, new RegExp(text));
      assert.match(told, new RegExp(text));
    }
    assert.match(told, /repeated while/);
    assert.doesNotMatch(told, /timeout|delay/);
  });

  test('an unknown kind of step is refused by its id; nothing is imported', () => {
    const book = foreign();
    const workflow = book.workflow as Record<string, unknown>;
    workflow[id('action', 'mop')] = { type: 'single', name: 'Mop up' };
    const read = readCacao(JSON.stringify(book));
    assert.ok(!read.ok);
    assert.deepEqual(
      read.refusals.map(({ code }) => code),
      ['cacao-unknown-step'],
    );
    assert.match(read.refusals[0]?.message.zh ?? '', new RegExp(`${id('action', 'mop')}.*single`));
  });

  test('a way that leads nowhere, another version, a property the standard does not know, no JSON: each is refused', () => {
    const nowhere = foreign();
    (nowhere.workflow as Record<string, { on_completion?: string }>)[id('action', 'mop')] = {
      ...(nowhere.workflow as Record<string, object>)[id('action', 'mop')],
      on_completion: id('end', 'gone'),
    };
    const codes = (text: string) => {
      const read = readCacao(text);
      return read.ok ? [] : [...new Set(read.refusals.map(({ code }) => code))];
    };
    assert.deepEqual(codes(JSON.stringify(nowhere)), ['cacao-leads-nowhere']);
    assert.deepEqual(codes(JSON.stringify({ ...foreign(), spec_version: '1.0' })), ['cacao-not-valid']);
    assert.deepEqual(codes(JSON.stringify({ ...foreign(), surprise: 1 })), ['cacao-not-valid']);
    assert.deepEqual(codes('<bpmn/>'), ['cacao-not-json']);
  });

  test('a circle ends', () => {
    const book = foreign();
    const workflow = book.workflow as Record<string, Record<string, unknown>>;
    workflow[id('action', 'mop')] = { ...workflow[id('action', 'mop')], on_completion: id('action', 'look') };
    assert.match(draft(book).told, /other steps lead to it too/);
  });
});

test('no text makes the reader throw', () =>
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), text => {
      assert.equal(typeof readCacao(text).ok, 'boolean');
    }),
  ));

// docs/plan-language.md: every example is parsed, and every finding the code can make is in its table.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { NOT_RUN } from './not-run-yet.ts';
import { parsePlan } from './parse-plan.ts';
import type { WrittenPlan } from './plan-schema.ts';
import { readPlan } from './read-plan.ts';
import { writePlanYaml } from './write-plan.ts';
import { readYamlText } from './yaml-text.ts';

const ROOT = new URL('../../../', import.meta.url);
const page = readFileSync(new URL('docs/plan-language.md', ROOT), 'utf8');
const examples = [...page.matchAll(/^```yaml ?(.*)\n([\s\S]*?)^```$/gm)].map(([, kind = '', text = '']) => ({
  kind,
  text,
}));
const whole = examples[0]?.text ?? '';

/** The first example with more in it, and what the other examples name. */
function withSteps(steps: string): string {
  const named = `acts:
  go_back: { title: 返回店内, by: guard }
presence:
  guard_post: { title: 岗亭, by: guard, renew: PT30M }
calendars:
  office: { title: 机关 }
forms:
  account: { title: 经过, fields: { text: text } }
ladder:`;
  return whole.replace('ladder:', named).replace('    stand_down:', `${steps}    stand_down:`);
}

/** The first example with these parts for its own of the same name. */
function withParts(parts: string): string {
  assert.deepEqual(readYamlText(parts).findings, []);
  return writePlanYaml({
    ...(parse(withSteps('')) as WrittenPlan),
    ...(parse(parts) as Partial<WrittenPlan>),
  });
}

function indented(text: string, by: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(by));
}

test('there are examples', () => assert.ok(examples.length >= 20));

for (const [index, { kind, text }] of examples.entries())
  test(`example ${index + 1} ${kind}`, () => {
    const [form = '', code] = kind.split(' ');
    if (form === 'refused') return assert.ok(parsePlan(text).findings.some(finding => finding.code === code));
    const yaml = {
      '': text,
      parts: form === 'parts' ? withParts(text) : '',
      steps: withSteps(indented(text, 6)),
      scenario: withSteps('').replace(/ {4}stand_down:.*\n/, indented(text, 4)),
    }[form];
    assert.ok(yaml, `unknown kind of example: ${kind}`);
    const { plan, findings } = readPlan(yaml);
    const errors = findings.filter(({ severity, code }) => severity === 'error' && code !== 'not-run-yet');
    assert.deepEqual(errors, []);
    return assert.ok(plan);
  });

test('every finding is in the table, and nothing else', () => {
  const made = new Set<string>();
  const files = globSync('src/core/{plan,feel}/*.ts', { cwd: ROOT }).filter(file => !file.includes('.test'));
  for (const file of files) {
    const source = readFileSync(new URL(file, ROOT), 'utf8');
    for (const pattern of CODES) for (const [, code = ''] of source.matchAll(pattern)) made.add(code);
  }
  const table = page.slice(page.search(/\| code +\| severity/));
  const listed = new Set([...table.matchAll(/`([a-z-]+)`/g)].map(([, code = '']) => code));
  assert.deepEqual(
    [...made].filter(code => !listed.has(code)),
    [],
    'missing in the table',
  );
  assert.deepEqual(
    [...listed].filter(code => !made.has(code) && !KEYS.has(code)),
    [],
    'no such finding',
  );
});

/** How the code writes the code of a finding. */
const CODES = [
  /report\(\s*'([a-z-]+)'/g,
  /\bfind\(\s*(?:'\w+'|severity|[^,]*\? '\w+' : '\w+'),\s*'([a-z-]+)'/g,
  /\berror\(\s*'([a-z-]+)'/g,
  /code: '([a-z-]+)'/g,
  /reportCircles\('([a-z-]+)'/g,
  /reportUnknown\(\s*reading,\s*'([a-z-]+)'/g,
  /^\s*(?:\w+|'[\w-]+'): \[\s*'([a-z-]+)',/gm, // yaml-trouble.ts
];
const KEYS = new Set(['ladder', 'words']);

test('what the engine does not run yet is listed, and nothing else', () => {
  const [, list = ''] = /^Not run yet: ([\s\S]*?)\n\n/m.exec(page) ?? [];
  const listed = [...list.matchAll(/`([^`]+)`/g)].map(([, keyword = '']) => keyword);
  assert.deepEqual(listed.toSorted(), NOT_RUN.map(({ keyword }) => keyword).toSorted());
});

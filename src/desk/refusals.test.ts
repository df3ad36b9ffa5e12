// Every code that any part of the program refuses with has its entry, and every entry says something useful.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { REFUSALS } from './refusal-table.ts';
import { describeRefusal, isKnownCode } from './refusals.ts';

const SOURCE = new URL('..', import.meta.url).pathname;

function sources(): readonly string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map(name => join(SOURCE, name));
}

test('every code given to refuse() is in the table', () => {
  const missing = sources().flatMap(file =>
    [...readFileSync(file, 'utf8').matchAll(/\brefuse\(\s*'([a-z-]+)'/g)]
      .map(found => found[1] ?? '')
      .filter(code => !isKnownCode(code))
      .map(code => `${file.slice(SOURCE.length)}: ${code}`),
  );
  assert.deepEqual(missing, []);
});

test('every entry has a status of its kind and both languages', () => {
  for (const [code, [status, ...texts]] of Object.entries(REFUSALS)) {
    assert.match(code, /^[a-z]+(-[a-z]+)*$/);
    assert.ok(status >= 400 && status < 600, code);
    for (const text of texts) assert.ok(text.length > 1, code);
    assert.match(texts[0], /\p{Script=Han}/u, code);
    assert.doesNotMatch(texts[1] + texts[3], /\p{Script=Han}/u, code);
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(found => found[0]).sort();
    assert.deepEqual(places(texts[2]), places(texts[3]), `${code}: both languages name the same values`);
  }
});

test('values are filled in, missing ones are left out, lists are joined', () => {
  const { detail } = describeRefusal('forbidden', { roles: ['auditor', 'responder'], action: 'plan.edit' });
  assert.match(detail.zh, /auditor、responder/);
  assert.match(detail.en, /auditor, responder/);
  assert.doesNotMatch(describeRefusal('unknown-duty').detail.en, /[{}]| {2}/);
});

test('a refusal that brings its own advice is said in it; an unknown code is not hidden', () => {
  const message = { zh: '请另存', en: 'Save it again' };
  assert.deepEqual(describeRefusal('unreadable-docx', { message }).detail, message);
  const unknown = describeRefusal('some-new-code');
  assert.equal(unknown.status, 422);
  assert.match(unknown.detail.zh, /some-new-code/);
});

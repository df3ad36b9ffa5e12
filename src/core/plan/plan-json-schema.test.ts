import assert from 'node:assert/strict';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { planJsonSchema } from './plan-json-schema.ts';

const FILE = new URL('../../../plans/plan.schema.json', import.meta.url);

test('the published JSON Schema is up to date (UPDATE=1 writes it)', () => {
  if (process.env.UPDATE === '1') writeFileSync(FILE, planJsonSchema());
  assert.equal(readFileSync(FILE, 'utf8'), planJsonSchema());
});

const validate = new Ajv2020({ strict: false }).compile(JSON.parse(planJsonSchema()));

for (const file of globSync('*/*.yaml', { cwd: new URL('.', FILE) }))
  test(`the JSON Schema accepts ${file}`, () => {
    const text = readFileSync(new URL(file, FILE), 'utf8');
    assert.equal(validate(parse(text)), true, JSON.stringify(validate.errors));
  });

test('the JSON Schema refuses a key that there is not', () => {
  assert.equal(validate({ plan: 'a', title: 'A', scenarios: {}, grades: {} }), false);
});

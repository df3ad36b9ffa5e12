// Written plans kept outside the repository, when FENGSUI_SOURCE_PLANS names their folder: each is read without loss
// and its draft plan parses without errors.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPlan } from '#core/plan/read-plan.ts';
import { writePlanYaml } from '#core/plan/write-plan.ts';
import { draftPlan } from '#core/reading/draft-plan.ts';
import { readDocument } from '#core/reading/read-document.ts';
import { openDocument } from '#files/open-document.ts';

const folder = process.env.FENGSUI_SOURCE_PLANS;
const names = folder === undefined ? [] : readdirSync(folder).filter(name => /\.(txt|docx|md)$/.test(name));

test('the draft plan of every written plan parses', {
  skip: names.length === 0 && 'FENGSUI_SOURCE_PLANS names no folder of plans',
}, async () => {
  for (const name of names) {
    const opened = await openDocument(readFileSync(join(folder ?? '', name)), name);
    assert.ok(opened.ok, name);
    const reading = readDocument(opened.document);
    const { plan, findings } = readPlan(writePlanYaml(draftPlan(reading)), { clauses: reading.clauses });
    const errors = findings.filter(({ severity, code }) => severity === 'error' && code !== 'not-run-yet');
    assert.deepEqual(errors, [], name);
    assert.ok(plan, name);
  }
});

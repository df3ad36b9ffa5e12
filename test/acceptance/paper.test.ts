// From paper to people: a manager's own document is uploaded, read, corrected, put into force and reported on.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, it } from 'node:test';
import { getDocument, getVersion, putIntoForce, saveDraft, uploadDocument } from '#contract/plans.ts';
import type { House, Person } from '../harness/house.ts';
import { openHouse } from '../harness/house.ts';

let house: House;
let manager: Person;
let uploaded: { document: string; plan: string; version: number; revision: number };
before(async () => {
  house = await openHouse('09:00');
  manager = await house.signIn('yunqi', 'su');
});
after(() => house.close());

const bytes = () =>
  new Uint8Array(readFileSync(new URL('../../plans/home-textile/source.txt', import.meta.url)));

it('reads the document into clauses and a draft plan; nothing of it is dropped', async () => {
  uploaded = await manager.does(uploadDocument, {
    headers: { 'x-file-name': encodeURIComponent('应急处置办法.txt') },
    bytes: bytes(),
  });
  const document = await manager.does(getDocument, { params: { document: uploaded.document } });
  const text = new TextDecoder().decode(bytes()).replace(/\s+/g, '');
  const kept = document.clauses.map(clause => clause.quote.replace(/\s+/g, '')).join('');
  assert.equal(kept.length, text.length);
  assert.ok(document.clauses.some(clause => clause.modality === 'must'));
});

it('is not put into force while a role is held by nobody, and says which', async () => {
  const problem = await manager.refused(putIntoForce, {
    params: uploaded,
    headers: { 'if-match': String(uploaded.revision) },
  });
  assert.equal(problem.code, 'plan-has-errors');
  assert.ok(
    (problem.findings ?? []).some(
      finding => finding.code === 'role-without-person' || finding.code.startsWith('role-'),
    ),
    JSON.stringify(problem.findings).slice(0, 2000),
  );
});

it('keeps a draft with errors, shows them with line and column, and does not let two people overwrite each other', async () => {
  const draft = await manager.does(getVersion, { params: uploaded });
  const broken = `${draft.yaml}\nnonsense: 1\n`;
  const saved = await manager.does(saveDraft, {
    params: uploaded,
    headers: { 'if-match': String(uploaded.revision) },
    body: { yaml: broken },
  });
  const unknown = saved.findings.find(finding => finding.code === 'unknown-key');
  assert.ok(unknown?.place.line && unknown.place.column);
  const stale = await manager.refused(saveDraft, {
    params: uploaded,
    headers: { 'if-match': String(uploaded.revision) },
    body: { yaml: draft.yaml },
  });
  assert.equal(stale.code, 'stale-revision');
  uploaded = { ...uploaded, revision: saved.revision };
});

it('takes effect once it is corrected, and can be reported on at once', async () => {
  const yaml = readFileSync(new URL('../../plans/home-textile/plan.yaml', import.meta.url), 'utf8').replace(
    /^plan: .*$/m,
    `plan: ${uploaded.plan}`,
  );
  const saved = await manager.does(saveDraft, {
    params: uploaded,
    headers: { 'if-match': String(uploaded.revision) },
    body: { yaml },
  });
  assert.deepEqual(
    saved.findings.filter(finding => finding.severity === 'error'),
    [],
  );
  await manager.does(putIntoForce, { params: uploaded, headers: { 'if-match': String(saved.revision) } });
  const incident = await manager.reportFor('deng', uploaded.plan, 'vehicle', {
    occurred: '09:00',
    facts: { location: '国道 1 号', cause: 'fault', casualties: false, drivable: true },
  });
  assert.ok((await manager.board(incident)).duties.length > 0);
});

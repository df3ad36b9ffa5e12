// Sample documents beside the reading they give. `UPDATE=1 node --test …` writes the readings anew: look at the diff.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPlan } from '#core/plan/read-plan.ts';
import { writePlanYaml } from '#core/plan/write-plan.ts';
import { runsAll } from '#core/reading/draft/runs.ts';
import { draftPlan } from '#core/reading/draft-plan.ts';
import { readDocument } from '#core/reading/read-document.ts';
import type { Clause, Reading } from '#core/reading/reading.ts';
import { openDocument } from '#files/open-document.ts';
import { wordSample } from '../harness/word-sample.ts';

const folder = join(import.meta.dirname, '../samples');
const samples = new Map<string, Uint8Array>([
  ...readdirSync(folder)
    .filter(name => /\.(txt|md)$/.test(name))
    .map(name => [name, readFileSync(join(folder, name))] as const),
  ['power-cut.docx', wordSample()],
]);

for (const [name, bytes] of samples) {
  test(`${name} reads as it did`, async () => {
    golden(`${name}.reading`, told(await read(bytes, name)));
  });

  test(`the draft plan of ${name} parses, and is as it was`, async () => {
    const reading = await read(bytes, name);
    const draft = draftPlan(reading, { runs: runsAll }); // whatever the engine has learnt meanwhile
    const { plan, findings } = readPlan(writePlanYaml(draft), { clauses: reading.clauses });
    assert.deepEqual(
      findings
        .filter(({ severity, code }) => severity === 'error' && code !== 'not-run-yet')
        .map(finding => finding.message.en),
      [],
    );
    assert.ok(plan);
    golden(`${name}.draft`, `${JSON.stringify(draft, null, 2)}\n`);
  });
}

async function read(bytes: Uint8Array, name: string): Promise<Reading> {
  const opened = await openDocument(bytes, name);
  assert.ok(opened.ok, opened.ok ? '' : opened.code);
  return readDocument(opened.document);
}

function golden(name: string, text: string): void {
  const path = join(import.meta.dirname, 'golden', name);
  if (process.env.UPDATE === '1') writeFileSync(path, text);
  assert.equal(text, readFileSync(path, 'utf8'));
}

/** A reading for people: one clause a line, what was read of it below. */
function told({ clauses, scenarios, units, findings }: Reading): string {
  return [
    ...clauses.flatMap(clause => [
      `${clause.id} ${clause.modality} ${clause.kind} ${one(clause.quote)}`,
      ...facts(clause),
    ]),
    '',
    ...scenarios.map(scenario => `scenario ${scenario.name}: ${scenario.clauses.join(' ') || 'no body'}`),
    ...units.map(unit => `${unit.kind} ${unit.name}: ${unit.clauses.join(' ')}`),
    ...findings.map(
      ({ severity, code, place, proposal }) =>
        `${severity} ${code} ${place.clause ?? ''}${proposal ? ` → ${proposal.value}` : ''}`,
    ),
    '',
  ].join('\n');
}

function facts(clause: Clause): readonly string[] {
  const { number, actors, recipients, deadline, periodicity, condition } = clause;
  const all = [
    number === null ? [] : [`number ${number}`],
    actors.map(actor => `by ${actor.name}${actor.implied ? ' (implied)' : ''}`),
    recipients.map(recipient => `to ${recipient}`),
    deadline
      ? [
          `limit ${deadline.text} (${[deadline.class, deadline.value, deadline.unit, deadline.origin].filter(Boolean).join(' ')})`,
        ]
      : [],
    periodicity ? [`every ${periodicity.text} (${periodicity.every})`] : [],
    condition === null ? [] : [`if ${condition}`],
    clause.context === undefined ? [] : [`still if ${clause.context}`],
    ...details(clause),
    clause.confidence >= 0.8
      ? []
      : [`sure ${clause.confidence}${clause.doubts.map(doubt => ` ${doubt}`).join('')}`],
  ].flat();
  return clause.kind === 'heading' || all.length === 0 ? [] : [`     ${all.join('; ')}`];
}

function details(clause: Clause): readonly (readonly string[])[] {
  const { gate, until, exception, escalation, resources, evidence, fields, discretion, outside, references } =
    clause;
  const said = (word: string, text: string | null) => (text === null ? [] : [`${word} ${text}`]);
  const list = (word: string, texts: readonly string[]) =>
    texts.length === 0 ? [] : [`${word} ${texts.join(' + ')}`];
  return [
    said('gate', gate),
    said('until', until),
    said('except', exception),
    said('next', escalation),
    list(
      'with',
      resources.map(({ name, quantity, unit }) => `${name}${quantity === null ? '' : ` ${quantity}${unit}`}`),
    ),
    list('proof', evidence),
    list('says', fields),
    list('left to', discretion),
    list(
      'outside',
      outside.map(({ name, number }) => (number === null ? name : `${name} ${number}`)),
    ),
    list(
      'see',
      references.map(
        ({ to, title, clause: meant }) => `${to} ${title}${meant === undefined ? '' : ` ${meant}`}`,
      ),
    ),
  ];
}

function one(text: string): string {
  return text.replace(/\s+/g, ' ');
}

// What is kept of a model's answer: only what the clause's own text bears out, for clauses that were asked about.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clauseOf, HOTEL, readLines } from './examples.test-data.ts';
import { checkedProposals } from './proposal.ts';

const reading = readLines(HOTEL);
const tell = clauseOf(reading, '通知工程部');
const asked = new Map([[tell.id, tell]]);
const answer = (fields: object) => ({ clauses: [{ clause: tell.id, ...fields }] });
const fieldsOf = (fields: object) => checkedProposals(answer(fields), asked)?.[0]?.fields;

test('names of the clause are kept, others dropped and named', () => {
  const [proposal] =
    checkedProposals(answer({ recipients: ['工程', '消防局'], actors: ['大堂'] }), asked) ?? [];
  assert.deepEqual(proposal?.fields, { actors: [{ name: '大堂' }], recipients: ['工程'] });
  assert.deepEqual(proposal?.dropped, ['消防局']);
});

test('a limit is kept in words of the clause alone, its figure read by the rules', () => {
  assert.equal(fieldsOf({ deadline: '30分钟内' })?.deadline, undefined);
  const silent = { ...tell, deadline: null };
  const [proposal] =
    checkedProposals(
      { clauses: [{ clause: tell.id, deadline: '5分钟内', value: 500 }] },
      new Map([[tell.id, silent]]),
    ) ?? [];
  assert.deepEqual([proposal?.fields.deadline?.value, proposal?.fields.deadline?.unit], [5, 'minutes']);
});

test('what is as the rules read it is no proposal', () => {
  assert.deepEqual(fieldsOf({ modality: tell.modality, kind: tell.kind }), {});
});

test('clauses nobody asked about, doubled answers and other forms are nothing', () => {
  assert.deepEqual(checkedProposals({ clauses: [{ clause: 'c999', kind: 'step' }] }, asked), []);
  const twice = {
    clauses: [
      { clause: tell.id, kind: 'decision' },
      { clause: tell.id, kind: 'approval' },
    ],
  };
  assert.deepEqual(
    checkedProposals(twice, asked)?.map(one => one.fields),
    [{ kind: 'decision' }],
  );
  assert.deepEqual(fieldsOf({ modality: 'always', actors: 'all', deadline: 7 }), {});
  for (const none of [null, 7, 'x', [], {}, { clauses: 'all' }])
    assert.equal(checkedProposals(none, asked), undefined);
});

test('whatever a model says: only asked clauses, only fields with words of the text', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record(
          {
            clause: fc.constantFrom(tell.id, 'c001', 'x'),
            modality: fc.anything(),
            actors: fc.oneof(fc.anything(), fc.array(fc.constantFrom('大堂经理', '工程部', '厂长', ''))),
            recipients: fc.oneof(fc.anything(), fc.array(fc.string())),
            deadline: fc.oneof(fc.anything(), fc.constantFrom('5分钟内', '1小时内')),
            condition: fc.anything(),
          },
          { requiredKeys: ['clause'] },
        ),
      ),
      clauses => {
        for (const { clause, fields } of checkedProposals({ clauses }, asked) ?? []) {
          assert.equal(clause, tell.id);
          const words = [
            ...(fields.actors ?? []).map(actor => actor.name),
            ...(fields.recipients ?? []),
            ...(fields.deadline ? [fields.deadline.text] : []),
            ...(fields.condition ? [fields.condition] : []),
          ];
          const text = [tell.quote, ...tell.path].join('\n').normalize('NFKC').replace(/\s+/g, '');
          for (const one of words) assert.ok(text.includes(one.normalize('NFKC').replace(/\s+/g, '')), one);
        }
      },
    ),
  );
});

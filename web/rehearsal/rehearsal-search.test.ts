import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, rehearsalSearch, scriptOf } from './rehearsal-search.ts';

test('the address keeps what is known and drops the rest', () => {
  assert.deepEqual(
    rehearsalSearch({ scenario: 'fire', seed: 7, at: '', junk: 'x', people: 'else', many: 'no' }),
    {
      scenario: 'fire',
      seed: '7',
    },
  );
  assert.deepEqual(rehearsalSearch({ people: 'made-up', many: 'yes' }), { people: 'made-up', many: 'yes' });
});

test('what is asked is what the address says, the rest as usual', () => {
  const script = scriptOf({ facts: 'a=1@2m', people: 'made-up' }, 'zh');
  assert.equal(script.people, 'made-up');
  assert.equal(script.facts, 'a=1@2m');
  assert.equal('at' in script, false);
  assert.equal(scriptOf({}, 'en').people, 'organisation');
});

test('lines are trimmed, empty ones are none', () => assert.deepEqual(linesOf(' a \n\n b'), ['a', 'b']));

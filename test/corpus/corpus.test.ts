// The annotation holds together, and reading does not get worse: totals stay above the floors of floors.ts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { corpusOf, type Gold, measure, PARTS } from './documents.ts';
import { FLOORS } from './floors.ts';
import { all, bare, FIGURES, f1, keptShare, sum } from './score.ts';

/** What may stand between two clauses: nobody's words. */
const BETWEEN = /^[\s,，、;；~。]*$/;

for (const part of PARTS) {
  const documents = corpusOf(part);

  test(`${part}: the annotated clauses tile each document in order`, () => {
    for (const { name, text, gold } of documents) {
      let at = 0;
      for (const { id, quote } of gold.clauses) {
        const start = text.indexOf(quote, at);
        assert.ok(start >= 0, `${name} ${id}: not in the text after the clause before it: ${quote}`);
        assert.match(text.slice(at, start), BETWEEN, `${name}: left out before ${id}`);
        at = start + quote.length;
      }
      assert.match(text.slice(at), BETWEEN, `${name}: left out at the end`);
    }
  });

  test(`${part}: limits, periods and conditions are words of their clause; scenarios are declared`, () => {
    for (const { name, gold } of documents)
      for (const problem of problems(gold)) assert.fail(`${name} ${problem}`);
  });

  test(`${part}: totals do not fall below their floors`, async () => {
    const total = sum((await Promise.all(documents.map(measure))).map(one => one.score));
    assert.equal(total.invented, 0, 'quotes that are not in the text');
    const reached = {
      all: all(total),
      kept: keptShare(total),
      ...Object.fromEntries(FIGURES.map(figure => [figure, f1(total.tallies[figure]) ?? 1])),
    };
    for (const [figure, value] of Object.entries(reached)) {
      const floor = FLOORS[part][figure as keyof (typeof FLOORS)['train']];
      assert.ok(value >= floor, `${part} ${figure}: ${value.toFixed(3)} is below ${floor}`);
    }
  });
}

test('no document is in both parts', () => {
  const [train = [], held = []] = PARTS.map(part => corpusOf(part).map(document => document.name));
  assert.deepEqual(
    train.filter(name => held.includes(name)),
    [],
  );
});

function problems({ clauses, scenarios }: Gold): readonly string[] {
  const declared = new Set(scenarios.map(scenario => scenario.name));
  return clauses.flatMap(({ id, quote, deadline, periodicity, condition, scenario }) => [
    ...[deadline?.text, periodicity?.text, condition]
      .filter(words => words && !bare(quote).includes(bare(words)))
      .map(words => `${id}: “${words}” is not in its quote`),
    ...(scenario === null || declared.has(scenario) ? [] : [`${id}: scenario ${scenario} is not declared`]),
    ...((deadline?.class === 'hard') === (typeof deadline?.value === 'number')
      ? []
      : [`${id}: hard means a number`]),
  ]);
}

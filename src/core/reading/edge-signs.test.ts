import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstSigns, lastSigns, type Signs } from './edge-signs.ts';

const listed = (signs: Signs) =>
  [...signs.keys()]
    .filter(code => signs[code] === 1)
    .map(code => String.fromCharCode(code))
    .join('');

const PATTERNS: readonly (readonly [RegExp, string, string])[] = [
  [/应|须(?!知)|每[天日]/, '应每须', '天应日须'],
  [/(?<![全内])部(?!分)|中心|居委会?/, '中居部', '会委心部'],
  [/(?:工作|应急)?(?:小组|组长?|队)/, '小工应组队', '组长队'],
  [/\d+分钟|[A-C]级/, '0123456789ABC', '级钟'],
];

test('tells with which signs a pattern begins and ends', () => {
  for (const [pattern, first, last] of PATTERNS) {
    assert.equal(listed(firstSigns(pattern)), first, pattern.source);
    assert.equal(listed(lastSigns(pattern)), last, pattern.source);
  }
});

test('says any sign where it cannot tell', () => {
  for (const pattern of [/[^,]部/, /.部/, /部?/, /\S部/, /it/i])
    assert.equal(firstSigns(pattern)[0x4e00], 1, pattern.source);
});

test('never says no where the pattern matches', () => {
  const words = fc.array(fc.constantFrom(...'应须知每天日部分中心居委会工作急小组长队3分钟A级'), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(words, fc.constantFrom(...PATTERNS), (signs, [pattern]) => {
      const found = pattern.exec(signs.join(''))?.[0];
      if (found === undefined) return;
      assert.equal(firstSigns(pattern)[found.charCodeAt(0)], 1);
      assert.equal(lastSigns(pattern)[found.charCodeAt(found.length - 1)], 1);
    }),
    { numRuns: 200 },
  );
});

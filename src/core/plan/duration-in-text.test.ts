import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDuration } from '#core/time/instant.ts';
import { saysDuration } from './duration-in-text.ts';

const says = (text: string, span: string) => saysDuration(text, parseDuration(span) ?? Number.NaN);

const SAID: readonly (readonly [string, string])[] = [
  ['在5分钟内上报', 'PT5M'],
  ['在 ５ 分钟内', 'PT5M'],
  ['三十分钟内', 'PT30M'],
  ['半小时内', 'PT30M'],
  ['30分内', 'PT30M'],
  ['二十四小时内', 'PT24H'],
  ['24 小时内到现场', 'P1D'],
  ['一天之内', 'PT24H'],
  ['两个小时', 'PT2H'],
  ['十五分钟', 'PT15M'],
  ['六十分钟', 'PT1H'],
];
for (const [text, span] of SAID) test(`${text} says ${span}`, () => assert.equal(says(text, span), true));

const UNSAID: readonly (readonly [string, string])[] = [
  ['15分钟内', 'PT5M'],
  ['二十五分钟内', 'PT5M'],
  ['1.5小时', 'PT5H'],
  ['立即上报', 'PT5M'],
  ['5 小时', 'PT5M'],
  ['30 人', 'PT30M'],
];
for (const [text, span] of UNSAID)
  test(`${text} does not say ${span}`, () => assert.equal(says(text, span), false));

// Both languages say everything, and only what is said: no key is missing, unused, empty or without its values.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Texts } from './entry.ts';
import { resources, texts } from './text.ts';

const WEB = join(import.meta.dirname, '..');
const entries = Object.entries(texts as Texts);
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(match => match[1]).sort();

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    if (['dist', 'dev', 'card', 'i18n'].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(path) && !path.includes('.test.') ? [readFileSync(path, 'utf8')] : [];
  });
}

test('both languages have the same keys', () => {
  const keys = (language: 'zh' | 'en') =>
    new Set(Object.keys(resources(language)).map(key => key.replace(/_(one|other)$/, '')));
  assert.deepEqual([...keys('zh')].sort(), [...keys('en')].sort());
  assert.deepEqual([...keys('zh')].sort(), Object.keys(texts).sort());
});

test('no text is empty, and Chinese is Chinese unless it is a name', () => {
  const names = new Set(['channel.webhook', 'party.role', 'review.comma', 'picture.live.part']);
  for (const [key, words] of entries) {
    for (const text of words) assert.ok(text.trim() !== '', key);
    if (!names.has(key)) assert.match(words[0], /\p{Script=Han}/u, key);
    assert.doesNotMatch(words[1], /\p{Script=Han}/u, key);
  }
});

test('both languages use the same values', () => {
  for (const [key, [zh, en]] of entries) assert.deepEqual(placeholders(zh), placeholders(en), key);
});

test('a text with a count has an English singular, and only such a text', () => {
  for (const [key, words] of entries)
    assert.equal(words.length === 3, words[1].includes('{{count}}'), `${key}: singular with {{count}} only`);
});

test('every key is used somewhere, whole or by its prefix', () => {
  const code = sources(WEB).join('\n');
  const whole = new Set([...code.matchAll(/'([a-z][\w-]*(?:\.[\w-]+)+)'/gi)].map(match => match[1]));
  // `${prefix}${code}`: a family of keys chosen by a value
  const families = [
    ...[...code.matchAll(/`([a-z][\w-]*(?:\.[\w-]+)*\.)\$\{/gi)].map(match => match[1] ?? ''),
    ...[...code.matchAll(/'([a-z]+\.)'/g)].map(match => match[1] ?? ''),
  ];
  const unused = entries
    .map(([key]) => key)
    .filter(key => !whole.has(key) && !families.some(family => key.startsWith(family)));
  assert.deepEqual(unused, []);
});

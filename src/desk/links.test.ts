import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { hashOfLink, isLinkSecret, LINK_LIFE, linkExpiry, makeLinks } from './links.ts';

const links = makeLinks(randomBytes(32), 'https://duty.example.test/');

test('a link is made again from the key of its message, and only its hash is kept', () => {
  const kept = links.linkOf('a', 'i/d/do/li/email', 5);
  const url = links.urlOf('a', 'i/d/do/li/email');
  const secret = url.slice('https://duty.example.test/t/'.length);
  assert.ok(isLinkSecret(secret));
  assert.deepEqual(kept, { hash: hashOfLink(secret), expires: 5 });
  assert.ok(!kept.hash.includes(secret));
});

test('no two messages, organisations or installations share a secret', () => {
  const other = makeLinks(randomBytes(32), 'https://duty.example.test');
  const urls = [links.urlOf('a', 'k'), links.urlOf('a', 'k2'), links.urlOf('b', 'k'), other.urlOf('a', 'k')];
  assert.equal(new Set(urls).size, urls.length);
});

test('a weak secret is refused', () => {
  assert.throws(() => makeLinks(randomBytes(16), 'https://duty.example.test'));
});

test('what does not look like a secret is none', () => {
  for (const text of ['', 'abc', 'a'.repeat(44), `${'a'.repeat(42)}!`, '../../etc/passwd'])
    assert.equal(isLinkSecret(text), false);
});

test('a link outlives its duty by 72 hours, counted from the message where that is later', () => {
  assert.equal(linkExpiry(1000, 0), 1000 + LINK_LIFE);
  assert.equal(linkExpiry(null, 500), 500 + LINK_LIFE);
  assert.equal(linkExpiry(1000, 5000), 5000 + LINK_LIFE);
});

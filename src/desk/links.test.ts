import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { hashOfLink, isLinkSecret, LINK_LIFE, linkExpiry, linkSecret, taskLink } from './links.ts';

test('a secret is 43 characters and stays out of what is stored', () => {
  const secret = linkSecret(randomBytes(32));
  assert.ok(isLinkSecret(secret));
  const link = taskLink(secret, 'https://duty.example.test/', 5);
  assert.equal(link.url, `https://duty.example.test/t/${secret}`);
  assert.equal(link.hash, hashOfLink(secret));
  assert.ok(!link.hash.includes(secret));
});

test('too little randomness is refused', () => {
  assert.throws(() => linkSecret(randomBytes(16)));
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

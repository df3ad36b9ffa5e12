import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retryAfter } from './retry-after.ts';
import { signature, signingKeys, webhookId } from './signature.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

test('signs as the published test vector of Standard Webhooks', () => {
  const keys = signingKeys(SECRET);
  assert.ok(keys);
  const signed = signature(keys, 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}');
  assert.equal(signed, 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('two secrets give two signatures, in order', () => {
  const keys = signingKeys(`${SECRET} whsec_${Buffer.alloc(32, 7).toString('base64')}`) ?? [];
  const parts = signature(keys, 'a', 1, 'b').split(' ');
  assert.equal(parts.length, 2);
  assert.equal(parts[0], signature(keys.slice(0, 1), 'a', 1, 'b'));
});

test('what is no secret gives no keys', () => {
  const short = `whsec_${Buffer.alloc(23).toString('base64')}`;
  const long = `whsec_${Buffer.alloc(65).toString('base64')}`;
  for (const text of ['', 'whsec_', 'abc', short, long, `${SECRET} x`])
    assert.equal(signingKeys(text), undefined);
});

test('the id is the key where it can be', () => {
  assert.equal(webhookId('i1/tell-head/1/do/p1/webhook'), 'i1/tell-head/1/do/p1/webhook');
  assert.equal(webhookId('i.1/客户\n'), 'i%2E1/%E5%AE%A2%E6%88%B7%0A');
});

test('Retry-After in seconds, as a date, or not at all', () => {
  assert.equal(retryAfter('30', 1000), 31_000);
  assert.equal(retryAfter('Thu, 01 Jan 1970 00:00:05 GMT', 0), 5000);
  for (const text of [undefined, '', '-1', '1.5', 'tomorrow']) assert.equal(retryAfter(text, 0), undefined);
});

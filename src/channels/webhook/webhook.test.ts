import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { test } from 'node:test';
import { writeMessage } from '#desk/messages.ts';
import { channelContract, type Reach, sample } from '../channel-contract.ts';
import { startReceiver } from './receiver.ts';
import { type WebhookConfig, webhookChannel } from './webhook.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

async function reach(
  answer?: (request: IncomingMessage, response: ServerResponse) => void,
  over: Partial<WebhookConfig> & { readonly address?: (port: number) => string } = {},
) {
  const receiver = await startReceiver(answer);
  const { address, ...config } = over;
  const channel = webhookChannel(
    { allow: ['127.0.0.1'], ports: [receiver.port], limit: 10_000, ...config },
    writeMessage,
  );
  const keys = () => receiver.got.map(one => String(one.headers['webhook-id']));
  return {
    channel,
    address: address ? address(receiver.port) : receiver.url,
    secret: SECRET,
    keys,
    receiver,
    stop: receiver.stop,
  } satisfies Reach & { receiver: unknown };
}

const status =
  (code: number, headers: Record<string, string> = {}, body = 'no') =>
  (_: IncomingMessage, response: ServerResponse) =>
    void response.writeHead(code, headers).end(body);

channelContract('webhook', {
  takes: () => reach(),
  'says-later': () => reach(status(500)),
  'says-never': () => reach(status(410)),
  away: async () => {
    const made = await reach();
    await made.receiver.stop();
    return { ...made, stop: async () => {} };
  },
  hangs: () => reach(() => {}, { limit: 200 }),
  'breaks-off': () => reach((_, response) => void response.socket?.destroy()),
  'bad-address': () => reach(undefined, { address: () => 'not a url' }),
});

async function sendTo(made: Awaited<ReturnType<typeof reach>>, over = {}) {
  try {
    return await made.channel.send({ ...sample(made), ...over });
  } finally {
    await made.stop();
  }
}

test('the signature verifies with the secret over id, timestamp and body', async () => {
  const made = await reach();
  await sendTo(made);
  const [got] = made.receiver.got;
  assert.ok(got);
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signed } = got.headers;
  assert.equal(timestamp, String(sample(made).now / 1000));
  const key = Buffer.from(SECRET.slice(6), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${got.body}`).digest('base64');
  assert.equal(signed, `v1,${expected}`);
});

test('the payload says what, for whom and by when, and carries the link', async () => {
  const made = await reach();
  await sendTo(made);
  const payload = JSON.parse(made.receiver.got[0]?.body ?? '{}');
  assert.equal(payload.type, 'fengsui.message');
  assert.equal(payload.timestamp, '2026-11-23T08:00:00.000Z');
  assert.equal(payload.data.key, 'i1/tell/1/do/p1/x');
  assert.equal(payload.data.due, '2026-11-23T08:10:00.000Z');
  assert.equal(payload.data.link, 'https://duty.example.test/t/s3cret-link');
  assert.match(payload.data.text, /时限：11月23日周一 16:10（北京时间）/);
});

const answers: readonly (readonly [number, boolean])[] = [
  [301, false],
  [302, false],
  [308, false],
  [400, false],
  [401, false],
  [404, false],
  [408, true],
  [410, false],
  [429, true],
  [500, true],
  [502, true],
  [503, true],
];
for (const [code, retry] of answers)
  test(`${code} ${retry ? 'may pass' : 'is final'}`, async () => {
    const result = await sendTo(await reach(status(code, { location: 'http://127.0.0.1/elsewhere' })));
    assert.ok(result.kind === 'fault');
    assert.equal(result.code, `http-${code}`);
    assert.equal(result.retry, retry);
  });

test('a redirect is not followed', async () => {
  const elsewhere = await startReceiver();
  await sendTo(await reach(status(307, { location: elsewhere.url })));
  assert.equal(elsewhere.got.length, 0);
  await elsewhere.stop();
});

test('Retry-After counts in seconds or names an instant; on 500 it is not read', async () => {
  const now = Date.UTC(2026, 10, 23, 8, 0);
  const notBefore = async (code: number, value: string) => {
    const result = await sendTo(await reach(status(code, { 'retry-after': value })));
    return result.kind === 'fault' ? result.not_before : null;
  };
  assert.equal(await notBefore(429, '120'), now + 120_000);
  assert.equal(await notBefore(503, 'Mon, 23 Nov 2026 08:05:00 GMT'), now + 300_000);
  assert.equal(await notBefore(429, 'soon'), undefined);
  assert.equal(await notBefore(500, '120'), undefined);
});

test('an endless answer is not read to its end', async () => {
  const made = await reach((_, response) => {
    response.writeHead(400);
    const chunk = 'x'.repeat(65_536);
    const pour = () => {
      while (!response.destroyed && response.write(chunk));
      if (!response.destroyed) response.once('drain', pour);
    };
    pour();
  });
  const result = await sendTo(made);
  assert.ok(result.kind === 'fault' && result.code === 'http-400' && result.detail.length <= 200);
});

test('an address without a sound secret is refused without a call', async () => {
  for (const secret of [null, '', 'whsec_', 'whsec_abc', 'plain']) {
    const made = await reach();
    const result = await sendTo(made, { secret });
    assert.ok(result.kind === 'fault' && result.code === 'secret-not-valid' && !result.retry);
    assert.equal(made.receiver.got.length, 0);
  }
});

test('inside is refused when not allowed: as address, as name, and whatever DNS says', async () => {
  const inside = [{ address: '127.0.0.1', family: 4 }];
  const outside = { address: '93.184.216.34', family: 4 };
  const refused = async (address: (port: number) => string, resolve?: WebhookConfig['resolve']) => {
    const made = await reach(undefined, { allow: [], address, ...(resolve ? { resolve } : {}) });
    const result = await sendTo(made);
    assert.equal(made.receiver.got.length, 0);
    return result.kind === 'fault' && !result.retry && result.code;
  };
  const code = 'address-not-allowed';
  assert.equal(await refused(port => `http://127.0.0.1:${port}/`), code);
  assert.equal(await refused(port => `http://2130706433:${port}/`), code);
  assert.equal(await refused(port => `http://[::ffff:127.0.0.1]:${port}/`), code);
  assert.equal(await refused(port => `http://localhost:${port}/`), code);
  assert.equal(
    await refused(
      port => `http://hooks.example.com:${port}/`,
      async () => inside,
    ),
    code,
  );
  assert.equal(
    await refused(
      port => `http://hooks.example.com:${port}/`,
      async () => [outside, ...inside],
    ),
    code,
  );
  assert.equal(await refused(() => 'file:///etc/passwd'), code);
  assert.equal(await refused(() => 'http://93.184.216.34:22/'), code);
});

test('a name that first leads outside and then inside is refused when it does', async () => {
  let times = 0;
  const resolve = async () => [{ address: times++ === 0 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
  const made = await reach(undefined, {
    allow: ['127.0.0.1'],
    resolve,
    address: port => `http://rebind.example.com:${port}/`,
  });
  assert.equal((await made.channel.send(sample(made))).kind, 'accepted');
  const result = await sendTo(made);
  assert.ok(result.kind === 'fault' && result.code === 'address-not-allowed');
});

test('a host that the operator allowed may lie inside', async () => {
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  const made = await reach(undefined, {
    allow: ['*.intra.example'],
    resolve,
    address: port => `http://hooks.intra.example:${port}/`,
  });
  assert.equal((await sendTo(made)).kind, 'accepted');
});

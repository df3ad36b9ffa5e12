import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { writeMessage } from '#desk/messages.ts';
import { channelContract, type Reach, sample } from '../channel-contract.ts';
import { type EmailConfig, emailChannel, isAddress } from './email.ts';
import { type SmtpBehaviour, startSmtp } from './smtp-receiver.ts';

const TLS = {
  key: readFileSync(new URL('./test-tls/key.pem', import.meta.url), 'utf8'),
  cert: readFileSync(new URL('./test-tls/cert.pem', import.meta.url), 'utf8'),
};

async function reach(
  behaviour: SmtpBehaviour = {},
  over: Partial<EmailConfig> & { readonly address?: string } = {},
) {
  const smtp = await startSmtp(behaviour);
  const { address = 'wang@example.com', ...config } = over;
  const channel = emailChannel(
    {
      host: 'localhost',
      port: smtp.port,
      secure: false,
      user: null,
      pass: null,
      from: '烽燧 <duty@example.org>',
      limit: 10_000,
      ...config,
    },
    writeMessage,
  );
  const keys = () => smtp.got.map(one => headerOf(one.raw, 'X-Fengsui-Key'));
  return { channel, address, secret: null, keys, smtp, stop: smtp.stop } satisfies Reach & { smtp: unknown };
}

function headerOf(raw: string, name: string): string {
  const head = raw.split(/\r?\n\r?\n/)[0] ?? '';
  const found = new RegExp(`^${name}: ((?:.|\\r?\\n[ \\t])*)$`, 'im').exec(head)?.[1] ?? '';
  return found.replace(/\r?\n[ \t]/g, ' ');
}

channelContract('email', {
  takes: () => reach(),
  'says-later': () => reach({ recipient: 451 }),
  'says-never': () => reach({ recipient: 550 }),
  away: async () => {
    const made = await reach();
    await made.smtp.stop();
    return { ...made, stop: async () => {} };
  },
  hangs: () => reach({ recipient: 'hang' }, { limit: 500 }),
  'breaks-off': () => reach({ recipient: 'break-off' }),
  'bad-address': () => reach({}, { address: 'wang@example.com, everyone@example.com' }),
});

async function sendTo(made: Awaited<ReturnType<typeof reach>>, over = {}) {
  try {
    return await made.channel.send({ ...sample(made), ...over });
  } finally {
    await made.channel.close();
    await made.stop();
  }
}

test('the mail has a readable subject, a text and an HTML part with the link, and marks itself automatic', async () => {
  const made = await reach();
  await sendTo(made);
  const [got] = made.smtp.got;
  assert.ok(got);
  assert.equal(got.from, 'duty@example.org');
  assert.equal(got.to, 'wang@example.com');
  const subject = headerOf(got.raw, 'Subject').replace(/=\?UTF-8\?B\?(.*?)\?=\s*/gi, (_, text) =>
    Buffer.from(text, 'base64').toString(),
  );
  assert.equal(subject, '请您办理：告知负责人｜送货车抛锚');
  assert.match(got.raw, /multipart\/alternative/);
  const parts = [
    ...got.raw.matchAll(
      /Content-Type: (text\/\w+);[\s\S]*?Content-Transfer-Encoding: base64\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/g,
    ),
  ];
  assert.deepEqual(
    parts.map(part => part[1]),
    ['text/plain', 'text/html'],
  );
  for (const part of parts)
    assert.match(
      Buffer.from(part[2] ?? '', 'base64').toString(),
      /https:\/\/duty\.example\.test\/t\/s3cret-link/,
    );
  assert.equal(headerOf(got.raw, 'Auto-Submitted'), 'auto-generated');
});

test('Message-ID is the same on every try and differs between messages', async () => {
  const made = await reach();
  await made.channel.send(sample(made));
  await made.channel.send({ ...sample(made), now: sample(made).now + 60_000 });
  await sendTo(made, { key: 'another' });
  const ids = made.smtp.got.map(one => headerOf(one.raw, 'Message-ID'));
  assert.match(ids[0] ?? '', /^<[0-9a-f]{40}@example\.org>$/);
  assert.equal(ids[0], ids[1]);
  assert.notEqual(ids[0], ids[2]);
});

const answers: readonly (readonly [string, SmtpBehaviour, string, boolean])[] = [
  ['the mailbox is full for now', { recipient: 452 }, 'smtp-452', true],
  ['there is no such mailbox', { recipient: 550 }, 'smtp-550', false],
  ['the message is refused for good', { data: 554 }, 'smtp-554', false],
  ['the message is refused for now', { data: 451 }, 'smtp-451', true],
  ['the server is closing', { connect: 421 }, 'smtp-421', true],
  ['the server refuses us altogether: nothing is wrong with the message', { connect: 554 }, 'smtp-554', true],
];
for (const [what, behaviour, code, retry] of answers)
  test(`${what}: ${code}, ${retry ? 'may pass' : 'final'}`, async () => {
    const result = await sendTo(await reach(behaviour));
    assert.ok(result.kind === 'fault');
    assert.equal(result.code, code);
    assert.equal(result.retry, retry);
  });

test('signs in with name and password; a wrong one is a fault that waits for the operator', async () => {
  const login = { user: 'duty', pass: 'right' };
  assert.equal((await sendTo(await reach({ login }, login))).kind, 'accepted');
  const result = await sendTo(await reach({ login }, { ...login, pass: 'wrong' }));
  assert.ok(result.kind === 'fault' && result.retry && result.code === 'smtp-sign-in');
  assert.ok(!result.detail.includes('wrong'));
});

test('uses STARTTLS where it is offered, and TLS from the start on request', async () => {
  const starttls = await reach({ tls: TLS }, { ca: TLS.cert });
  assert.equal((await sendTo(starttls)).kind, 'accepted');
  assert.equal(starttls.smtp.got[0]?.secure, true);
  const implicit = await reach({ tls: { ...TLS, secure: true } }, { ca: TLS.cert, secure: true });
  assert.equal((await sendTo(implicit)).kind, 'accepted');
  assert.equal(implicit.smtp.got[0]?.secure, true);
});

test('does not send over a connection whose certificate it cannot trust, nor in the clear when TLS is required', async () => {
  const untrusted = await reach({ tls: TLS });
  assert.equal((await sendTo(untrusted)).kind, 'fault');
  const clear = await reach({}, { requireTls: true });
  assert.equal((await sendTo(clear)).kind, 'fault');
  assert.equal(untrusted.smtp.got.length + clear.smtp.got.length, 0);
});

test('an address is one mailbox', () => {
  for (const text of ['a@b.cn', 'wang.xiao+duty@mail.example.com', '王@例子.中国'])
    assert.ok(isAddress(text), text);
  for (const text of [
    '',
    'a',
    'a@',
    '@b',
    'a@b,c@d',
    'A <a@b>',
    'a@b\r\nRCPT TO:<c@d>',
    'a b@c',
    `${'x'.repeat(65)}@b`,
  ])
    assert.ok(!isAddress(text), text);
});

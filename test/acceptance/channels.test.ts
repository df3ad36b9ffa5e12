// People are really called: a mail over SMTP and a signed webhook leave the program, and the link in the mail
// acknowledges without signing in.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, it } from 'node:test';
import { type SmtpReceiver, startSmtp } from '../../src/channels/email/smtp-receiver.ts';
import { type Receiver, startReceiver } from '../../src/channels/webhook/receiver.ts';
import { dutyOf, type House, openHouse, type Person } from '../harness/house.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
let mail: SmtpReceiver;
let hook: Receiver;
let house: House;
let manager: Person;
let incident: string;

before(async () => {
  [mail, hook] = await Promise.all([startSmtp(), startReceiver()]);
  house = await openHouse('09:00', {
    FENGSUI_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    FENGSUI_WEBHOOK_ALLOW: '127.0.0.1',
    FENGSUI_WEBHOOK_PORTS: String(hook.port),
  });
  const { roster } = house.app.store;
  const pan = (await roster.roster('qingchuan')).people.find(person => person.id === 'pan');
  assert.ok(pan);
  const address = { channel: 'webhook', value: hook.url, secret: SECRET, verified: true };
  await roster.savePerson({ ...pan, addresses: [...pan.addresses, address] });
  manager = await house.signIn('qingchuan', 'mei');
  house.clock.moveTo(house.clock.now() + 2_000); // rosters at hand are a second old at most
  incident = await manager.reportFor('tian', 'call-centre', 'power', {
    occurred: '09:00',
    facts: { power_kind: 'line' },
  });
});
after(async () => {
  await house.close();
  await Promise.all([mail.stop(), hook.stop()]);
});

const textOf = (raw: string) => {
  const part = /Content-Type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(raw)?.[1] ?? '';
  return Buffer.from(part, 'base64').toString('utf8');
};

const keyOf = (raw: string) => /^X-Fengsui-Key:\s*(.*)$/im.exec(raw.replace(/\r\n[ \t]+/g, ''))?.[1] ?? '';

it('sends a mail that says what happened, what to do and by when, with a link', async () => {
  const got = mail.got.find(one => one.to.startsWith('pan@') && keyOf(one.raw).includes('/line_to_ops/'));
  assert.ok(got, JSON.stringify(mail.got.map(one => [one.to, keyOf(one.raw)])));
  const text = textOf(got.raw);
  assert.match(text, /断电/);
  assert.match(text, /09:02/);
  const [link] = /http:\/\/\S+\/t\/[A-Za-z0-9_-]{43}/.exec(text) ?? [];
  assert.ok(link, text);
  const page = await fetch(link);
  assert.equal(page.status, 200);
  assert.equal(
    dutyOf(await manager.board(incident), 'line_to_ops/1').phase,
    'open',
    'looking is not acknowledging',
  );
  const form = await fetch(link, {
    method: 'POST',
    body: new URLSearchParams({ act: 'acknowledge', id: 'tap-0001' }),
    redirect: 'manual',
  });
  assert.ok(form.status < 400, String(form.status));
  await house.quiet();
  assert.equal(dutyOf(await manager.board(incident), 'line_to_ops/1').phase, 'done');
});

it('sends a webhook signed as Standard Webhooks say, with the key of the message as its id', () => {
  const [got] = hook.got;
  assert.ok(got);
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = got.headers;
  const key = Buffer.from(SECRET.slice('whsec_'.length), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${got.body}`).digest('base64');
  assert.equal(signature, `v1,${expected}`);
  assert.equal((JSON.parse(got.body) as { type: string }).type, 'fengsui.message');
});

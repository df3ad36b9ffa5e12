import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IncidentEvent, MessagePurpose } from '#core/response/event.ts';
import { hashOfLink, LINK_LIFE, makeLinks } from './links.ts';
import { messageKey, outgoingMessages } from './outgoing.ts';
import type { Address, PersonRecord } from './ports.ts';

const AT = 1_000_000;

function person(id: string, addresses: readonly Address[]): PersonRecord {
  return { id, org: 'o', name: `Name ${id}`, unit: null, language: 'zh', addresses, user: null };
}
const email = (value: string, verified = true): Address => ({ channel: 'email', value, verified });
const hook: Address = {
  channel: 'webhook',
  value: 'https://h.example.test',
  secret: 'whsec_x',
  verified: true,
};

function request(to: string, purpose: MessagePurpose, due: number | null = null): IncidentEvent {
  return {
    type: 'MessageRequested',
    at: AT,
    key: `i/d/${purpose}/${to}`,
    to,
    duty: 'd',
    purpose,
    content: {
      incident: 'x',
      drill: false,
      scenario: 's',
      duty: 't',
      due,
      say: [],
      from: 'b',
      why: 'holder',
    },
  };
}

const links = makeLinks(Buffer.alloc(32, 's'), 'https://duty.example.test');

function outgoing(people: readonly PersonRecord[], ...events: readonly IncidentEvent[]) {
  return outgoingMessages(events, { people }, 'o', links);
}

test('a call goes out on every verified address at once, in the wanted order', () => {
  const { messages } = outgoing([person('a', [hook, email('1@x'), email('2@x', false)])], request('a', 'do'));
  assert.deepEqual(
    messages.map(one => [one.channel, one.address]),
    [
      ['webhook', hook.value],
      ['email', '1@x'],
    ],
  );
});

test('news goes out on the first address only', () => {
  for (const purpose of ['overdue', 'correction', 'withdrawn'] as const)
    assert.equal(outgoing([person('a', [email('1@x'), hook])], request('a', purpose)).messages.length, 1);
});

test('unverified addresses are tried when there are no others', () => {
  const { messages, unreachable } = outgoing([person('a', [email('1@x', false)])], request('a', 'do'));
  assert.equal(messages.length, 1);
  assert.deepEqual(unreachable, []);
});

test('who has no address, or is unknown, is named once', () => {
  const { messages, unreachable } = outgoing(
    [person('a', [])],
    request('a', 'do'),
    request('a', 'climb'),
    request('ghost', 'do'),
  );
  assert.deepEqual(messages, []);
  assert.deepEqual(unreachable, [
    { duty: 'd', person: 'a' },
    { duty: 'd', person: 'ghost' },
  ]);
});

test('no two rows share a key or a link, and the key of the message is kept', () => {
  const { messages } = outgoing(
    [person('a', [email('1@x'), email('2@x'), email('1@x'), hook])],
    request('a', 'do'),
  );
  assert.deepEqual(
    messages.map(one => one.key),
    ['i/d/do/a/email', 'i/d/do/a/email-2', 'i/d/do/a/webhook'],
  );
  assert.equal(new Set(messages.map(one => one.link?.hash)).size, 3);
  for (const one of messages) assert.equal(messageKey(one.key), 'i/d/do/a');
});

test('links go to those who must act, not with corrections or withdrawals', () => {
  const linked = (
    ['do', 'know', 'climb', 'approve', 'overdue', 'alarm', 'correction', 'withdrawn'] as const
  ).filter(purpose => outgoing([person('a', [hook])], request('a', purpose)).messages[0]?.link);
  assert.deepEqual(linked, ['do', 'know', 'climb', 'approve', 'overdue', 'alarm']);
});

test('a link opens with its secret and lives 72 hours past the limit', () => {
  const [message] = outgoing([person('a', [hook])], request('a', 'do', AT + 60_000)).messages;
  const secret =
    links
      .urlOf('o', message?.key ?? '')
      .split('/')
      .at(-1) ?? '';
  assert.equal(message?.link?.hash, hashOfLink(secret));
  assert.equal(message?.link?.expires, AT + 60_000 + LINK_LIFE);
});

test('the name of whoever it is sent for goes along', () => {
  const { messages } = outgoing([person('a', [hook]), person('b', [])], request('a', 'do'));
  assert.equal(messages[0]?.content.from_name, 'Name b');
});

test('channels that the plan names come first, in its order; without any of them everything is tried', () => {
  const one = request('a', 'do');
  assert.ok(one.type === 'MessageRequested');
  const via = (channels: readonly string[]) =>
    outgoing([person('a', [email('1@x'), hook])], {
      ...one,
      content: { ...one.content, via: channels },
    }).messages.map(message => message.channel);
  assert.deepEqual(via(['webhook', 'email']), ['webhook', 'email']);
  assert.deepEqual(via(['webhook']), ['webhook']);
  assert.deepEqual(via(['radio']).toSorted(), ['email', 'webhook']);
});

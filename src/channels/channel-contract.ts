// What every channel promises, as tests. A channel's own test file calls this with receivers it sets up; a situation
// that a channel cannot be in is left out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Channel, ChannelMessage } from '#desk/ports.ts';

export type Situation =
  | 'takes'
  | 'says-later'
  | 'says-never'
  | 'away'
  | 'hangs'
  | 'breaks-off'
  | 'bad-address';

export type Reach = {
  readonly channel: Channel;
  readonly address: string;
  readonly secret: string | null;
  /** Keys of the messages the receiver has taken, in order. */
  readonly keys: () => readonly string[];
  readonly stop: () => Promise<void>;
};

/** Sets up a channel with a receiver in this situation; time limits well under the tests' own. */
export type Reaches = Partial<Record<Situation, () => Promise<Reach>>> & {
  readonly takes: () => Promise<Reach>;
};

const FAULTS: readonly (readonly [Exclude<Situation, 'takes'>, boolean])[] = [
  ['says-later', true],
  ['says-never', false],
  ['away', true],
  ['hangs', true],
  ['breaks-off', true],
  ['bad-address', false],
];

export function channelContract(name: string, reaches: Reaches): void {
  test(`${name}: takes a message and hands it over under its key`, async () => {
    await using(reaches.takes, async reach => {
      assert.equal((await reach.channel.send(sample(reach))).kind, 'accepted');
      if (name !== 'in-app') assert.deepEqual(reach.keys(), ['i1/tell/1/do/p1/x']);
    });
  });

  test(`${name}: a repeat bears the same key`, async () => {
    await using(reaches.takes, async reach => {
      await reach.channel.send(sample(reach));
      await reach.channel.send({ ...sample(reach), now: sample(reach).now + 5000 });
      assert.equal(new Set(reach.keys()).size, name === 'in-app' ? 0 : 1);
    });
  });

  test(`${name}: many at once all arrive`, async () => {
    await using(reaches.takes, async reach => {
      const messages = Array.from({ length: 20 }, (_, i) => ({ ...sample(reach), key: `k/${i}` }));
      const results = await Promise.all(messages.map(message => reach.channel.send(message)));
      assert.ok(results.every(result => result.kind === 'accepted'));
      if (name !== 'in-app') assert.equal(new Set(reach.keys()).size, 20);
    });
  });

  test(`${name}: whatever stands in a message, it neither throws nor breaks out of its place`, async () => {
    await using(reaches.takes, async reach => {
      const nasty = 'x\r\nX-Evil: 1\r\n\r\n.\r\n<b>𠮷\u0000\ud800 烽燧</b>';
      const base = sample(reach);
      const content = {
        ...base.content,
        incident: nasty,
        duty: nasty,
        say: [{ title: nasty, value: nasty }],
      };
      const result = await reach.channel.send({ ...base, key: `i/${nasty}/p`, content });
      assert.equal(result.kind, 'accepted');
    });
  });

  for (const [situation, retry] of FAULTS) {
    const reachable = reaches[situation];
    if (!reachable) continue;
    test(`${name}: ${situation} is a fault that ${retry ? 'may' : 'will not'} pass`, async () => {
      await using(reachable, async reach => {
        const result = await reach.channel.send(sample(reach));
        assert.ok(result.kind === 'fault', 'a fault');
        assert.equal(result.retry, retry, `${result.code}: ${result.detail}`);
        assert.match(result.code, /^[a-z][a-z0-9-]*$/);
        assert.ok(!`${result.code}${result.detail}`.includes('s3cret-link'), 'the link is no part of it');
      });
    });
  }

  test(`${name}: closing twice is harmless, sending after it does not throw`, async () => {
    await using(reaches.takes, async reach => {
      await reach.channel.close();
      await reach.channel.close();
      await reach.channel.send(sample(reach));
    });
  });
}

export function sample(reach: Pick<Reach, 'address' | 'secret'>): ChannelMessage {
  const now = Date.UTC(2026, 10, 23, 8, 0);
  return {
    key: 'i1/tell/1/do/p1/x',
    org: 'o1',
    address: reach.address,
    secret: reach.secret,
    language: 'zh',
    zone: 'Asia/Shanghai',
    purpose: 'do',
    content: {
      incident: '送货车抛锚',
      drill: false,
      scenario: '车辆故障',
      duty: '告知负责人',
      due: now + 600_000,
      say: [{ title: '位置', value: '12 号匝道' }],
      from: null,
      why: 'on-duty',
    },
    link: 'https://duty.example.test/t/s3cret-link',
    now,
  };
}

async function using(make: () => Promise<Reach>, use: (reach: Reach) => Promise<void>): Promise<void> {
  const reach = await make();
  try {
    await use(reach);
  } finally {
    await reach.channel.close();
    await reach.stop();
  }
}

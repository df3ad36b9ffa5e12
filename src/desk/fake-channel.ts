// A channel for tests: keeps what it was given and answers as it is told.
import type { Channel, ChannelMessage, ChannelResult } from './ports.ts';

export type FakeChannel = Channel & {
  readonly got: readonly ChannelMessage[];
  readonly most: () => number; // sends at once, at most so far
  answer(how: (message: ChannelMessage, times: number) => ChannelResult | Promise<ChannelResult>): void;
};

export const ACCEPTED: ChannelResult = { kind: 'accepted', reference: null };
export const TEMPORARY: ChannelResult = { kind: 'fault', retry: true, code: 'busy', detail: 'try later' };
export const PERMANENT: ChannelResult = {
  kind: 'fault',
  retry: false,
  code: 'gone',
  detail: 'no such address',
};

export function fakeChannel(kind: string): FakeChannel {
  const got: ChannelMessage[] = [];
  let how: (message: ChannelMessage, times: number) => ChannelResult | Promise<ChannelResult> = () =>
    ACCEPTED;
  let running = 0;
  let most = 0;
  return {
    kind,
    got,
    most: () => most,
    answer(next) {
      how = next;
    },
    async send(message) {
      got.push(message);
      most = Math.max(most, ++running);
      try {
        return await how(message, got.filter(other => other.key === message.key).length);
      } finally {
        running--;
      }
    },
    async close() {},
  };
}

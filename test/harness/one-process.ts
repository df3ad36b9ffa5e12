// One process of the program for the kill test: the real app on a given database, with a clock moved by messages from
// the parent, and a phone that rings at the parent's address. Started with fork(), ended with kill -9.

import pino from 'pino';
import type { Channel } from '#desk/ports.ts';
import { startApp } from '../../src/main/app.ts';
import { readConfig } from '../../src/main/config.ts';
import { movedClock } from './moved-clock.ts';

const { FENGSUI_TEST_NOW, FENGSUI_TEST_PHONES, DATABASE_URL } = process.env;
const read = readConfig(process.env);
if (!('config' in read) || !FENGSUI_TEST_NOW || !FENGSUI_TEST_PHONES || !DATABASE_URL)
  throw new Error('not started by the kill test');

const clock = movedClock(Number(FENGSUI_TEST_NOW));
const phones: Channel = {
  kind: 'email',
  async send({ key, address }) {
    try {
      const response = await fetch(FENGSUI_TEST_PHONES, {
        method: 'POST',
        body: JSON.stringify({ key, address }),
      });
      return response.ok
        ? { kind: 'accepted', reference: null }
        : { kind: 'fault', retry: true, code: 'http', detail: String(response.status) };
    } catch (cause) {
      return { kind: 'fault', retry: true, code: 'network', detail: String(cause) };
    }
  },
  close: async () => {},
};
const quiet: Channel = {
  kind: 'in-app',
  send: async () => ({ kind: 'accepted', reference: null }),
  close: async () => {},
};

const app = await startApp(read.config, {
  clock,
  channels: [phones, quiet],
  database: { connection: { connectionString: DATABASE_URL }, kind: 'server', close: async () => {} },
  log: pino({ level: 'silent' }),
});

process.on('message', (message: { readonly now: number }) => {
  clock.moveTo(message.now);
  process.send?.({ moved: clock.now() });
});
process.send?.({ ready: app.url });

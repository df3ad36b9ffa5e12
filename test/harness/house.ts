// The whole program in process, on real PostgreSQL, with a clock that a test moves and phones it can look at. Stories
// speak through it: someone reports, the clock moves, a phone rings, somebody taps.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { getBoard, listEvents, reportIncident, sendCommand } from '#contract/incidents.ts';
import type { Problem } from '#contract/problem.ts';
import { type Answer, type Args, type Client, makeClient, type Route } from '#contract/route.ts';
import { redeemLink, switchOrganisation } from '#contract/session.ts';
import type { Channel, ChannelMessage } from '#desk/ports.ts';
import { type App, startApp } from '../../src/main/app.ts';
import { readConfig } from '../../src/main/config.ts';
import { type MovedClock, movedClock } from './moved-clock.ts';
import { testDatabase } from './postgres.ts';
import { at } from './story.ts';

export type House = {
  readonly app: App;
  readonly clock: MovedClock;
  /** "09:05": moves the clock there, and waits until everything that follows has happened. */
  until(clock: string): Promise<void>;
  /** Everything on its way has arrived. */
  quiet(): Promise<void>;
  signIn(org: string, person: string): Promise<Person>;
  /** Messages to a person's phone, oldest first. */
  phone(person: string): readonly ChannelMessage[];
  /** Someone taps on his card: the link of his latest message that is about this duty. */
  tap(person: string, duty: string, act: Readonly<Record<string, unknown>>): Promise<Response>;
  close(): Promise<void>;
};

export type Person = {
  readonly call: Client;
  /** Calls a route and insists that it is not refused. */
  does<R extends Route>(route: R, args: Args<R>): Promise<Answer<R>>;
  refused<R extends Route>(route: R, args: Args<R>): Promise<Problem>;
  report(
    plan: string,
    scenario: string,
    given: {
      readonly occurred: string;
      readonly facts?: Record<string, unknown>;
      readonly kind?: 'incident' | 'drill';
    },
  ): Promise<string>;
  /** Reports what somebody else rang up about. */
  reportFor(
    reporter: string,
    plan: string,
    scenario: string,
    given: { readonly occurred: string; readonly facts?: Record<string, unknown> },
  ): Promise<string>;
  tells(incident: string, command: Args<typeof sendCommand>['body']): Promise<void>;
  isRefused(incident: string, command: Args<typeof sendCommand>['body']): Promise<string>;
  board(incident: string): Promise<Answer<typeof getBoard>>;
  log(incident: string): Promise<Answer<typeof listEvents>['items']>;
};

/** `env`: settings of the program; with any, its own channels send for real (to servers of the test). */
export async function openHouse(start: string, env?: Readonly<Record<string, string>>): Promise<House> {
  const clock = movedClock(at(start));
  const database = await testDatabase();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fengsui-house-'));
  const rung: ChannelMessage[] = [];
  const app = await startApp(await settings(dataDir, env), {
    clock,
    ...(env ? {} : { channels: [phoneChannel('email', rung), phoneChannel('in-app', [])] }),
    database: { connection: database.connection, kind: 'server', close: async () => {} },
    log: pino({ level: process.env.FENGSUI_LOG ?? 'silent' }),
  });

  async function quiet(): Promise<void> {
    for (let before = -1; before !== rung.length; ) {
      before = rung.length;
      await app.routines.settled();
      await app.timekeeper.settled();
      await app.dispatcher.settled();
    }
  }

  return {
    app,
    clock,
    quiet,
    async until(when) {
      clock.moveTo(at(when));
      await quiet();
    },
    signIn: (org, person) => signIn(app, org, person, quiet),
    phone: person => rung.filter(message => message.address.startsWith(`${person}@`)),
    async tap(person, duty, act) {
      const message = rung.findLast(
        one => one.address.startsWith(`${person}@`) && one.key.includes(`/${duty}/`) && one.link !== null,
      );
      if (!message?.link)
        throw new Error(
          `${person} has no link for ${duty}; messages: ${rung.map(one => one.key).join('\n')}`,
        );
      const link = new URL(message.link);
      const response = await fetch(`${app.url}${link.pathname}/act`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: JSON.stringify(act),
      });
      await quiet();
      return response;
    },
    async close() {
      await app.stop();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function signIn(app: App, org: string, person: string, quiet: () => Promise<void>): Promise<Person> {
  const account = (await app.auth.accounts(org)).find(one => one.person === person);
  if (!account) throw new Error(`${person} of ${org} has no account`);
  const { url } = await app.auth.issueOneTimeLink(account.user);
  const token = new URLSearchParams(new URL(url).hash.slice(1)).get('link') ?? '';
  let cookie = '';
  const client = makeClient({
    base: app.url,
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('cookie', cookie);
      headers.set('origin', app.url);
      const response = await fetch(input, { ...init, headers });
      for (const set of response.headers.getSetCookie())
        cookie = [cookie, set.split(';')[0]].filter(Boolean).join('; ');
      return response;
    },
  });
  const entered = await client(redeemLink, { body: { token } });
  if (!entered.ok) throw new Error(`sign-in: ${entered.problem.code} ${entered.problem.detail}`);

  if (entered.value.organisation.id !== org) {
    const switched = await client(switchOrganisation, { body: { organisation: org } });
    if (!switched.ok) throw new Error(`switch to ${org}: ${switched.problem.code}`);
  }

  const person_: Person = {
    call: client,
    async does(route, args) {
      const reply = await (
        client as (
          route: Route,
          args: unknown,
        ) => Promise<{ ok: true; value: unknown } | { ok: false; problem: Problem }>
      )(route, args);
      if (!reply.ok) throw new Error(`${route.id}: ${reply.problem.code} ${JSON.stringify(reply.problem)}`);
      await quiet();
      return reply.value as never;
    },
    async refused(route, args) {
      const reply = await (
        client as (
          route: Route,
          args: unknown,
        ) => Promise<{ ok: true; value: unknown } | { ok: false; problem: Problem }>
      )(route, args);
      if (reply.ok) throw new Error(`${route.id} was not refused`);
      return reply.problem;
    },
    async report(plan, scenario, { occurred, facts = {}, kind = 'incident' }) {
      const body = {
        plan,
        scenarios: [scenario],
        occurred: new Date(at(occurred)).toISOString(),
        facts: facts as never,
        kind,
      };
      const { incident } = await person_.does(reportIncident, { headers: key(), body });
      return incident;
    },
    async reportFor(reporter, plan, scenario, { occurred, facts = {} }) {
      const body = {
        plan,
        scenarios: [scenario],
        reporter,
        occurred: new Date(at(occurred)).toISOString(),
        facts: facts as never,
      };
      return (await person_.does(reportIncident, { headers: key(), body })).incident;
    },
    async tells(incident, body) {
      await person_.does(sendCommand, { params: { incident }, headers: key(), body });
    },
    async isRefused(incident, body) {
      return (await person_.refused(sendCommand, { params: { incident }, headers: key(), body })).code;
    },
    board: incident => person_.does(getBoard, { params: { incident } }),
    log: async incident =>
      (await person_.does(listEvents, { params: { incident }, query: { limit: 500 } })).items,
  };
  return person_;
}

const key = () => ({ 'idempotency-key': randomUUID() });

function phoneChannel(kind: string, rung: ChannelMessage[]): Channel {
  return {
    kind,
    async send(message) {
      rung.push(message);
      return { kind: 'accepted', reference: null };
    },
    close: async () => {},
  };
}

async function settings(dataDir: string, env: Readonly<Record<string, string>> = {}) {
  const port = await freePort();
  const read = readConfig({
    ...env,
    FENGSUI_DATA: dataDir,
    FENGSUI_PORT: String(port),
    FENGSUI_HOST: '127.0.0.1',
    FENGSUI_SECRET: 'a secret of tests, long enough for all',
  });
  if (!('config' in read)) throw new Error(JSON.stringify(read.mistakes));
  return read.config;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The duty of a board whose id begins so. */
export function dutyOf(
  board: Answer<typeof getBoard>,
  id: string,
): Answer<typeof getBoard>['duties'][number] {
  const duty = board.duties.find(one => one.id === id);
  if (!duty) throw new Error(`no duty ${id}; there are ${board.duties.map(one => one.id).join(', ')}`);
  return duty;
}

// The program under measurement: the real app on the database of DATABASE_URL, in a process of its own, with a phone that
// accepts everything at once and notes when. Started with fork() by program.ts, which asks it over the channel.
import pino from 'pino';
import type { Channel, StoredIncident } from '#desk/ports.ts';
import { startApp } from '../src/main/app.ts';
import { readConfig } from '../src/main/config.ts';
import { keepHeapSmall } from '../src/main/small-heap.ts';
import { instant } from './figure.ts';
import { ORG } from './ground.ts';
import type { Answer, Question } from './program.ts';

keepHeapSmall(); // as `fengsui serve` does
const config = readConfig(process.env);
if (!('config' in config)) throw new Error(JSON.stringify(config.mistakes));

/** Incident → when its first message was handed over. */
const first = new Map<string, number>();
let sent = 0;
const phone: Channel = {
  kind: 'email',
  async send({ key }) {
    sent++;
    const incident = key.slice(0, key.indexOf('/'));
    if (!first.has(incident)) first.set(incident, instant());
    return { kind: 'accepted', reference: null };
  },
  close: async () => {},
};

const app = await startApp(config.config, {
  channels: [phone],
  log: pino({ level: config.config.logLevel }),
});

/** Due instant and the instant its firing was committed, of every incident the timekeeper took. */
const fired: (readonly [number, number])[] = [];
const { incidents } = app.store;
const updateDue = incidents.updateDue.bind(incidents);
Object.assign(incidents, {
  async updateDue(...[now, limit, decide]: Parameters<typeof updateDue>) {
    const due: number[] = [];
    const taken = await updateDue(now, limit, (found: StoredIncident) => {
      const act = decide(found);
      if (act !== null && act.events.length > 0 && found.next_due !== null) due.push(found.next_due);
      return act;
    });
    const committed = performance.timeOrigin + performance.now();
    for (const one of due) fired.push([one, committed]);
    return taken;
  },
});

async function cookie(): Promise<string> {
  const made = await app.auth.createUser({ email: 'bench@bench.example.com', name: '报告人' });
  if (!made.ok) throw new Error(made.refused.code);
  const { user } = made.value;
  await app.auth.saveMembership(user, { org: ORG, person: 'reporter', roles: ['administrator'] });
  const { url } = await app.auth.issueOneTimeLink(user);
  const token = new URLSearchParams(new URL(url).hash.slice(1)).get('link') ?? '';
  const entered = await app.auth.redeem(token, { address: '127.0.0.1', agent: 'bench' });
  if (!entered.ok) throw new Error(entered.refused.code);
  return entered.value.cookies.map(it => it.split(';')[0]).join('; ');
}

function answer(question: Question): Answer {
  switch (question) {
    case 'first':
      return { first: Object.fromEntries(first) };
    case 'fired':
      return { fired: [...fired] };
    case 'sums':
      return {
        fired: fired.length,
        sent,
        rss: process.memoryUsage.rss() / 2 ** 20,
        peak: process.resourceUsage().maxRSS / 1024,
        processor: (process.cpuUsage().user + process.cpuUsage().system) / 1000,
      };
    default:
      return question satisfies never;
  }
}

process.on('message', (question: Question | 'stop') => {
  if (question === 'stop') void app.stop().then(() => process.exit(0));
  else process.send?.(answer(question));
});
process.on('disconnect', () => process.exit(1));
process.send?.({ url: app.url, cookie: await cookie() });

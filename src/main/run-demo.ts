// The demonstration: an application failure in the sample call centre, played by the real engine, desk and store (in
// memory) on a clock that is moved by hand. Prints who is called when, and why.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DemoLine } from '#cli/demo.ts';
import { eventSentence } from '#contract/event-sentence.ts';
import { sentenceWords } from '#contract/sentence-words.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { toIso } from '#core/time/instant.ts';
import type { Actor } from '#desk/actor.ts';
import { makeIncidentDesk } from '#desk/incidents.ts';
import { makeKnown } from '#desk/known.ts';
import { makeLinks } from '#desk/links.ts';
import type { Clock, Store, StoredEvent } from '#desk/ports.ts';
import type { CommandBody, IncidentDesk } from '#desk/services.ts';
import { startTimekeeper } from '#desk/timekeeper.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { loadRoster } from './sample/load-roster.ts';
import { SAMPLES } from './sample/people.ts';

const ORG = 'qingchuan';
const BEGAN = Date.parse('2026-11-23T09:00:00+08:00');
const minute = (n: number) => BEGAN + n * 60_000;

/** What people do, by the clock; the rest follows. */
const STORY: readonly {
  readonly at: number;
  readonly by: string;
  readonly zh: string;
  readonly en: string;
  readonly body: CommandBody;
}[] = [
  {
    at: 6,
    by: 'mei',
    zh: '主管确认收到',
    en: 'the supervisor acknowledges',
    body: { type: 'AcknowledgeMessage', duty: 'tell_supervisor/1', person: 'mei' },
  },
  {
    at: 8,
    by: 'pan',
    zh: '运维判断 10 分钟内恢复不了',
    en: 'operations judge that ten minutes will not do',
    body: { type: 'CompleteDuty', duty: 'judge/1', facts: { in_10: false } },
  },
  {
    at: 9,
    by: 'kong',
    zh: '中心经理确认收到',
    en: 'the centre manager acknowledges',
    body: { type: 'AcknowledgeMessage', duty: 'tell_chiefs/1', person: 'kong' },
  },
  {
    at: 40,
    by: 'pan',
    zh: '系统恢复',
    en: 'the system is restored',
    body: { type: 'RecordFact', fact: 'outage', value: false },
  },
];

export async function runDemo(): Promise<readonly DemoLine[]> {
  const store = openMemoryStore();
  await loadSampleOf(store);
  let now = minute(3);
  const clock: Clock = { now: () => now, wakeAt: () => () => {} };
  const known = makeKnown(store, clock);
  const parts = {
    store,
    clock,
    known,
    newId: () => 'demo',
    links: makeLinks(randomBytes(32), 'http://localhost:8230'),
  };
  const desk = makeIncidentDesk(parts);
  const lines: DemoLine[] = [];
  const actor = (person: string): Actor => ({
    org: ORG,
    user: null,
    person,
    roles: [],
    via: 'cli',
    address: null,
  });
  const timekeeper = startTimekeeper({
    ...parts,
    log: (_, { cause }) => {
      throw cause;
    },
  });
  let told = 0;
  const tell = async () => {
    const events = await store.incidents.events(ORG, 'demo', told, 10_000);
    told += events.length;
    lines.push(...(await sentences(events, desk, store)));
  };

  lines.push({
    at: toIso(now),
    kind: 'does',
    zh: '09:03 呼叫业务员报告：09:00 起全部座席不能登录',
    en: 'at 09:03 an agent reports that no seat can log in since 09:00',
  });
  await desk.report(actor('tian'), 'report', {
    plan: 'call-centre',
    scenarios: ['app_down'],
    kind: 'incident',
    occurred: minute(0),
    facts: { symptom: '全部座席不能登录' },
  });
  await tell();
  for (const [i, { at, by, zh, en, body }] of STORY.entries()) {
    now = minute(at);
    await timekeeper.settled();
    await tell();
    lines.push({ at: toIso(now), kind: 'does', zh, en });
    await desk.act(actor(by), 'demo', `act-${i}`, body);
    await tell();
  }
  await timekeeper.stop();
  return lines;
}

async function loadSampleOf(store: Store): Promise<void> {
  const sample = SAMPLES.find(one => one.id === ORG);
  if (!sample) throw new Error('there is no sample call centre');
  await loadRoster(store, sample);
  const yaml = readFileSync(new URL(`../../plans/${sample.plan}/plan.yaml`, import.meta.url), 'utf8');
  const { plan } = readPlan(yaml);
  if (!plan) throw new Error('the sample plan has errors');
  await store.plans.saveDraft(
    {
      org: ORG,
      plan: plan.plan,
      version: 1,
      title: plan.title,
      yaml,
      compiled: plan,
      source: null,
      saved: BEGAN,
      saved_by: 'demo',
    },
    null,
  );
  await store.plans.putIntoForce(ORG, plan.plan, 1, 1, 'demo', BEGAN);
}

async function sentences(
  events: readonly StoredEvent[],
  desk: IncidentDesk,
  store: Store,
): Promise<readonly DemoLine[]> {
  const board = await desk.board(ORG, 'demo');
  const roster = await store.roster.roster(ORG);
  if (!board.ok) return [];
  const { plan, state } = board.value;
  const words = sentenceWords(plan, {
    name: (id: string) => roster.people.find(person => person.id === id)?.name ?? id,
    duty: (id: string) => state.duties[id]?.title ?? id,
    time: (at: number) =>
      new Date(at).toLocaleTimeString('zh-CN', { timeZone: plan.zone, hour: '2-digit', minute: '2-digit' }),
  });
  return events.map(({ event }) => ({
    at: toIso(event.at),
    kind: 'follows',
    zh: eventSentence(event, words, 'zh'),
    en: eventSentence(event, words, 'en'),
  }));
}

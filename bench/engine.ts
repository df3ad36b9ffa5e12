// How fast the pure core is: whole stories of the sample call centre per command decided, and conditions evaluated.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileFeel } from '#core/feel/feel.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import type { Command } from '#core/response/command.ts';
import { decide } from '#core/response/decide.ts';
import type { IncidentState } from '#core/response/state.ts';
import type { Roster } from '#core/roster/roster.ts';
import { SAMPLES } from '../src/main/sample/people.ts';
import { type Figure, informs, median } from './figure.ts';

const ROUNDS = 5;
const MILLIS = 600;
const MINUTE = 60_000;
const BEGAN = Date.parse('2026-11-23T09:00:00+08:00');

export const figure: Figure = {
  name: 'engine',
  about: 'decisions of the call-centre plan and conditions per second (informs)',
  async measure() {
    const file = fileURLToPath(new URL('../plans/call-centre/plan.yaml', import.meta.url));
    const { plan } = readPlan(readFileSync(file, 'utf8'));
    if (!plan) throw new Error('the sample plan has errors');
    const roster = rosterOfSample();
    const perStory = STORY.length;
    const stories = rate(() => {
      let state: IncidentState | null = null;
      for (const { at, command } of STORY) {
        const decided = decide(state, command, { plan, roster, now: BEGAN + at * MINUTE, commands: true });
        if (!decided.ok) throw new Error(`${command.type}: ${decided.refusal.code}`);
        state = decided.state;
      }
    });
    const names = new Set(['outage', 'in_10', 'tries']);
    const { value } = compileFeel('outage and (in_10 = false or tries > 2)', names);
    if (!value) throw new Error('the condition cannot be read');
    const context = { outage: true, in_10: null, tries: 3 };
    const feel = rate(() => {
      for (let i = 0; i < 100; i++) value.evaluate(context);
    });
    return [
      informs(
        'engine: commands',
        stories * perStory,
        '/s',
        `a story of ${perStory} commands over 60 minutes`,
      ),
      informs('engine: one command', 1_000_000 / (stories * perStory), 'µs'),
      informs('engine: conditions', feel * 100, '/s'),
    ];
  },
};

const STORY: readonly { readonly at: number; readonly command: Command }[] = [
  {
    at: 3,
    command: {
      type: 'ReportIncident',
      incident: 'i',
      kind: 'incident',
      plan: { id: 'call-centre', version: 1 },
      scenarios: ['app_down'],
      title: '全部座席不能登录',
      occurred: BEGAN,
      facts: { symptom: '全部座席不能登录' },
      by: 'tian',
    },
  },
  { at: 5, command: { type: 'PassTime' } },
  { at: 6, command: { type: 'AcknowledgeMessage', duty: 'tell_supervisor/1', person: 'mei', by: 'mei' } },
  { at: 8, command: { type: 'CompleteDuty', duty: 'judge/1', facts: { in_10: false }, by: 'pan' } },
  { at: 9, command: { type: 'AcknowledgeMessage', duty: 'tell_chiefs/1', person: 'kong', by: 'kong' } },
  { at: 20, command: { type: 'PassTime' } },
  { at: 60, command: { type: 'PassTime' } },
  { at: 61, command: { type: 'RecordFact', fact: 'outage', value: false, by: 'pan' } },
];

/** Rounds per second, the median of some. */
function rate(round: () => void): number {
  for (const began = performance.now(); performance.now() - began < MILLIS; ) round();
  return median(
    Array.from({ length: ROUNDS }, () => {
      const began = performance.now();
      let rounds = 0;
      for (; performance.now() - began < MILLIS; rounds++) round();
      return rounds / ((performance.now() - began) / 1000);
    }),
  );
}

function rosterOfSample(): Roster {
  const sample = SAMPLES.find(one => one.plan === 'call-centre');
  if (!sample) throw new Error('there is no sample call centre');
  const names = (text: string | undefined) => (text ?? '').split(' ').filter(name => name !== '');
  return {
    version: 1,
    people: Object.fromEntries(
      sample.people.map(({ id, name, unit }) => [id, { id, name, unit, channels: ['email'] }]),
    ),
    units: Object.fromEntries(
      sample.units.map(({ id, title, parent, head }) => [
        id,
        { id, title, head, ...(parent === null ? {} : { parent }) },
      ]),
    ),
    posts: Object.fromEntries(
      Object.entries(sample.posts).map(([id, { title, unit, holders, deputies }]) => {
        const [held, standing] = [names(holders), names(deputies)];
        return [id, { id, title, unit, holders: held, deputies: standing, on_duty: [...held, ...standing] }];
      }),
    ),
  };
}

// How made-up people behave: how long until they answer on a channel, how often not at all, how long a duty takes. The
// figures are assumptions until an organisation has measured its own (docs/decisions/0620); all of them can be replaced.
import type { RoleId, StepId } from '#core/plan/plan.ts';
import type { Millis } from '#core/time/instant.ts';
import type { Hours } from './hours.ts';

/** A log-normal span: its median, and the deviation of its logarithm. */
export type Span = { readonly median: Millis; readonly spread: number };

export type Answering = Span & { readonly missed: number }; // chance of no answer on this channel, 0 to 1

export type PeopleModel = {
  /** By kind of channel; `other` for one that is not listed. */
  readonly channels: Readonly<Record<string, Answering>>;
  /** Chance that somebody misses a call whatever the channel: no reception, asleep, hands full. */
  readonly missed: Readonly<Record<Hours, number>>;
  /** Answering takes so many times longer. */
  readonly slower: Readonly<Record<Hours, number>>;
  /** Of one post, times faster or slower than the others and what it misses besides. */
  readonly posts: Readonly<Record<RoleId, { readonly slower?: number; readonly missed?: number }>>;
  /** How long a duty takes, by its kind (`task` for one that is not listed); `steps` by step. */
  readonly work: Readonly<Record<string, Span>>;
  readonly steps: Readonly<Record<StepId, Span>>;
  /** The way to the scene, where the plan counts arrivals: on duty, and called from elsewhere. */
  readonly travel: Readonly<Record<Hours, Span>>;
  /** How long the trouble lasts, when no script ends it. */
  readonly lasts: Span;
  /** Between seeing it and reporting it. */
  readonly report: Span;
  /** Between lines in a log that is kept while something lasts. */
  readonly entries: Span;
  /** Before somebody who has to tell others rings up those who have not heard. */
  readonly chase: Span;
  /** Approvers and outsiders who say yes. */
  readonly yes: number;
};

const seconds = (median: number, spread = 0.7): Span => ({ median: median * 1000, spread });
const minutes = (median: number, spread = 0.6): Span => seconds(median * 60, spread);

export const USUAL_PEOPLE: PeopleModel = {
  channels: {
    voice: { ...seconds(25, 0.5), missed: 0.15 },
    sms: { ...seconds(90), missed: 0.15 },
    'in-app': { ...seconds(60), missed: 0.15 },
    dingtalk: { ...seconds(60), missed: 0.12 },
    wecom: { ...seconds(60), missed: 0.12 },
    feishu: { ...seconds(60), missed: 0.12 },
    email: { ...minutes(4, 0.9), missed: 0.3 },
    webhook: { ...minutes(2, 0.8), missed: 0.2 },
    other: { ...minutes(2, 0.8), missed: 0.2 },
  },
  missed: { working: 0.02, off: 0.06, night: 0.15 },
  slower: { working: 1, off: 1.5, night: 3 },
  posts: {},
  work: {
    task: minutes(10),
    notify: minutes(1),
    call: minutes(3),
    record: minutes(2),
    assess: minutes(4),
    decide: minutes(4),
    approve: minutes(3),
    report: minutes(15),
    confirm: minutes(8),
    wait: minutes(1),
    dispatch: minutes(15),
    convene: minutes(15),
    roll_call: minutes(6),
    watch: minutes(2),
    request: minutes(15),
    expect: minutes(1),
    use: minutes(2),
    ask: minutes(1),
  },
  steps: {},
  travel: { working: minutes(5), off: minutes(25), night: minutes(35) },
  lasts: minutes(45, 0.8),
  report: minutes(1),
  entries: minutes(8),
  chase: minutes(4),
  yes: 0.85,
};

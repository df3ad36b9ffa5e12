// A rehearsal as people are shown it: names resolved, the words of every message, limits and posts by their titles.
import { postOf } from '#core/rehearsal/answering.ts';
import type { CourseResult } from '#core/rehearsal/course.ts';
import { limitsOf, titleOf } from '#core/rehearsal/limits.ts';
import type { Run } from '#core/rehearsal/run.ts';
import { type TimelineRow, timelineOf } from '#core/rehearsal/timeline.ts';
import { toIso } from '#core/time/instant.ts';
import type { Ground } from './rehearsal-ground.ts';
import { messageOfCall } from './rehearsal-messages.ts';

type Language = 'zh' | 'en';

export type RunSeen = ReturnType<typeof runSeen>;
export type SumSeen = ReturnType<typeof sumSeen>;

export function runSeen(ground: Ground, run: Run, language: Language) {
  const { plan, roster, version } = ground;
  const person = personIn(ground);
  return {
    version,
    zone: plan.zone,
    seed: run.seed,
    began: toIso(run.began),
    ended: toIso(run.ended),
    cut: run.cut,
    cases: run.cases.map(({ scenario, state }) => ({
      scenario,
      title: plan.scenarios[scenario]?.title ?? scenario,
      phase: state.phase,
    })),
    rows: timelineOf(run).map(row => rowSeen(row, ground, run)),
    calls: run.calls.map(call => {
      const { subject, text } = messageOfCall(call, roster, plan.zone, language);
      return {
        at: toIso(call.at),
        person: person(call.person),
        purpose: call.purpose,
        channels: call.channels.map(({ channel, answered }) => ({ channel, answered: iso(answered) })),
        answered: iso(call.answered),
        wanted: call.wanted,
        subject,
        text,
      };
    }),
    limits: limitsOf(plan, run).map(({ key, force, outcome, within, took }) => ({
      key,
      title: titleOf(plan, key),
      force,
      outcome,
      within,
      took,
    })),
    refused: run.refused.map(({ at, person: who, code }) => ({ at: toIso(at), person: person(who), code })),
  };
}

const iso = (at: number | null): string | null => (at === null ? null : toIso(at));

const personIn =
  ({ plan, roster }: Ground) =>
  (id: string) => {
    const post = postOf(id, roster);
    const title = post === null ? null : (plan.roles[post]?.title ?? roster.posts[post]?.title ?? post);
    return { id, name: roster.people[id]?.name ?? id, post: title };
  };

function rowSeen(row: TimelineRow, ground: Ground, run: Run) {
  const who = 'person' in row ? row.person : null;
  return {
    at: toIso(row.at),
    case: row.case,
    what: row.what,
    person: who === null ? null : personIn(ground)(who),
    ...subjectOf(row, ground, run),
    late: row.what === 'done' ? row.late : null,
    call: row.what === 'called' ? row.call : null,
  };
}

/** What the row is about, and what is to be said of it besides. */
function subjectOf(
  row: TimelineRow,
  { plan }: Ground,
  run: Run,
): { title: string; step: string | null; detail: string | null } {
  const plain = (title: string, detail: string | null = null) => ({ title, step: null, detail });
  switch (row.what) {
    case 'reported':
      return plain(plan.scenarios[row.scenario]?.title ?? row.scenario);
    case 'fact':
      return plain(plan.facts[row.fact]?.title ?? row.fact, valueText(row.value));
    case 'level':
    case 'command':
      return plain(plan.levels?.[row.level]?.title ?? row.level);
    case 'signed-on':
    case 'signed-off':
      return plain(plan.presence?.[row.post]?.title ?? row.post);
    case 'rule':
      return plain(plan.rules?.[row.rule]?.title ?? row.rule, String(row.holds));
    case 'stood-down':
    case 'filed':
      return plain('');
    default: {
      const step = run.cases[row.case]?.state.duties[row.duty]?.step ?? null;
      const detail = row.what === 'done' ? row.answer : row.what === 'rung' ? row.rung : null;
      return { title: row.title, step, detail };
    }
  }
}

const valueText = (value: unknown): string | null =>
  value === null || value === undefined || typeof value === 'object' ? null : String(value);

/** Roles that only the case can tell, as posts that are waited for. */
const RELATIVE: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  reporter: ['报告人', 'the reporter'],
  'item-author': ['该条记录的登记人', 'author of the item'],
  'item-field': ['该条所列的人', 'whoever the item names'],
  'told-by': ['此前已通知的人', 'those told before'],
  'head-of': ['部门负责人', 'head of the unit'],
  'unit-head': ['部门负责人', 'head of the unit'],
  'doer-of': ['前一步的经办人', 'whoever did the step before'],
  'scene-lead': ['现场负责人', 'on-scene lead'],
  'level-commander': ['当前级别的指挥', 'commander of the level'],
  'present-at': ['在位的人', 'whoever is signed on'],
  'up-the-line': ['逐级上级', 'heads up the line'],
  contact: ['外部单位', 'outside numbers'],
};

export function sumSeen(
  ground: Ground,
  { sum, points, findings }: CourseResult,
  {
    require,
    runs: wanted,
    language,
  }: { readonly require: number; readonly runs: number; readonly language: Language },
) {
  const { plan, roster, version } = ground;
  const person = personIn(ground);
  const relative = (kind: string) => RELATIVE[kind]?.[language === 'zh' ? 0 : 1] ?? kind;
  const postTitle = (post: string) => plan.roles[post]?.title ?? roster.posts[post]?.title ?? relative(post);
  const titles = (keys: readonly string[]) => keys.map(key => titleOf(plan, key));
  return {
    version,
    runs: sum.runs,
    seed: sum.seed,
    require,
    stopped: sum.runs < wanted,
    all_kept: sum.all_kept,
    over: sum.over,
    alarms: sum.alarms,
    limits: sum.limits.map(one => ({
      ...one,
      title: titleOf(plan, one.key),
      posts: one.posts.map(postTitle),
    })),
    posts: sum.posts.map(one => ({ ...one, title: postTitle(one.post) })),
    needed: sum.needed,
    chain: { steps: titles(sum.chain.steps), took: sum.chain.took, shown: sum.chain.shown },
    points: points.map(one => ({
      person: person(one.person),
      limits: titles(one.limits),
      undone: titles(one.undone),
      alarm: one.alarm,
      over: one.over,
    })),
    findings: findings.map(one => ({ ...one })),
  };
}

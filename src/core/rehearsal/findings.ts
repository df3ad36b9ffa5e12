// What many rehearsals say about a plan, as findings beside those of the checker: each with its code, what to do about it
// and the run that shows it.
import type { Bilingual, Finding } from '#core/finding.ts';
import type { Plan } from '#core/plan/plan.ts';
import { placeOfStep } from '#core/plan/written-steps.ts';
import { NOWHERE, type Path, type Places } from '#core/plan/yaml-text.ts';
import type { Roster } from '#core/roster/roster.ts';
import { formatDuration } from '#core/time/instant.ts';
import { type LimitKey, titleOf } from './limits.ts';
import type { LimitSum, ManyRuns, Shown } from './many-runs.ts';
import type { SinglePoint } from './single-points.ts';
import { shareWords, spanWords } from './span-words.ts';

export type RehearsalFinding = Finding & { readonly shown: Shown | null };

export type Rehearsing = {
  readonly plan: Plan;
  readonly roster: Roster;
  readonly scenario: string;
  readonly sum: ManyRuns;
  readonly points: readonly SinglePoint[];
  /** How likely a must-limit has to be kept. */
  readonly require: number;
  readonly places?: Places;
};

type Family = (of: Rehearsing) => readonly RehearsalFinding[];

export function findingsOf(of: Rehearsing): readonly RehearsalFinding[] {
  return FAMILIES.flatMap(family => family(of));
}

/** The must-limits that are kept less often than is required. */
export function missedLimits({ limits }: ManyRuns, require: number): readonly LimitSum[] {
  return limits.filter(one => one.force === 'must' && one.kept.share < require);
}

const limitMissed: Family = of =>
  missedLimits(of.sum, of.require).map(limit => {
    const { key, within, kept, median, broken } = limit;
    const title = titleOf(of.plan, key);
    const [share, low, high] = [kept.share, kept.low, kept.high].map(shareWords);
    const usual = median === null ? null : spanWords(median);
    const limited = within === null ? null : spanWords(within);
    return found(
      of,
      'warning',
      'rehearsal-limit-missed',
      [...pathOf(of.plan, key), 'within'],
      broken,
      {
        zh: `“${title}”的时限${limited ? `（${limited.zh}）` : ''}在 ${kept.of} 次推演中只守住 ${share}（${low}–${high}）${usual ? `，一般用时 ${usual.zh}` : ''}。请放宽时限、提前上报的级，或增加能办的人和渠道。`,
        en: `The limit of “${title}”${limited ? ` (${limited.en})` : ''} was kept in ${share} of ${kept.of} rehearsals (${low}–${high})${usual ? `; it usually takes ${usual.en}` : ''}. Widen the limit, climb earlier, or have more people and channels for it.`,
      },
      mendOf(limit),
    );
  });

/** Only where even the usual course takes longer is the limit itself what is wrong. */
function mendOf({ within, median, worst }: LimitSum): Finding['proposal'] {
  if (within === null || median === null || worst === null || median <= within) return undefined;
  const minutes = Math.ceil((median * 1.5) / 60_000);
  return {
    value: formatDuration(minutes * 60_000),
    reason: { zh: '推演中一般用时的一倍半', en: 'half as long again as it usually took in rehearsal' },
  };
}

const singlePoint: Family = of =>
  of.points.map(({ person, post, limits, undone, alarm }) => {
    const name = of.roster.people[person]?.name ?? person;
    const role = post === null ? '' : (of.plan.roles[post]?.title ?? of.roster.posts[post]?.title ?? post);
    const who = role === '' || role === name ? name : `${name}（${role}）`;
    const steps = [...new Set([...undone, ...limits])].map(key => `“${titleOf(of.plan, key)}”`);
    const what = steps.length > 0 ? steps.slice(0, 4).join('、') : '';
    const path = post === null ? ['roles'] : ['roles', post];
    return found(of, 'warning', 'rehearsal-single-point', path, null, {
      zh: `只要${who}一个人不应答，${undone.length > 0 ? `就没有人办${what}` : what ? `${what}就会超时` : '就会报“无人可达”'}${alarm && what ? '，并报“无人可达”' : ''}。请安排能接替的人，或让上报的级更早叫到别人。`,
      en: `When ${who} alone does not answer, ${undone.length > 0 ? `nobody does ${what}` : what ? `${what} is late` : 'the alarm “nobody reachable” rings'}${alarm && what ? ', and the alarm “nobody reachable” rings' : ''}. Name somebody who can take over, or let the ladder call others earlier.`,
    });
  });

const bottleneck: Family = of => {
  const [first] = of.sum.posts;
  if (!first || first.breaks === 0) return [];
  const title = postTitle(of, first.post);
  const share = shareWords(first.breaks / of.sum.runs);
  return [
    found(of, 'info', 'rehearsal-bottleneck', ['roles', first.post], null, {
      zh: `最拖后腿的岗位是“${title}”：${share} 的推演里有时限因等它而守不住，同时最多 ${first.peak} 项任务，在岗 ${first.on_duty} 人。请分担它的任务，或增加在岗人数。`,
      en: `The bottleneck is “${title}”: in ${share} of the rehearsals a limit was missed waiting for it; it has up to ${first.peak} duties at once and ${first.on_duty} on duty. Share out its duties, or put more people on duty.`,
    }),
  ];
};

const tooFew: Family = of => {
  const { people, on_duty, shown } = of.sum.needed;
  if (people <= on_duty) return [];
  return [
    found(of, 'warning', 'rehearsal-too-few-people', ['roles'], shown, {
      zh: `同一时刻最多要 ${people} 人，而预案各岗位在岗只有 ${on_duty} 人。请增加在岗人数，或错开任务。`,
      en: `Up to ${people} people are needed at the same time, and the posts of the plan have ${on_duty} on duty. Put more on duty, or spread the duties out.`,
    }),
  ];
};

const nobodyReachable: Family = of => {
  const { alarms, first } = of.sum;
  if (alarms.share <= 0.05) return [];
  return [
    found(of, 'warning', 'rehearsal-nobody-reachable', ['ladder'], first.alarm, {
      zh: `${shareWords(alarms.share)} 的推演报了“无人可达”。请给岗位加副职，给人员加渠道，或在上报的级里叫到更多的人。`,
      en: `In ${shareWords(alarms.share)} of the rehearsals the alarm “nobody reachable” rang. Give posts deputies and people channels, or have the ladder call more people.`,
    }),
  ];
};

const notOver: Family = of => {
  const { over, first } = of.sum;
  if (over.share >= 0.95) return [];
  const path = ['scenarios', of.scenario, 'stand_down'];
  return [
    found(of, 'warning', 'rehearsal-not-over', path, first.not_over, {
      zh: `${shareWords(1 - over.share)} 的推演到最后也没有结束响应。请看那一次里还有哪些任务没办、哪个条件没满足。`,
      en: `${shareWords(1 - over.share)} of the rehearsals never stood down. See in that run which duties stayed open and which condition did not come about.`,
    }),
  ];
};

const refused: Family = of => {
  const { refused: one } = of.sum.first;
  if (!one) return [];
  return [
    found(of, 'info', 'rehearsal-refused', ['scenarios', of.scenario], one, {
      zh: `推演中有人照预案去办却被拒绝（${one.code}）。请看那一次推演，检查这一步由谁办、需要什么。`,
      en: `In rehearsal somebody did as the plan says and was refused (${one.code}). Look at that run, and at who does the step and what it needs.`,
    }),
  ];
};

const neverOpened: Family = of => {
  const opened = new Set(of.sum.opened);
  const steps = (of.plan.scenarios[of.scenario]?.steps ?? []).filter(step => !opened.has(step));
  return steps.map(step =>
    found(of, 'info', 'rehearsal-never-opened', pathOf(of.plan, step), null, {
      zh: `“${titleOf(of.plan, step)}”在 ${of.sum.runs} 次推演里一次也没有开始。若不是给定的情况所致，请检查它的条件。`,
      en: `“${titleOf(of.plan, step)}” began in none of ${of.sum.runs} rehearsals. Unless the facts given are why, check its conditions.`,
    }),
  );
};

const FAMILIES: readonly Family[] = [
  limitMissed,
  singlePoint,
  bottleneck,
  tooFew,
  nobodyReachable,
  notOver,
  refused,
  neverOpened,
];

function found(
  { places = NOWHERE }: Rehearsing,
  severity: Finding['severity'],
  code: string,
  path: Path,
  shown: Shown | null,
  message: Bilingual,
  proposal?: Finding['proposal'],
): RehearsalFinding {
  return { code, severity, message, place: places.at(path), shown, ...(proposal ? { proposal } : {}) };
}

function pathOf(plan: Plan, key: LimitKey): Path {
  if (key.startsWith('ask:')) return ['facts', key.slice(4)];
  const step = plan.steps[key];
  return step ? [...placeOfStep(step), step.id] : [];
}

function postTitle({ plan, roster }: Rehearsing, post: string): string {
  return plan.roles[post]?.title ?? roster.posts[post]?.title ?? RELATIVE[post] ?? post;
}

const RELATIVE: Readonly<Record<string, string>> = {
  reporter: '报告人 reporter',
  'item-author': '记录人 author of the item',
  'told-by': '此前告知过的人 those told before',
  'head-of': '负责人 head',
};

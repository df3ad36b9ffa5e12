// Rehearsals in text: one run as a timeline, many as a table with what was found. Both languages.

import { rowWords as gradeWords, levelTitle } from '#contract/level-words.ts';
import { postOf } from '#core/rehearsal/answering.ts';
import type { CourseResult } from '#core/rehearsal/course.ts';
import { limitsOf, titleOf } from '#core/rehearsal/limits.ts';
import type { Call, Run } from '#core/rehearsal/run.ts';
import { shareWords, spanWords } from '#core/rehearsal/span-words.ts';
import { type TimelineRow, timelineOf } from '#core/rehearsal/timeline.ts';
import { type Instant, toIso } from '#core/time/instant.ts';
import { localTime } from '#core/time/local-time.ts';
import type { Ground } from '#desk/rehearsal-ground.ts';
import { messageOfCall } from '#desk/rehearsal-messages.ts';
import { type Language, table } from './output.ts';

type Shown = { readonly lang: Language; readonly messages: boolean };

export function runText(ground: Ground, run: Run, { lang, messages }: Shown): string {
  const clock = clockOf(ground, run);
  const rows = timelineOf(run).map(row => [
    clock(row.at),
    run.cases.length > 1 ? `#${row.case + 1}` : '',
    ...rowWords(row, ground, run, lang, clock),
  ]);
  const words = messages ? run.calls.map(call => `\n${clock(call.at)} ${callText(ground, call, lang)}`) : [];
  const head = WORDS.began[lang](localTime(run.began, ground.plan.zone, lang), run.seed);
  return [head, table(rows), ...words, limitsText(ground, run, lang), endText(run, lang)].join('\n');
}

/** Seconds of the day in the plan's zone; with the day once it is another. */
function clockOf({ plan }: Ground, run: Run): (at: Instant) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: plan.zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: plan.zone, month: '2-digit', day: '2-digit' });
  const first = day.format(run.began);
  return at => (day.format(at) === first ? '' : `${day.format(at)} `) + format.format(at);
}

function rowWords(
  row: TimelineRow,
  ground: Ground,
  run: Run,
  lang: Language,
  clock: (at: Instant) => string,
): readonly string[] {
  const person = 'person' in row && row.person !== null ? personText(ground, row.person) : '';
  const title = 'title' in row ? row.title : '';
  const what = WORDS.what[row.what][lang];
  if (row.what === 'called') {
    const call = run.calls[row.call];
    const [channels, answer] = call ? [call.channels, call.answered] : [[], null];
    const how = channels.map(one => one.channel).join(', ') || WORDS.noChannel[lang];
    const then = call?.wanted ? (answer === null ? WORDS.silent[lang] : `→ ${clock(answer)}`) : '';
    const purpose = call ? WORDS.purpose[call.purpose]?.[lang] : undefined;
    return [`${what}${purpose ? ` (${purpose})` : ''}`, person, title, `${how} ${then}`.trim()];
  }
  if (row.what === 'fact') {
    const fact = ground.plan.facts[row.fact]?.title ?? row.fact;
    return [what, person, fact, valueText(row.value, lang)];
  }
  if (row.what === 'level') {
    const rows = row.rows.map(one => gradeWords(one, ground.plan)[lang === 'zh' ? 0 : 1]);
    return [what, person, levelTitle(row.level, ground.plan), rows.join('；')];
  }
  if (row.what === 'command') return [what, person, levelTitle(row.level, ground.plan), ''];
  if (row.what === 'signed-on' || row.what === 'signed-off')
    return [what, person, ground.plan.presence?.[row.post]?.title ?? row.post, ''];
  if (row.what === 'rule')
    return [what, '', ground.plan.rules?.[row.rule]?.title ?? row.rule, valueText(row.holds, lang)];
  if (row.what === 'done') {
    const late = row.late === null ? '' : WORDS.late[lang](spanWords(row.late)[lang]);
    return [what, person, title, [row.answer ?? '', late].filter(Boolean).join(' ')];
  }
  if (row.what === 'reported') return [what, person, ground.plan.scenarios[row.scenario]?.title ?? '', ''];
  return [what, person, title, row.what === 'rung' ? row.rung : ''];
}

function valueText(value: unknown, lang: Language): string {
  if (value === true) return lang === 'zh' ? '是' : 'yes';
  if (value === false) return lang === 'zh' ? '否' : 'no';
  return typeof value === 'object' ? '' : String(value);
}

function personText({ roster, plan }: Ground, person: string): string {
  const post = postOf(person, roster);
  const title = post === null ? undefined : (plan.roles[post]?.title ?? roster.posts[post]?.title);
  const name = roster.people[person]?.name ?? person;
  return title === undefined || title === name || name.startsWith(title) ? name : `${name} ${title}`;
}

function callText({ roster, plan }: Ground, call: Call, lang: Language): string {
  const name = roster.people[call.person]?.name ?? call.person;
  return `${name}\n${indented(messageOfCall(call, roster, plan.zone, lang).text.trim())}`;
}

const indented = (text: string) => text.replace(/^/gm, '    ');

function limitsText({ plan }: Ground, run: Run, lang: Language): string {
  const rows = limitsOf(plan, run).map(one => [
    WORDS.outcome[one.outcome][lang],
    titleOf(plan, one.key),
    one.within === null ? '' : spanWords(one.within)[lang],
    one.took === null ? '—' : spanWords(one.took)[lang],
  ]);
  if (rows.length === 0) return '';
  return `\n${table([WORDS.limitHead[lang], ...rows])}`;
}

function endText(run: Run, lang: Language): string {
  const open = run.cases.filter(({ state }) => state.phase === 'active');
  const ended = open.length === 0 ? WORDS.over[lang] : WORDS.open[lang];
  return [ended, ...run.refused.map(one => `${WORDS.refused[lang]} ${one.code} ${one.duty ?? ''}`)].join(
    '\n',
  );
}

export function manyText(
  ground: Ground,
  { sum, points, findings }: CourseResult,
  require: number,
  lang: Language,
): string {
  const { plan, roster } = ground;
  const postTitle = (post: string) => plan.roles[post]?.title ?? roster.posts[post]?.title ?? post;
  const limits = sum.limits.map(one => [
    one.force === 'must' && one.kept.share < require ? '✗' : one.force === 'must' ? '✓' : ' ',
    titleOf(plan, one.key),
    one.within === null ? '' : spanWords(one.within)[lang],
    `${shareWords(one.kept.share)} (${shareWords(one.kept.low)}–${shareWords(one.kept.high)})`,
    one.median === null ? '—' : spanWords(one.median)[lang],
    one.worst === null ? '—' : spanWords(one.worst)[lang],
    String(one.never),
  ]);
  const posts = sum.posts
    .slice(0, 8)
    .map(one => [
      postTitle(one.post),
      String(one.breaks),
      spanWords(one.waited)[lang],
      String(one.peak),
      String(one.on_duty),
    ]);
  const lines = findings.map(({ place, severity, code, message, shown }) => {
    const where = place.line === undefined ? '' : `:${place.line}`;
    const run = shown === null ? '' : ` [--seed ${sum.seed} --run ${shown.run}]`;
    return `${severity}${where} ${code} ${message[lang]}${run}`;
  });
  return [
    WORDS.runs[lang](sum.runs, sum.seed, shareWords(sum.all_kept.share), shareWords(sum.over.share)),
    '',
    table([WORDS.manyHead[lang], ...limits]),
    '',
    table([WORDS.postHead[lang], ...posts]),
    '',
    WORDS.needed[lang](sum.needed.people, sum.needed.on_duty),
    WORDS.chain[lang](
      sum.chain.steps.map(step => titleOf(plan, step)).join(' → '),
      spanWords(sum.chain.took)[lang],
    ),
    WORDS.single[lang](points.map(one => personText(ground, one.person)).join(lang === 'zh' ? '、' : ', ')),
    '',
    ...lines,
  ].join('\n');
}

/** The run with its calls in words, for programs. */
export function runJson(ground: Ground, run: Run, lang: Language): unknown {
  return {
    seed: run.seed,
    began: toIso(run.began),
    ended: toIso(run.ended),
    cut: run.cut,
    timeline: timelineOf(run).map(row => ({ ...row, at: toIso(row.at) })),
    calls: run.calls.map(call => ({
      ...call,
      at: toIso(call.at),
      answered: call.answered === null ? null : toIso(call.answered),
      message: messageOfCall(call, ground.roster, ground.plan.zone, lang),
    })),
    limits: limitsOf(ground.plan, run),
    refused: run.refused,
    cases: run.cases.map(({ scenario, state, events }) => ({ scenario, phase: state.phase, events })),
  };
}

const both = (zh: string, en: string) => ({ zh, en });

const WORDS = {
  began: {
    zh: (at: string, seed: number | null) =>
      `推演：${at} 发生。${seed === null ? '人人按一般情况应答。' : `随机种子 ${seed}。`}没有真的通知任何人。`,
    en: (at: string, seed: number | null) =>
      `Rehearsal: it happened on ${at}. ${seed === null ? 'Everybody answers as usual.' : `Seed ${seed}.`} Nobody was really called.`,
  },
  what: {
    reported: both('上报', 'reported'),
    opened: both('任务开始', 'duty opens'),
    called: both('呼叫', 'called'),
    answered: both('应答', 'answered'),
    accepted: both('接受', 'accepted'),
    arrived: both('到场', 'arrived'),
    heard: both('已知悉', 'heard'),
    done: both('完成', 'done'),
    overdue: both('超时', 'OVERDUE'),
    rung: both('逐级上报', 'ladder'),
    alarm: both('无人可达', 'NOBODY REACHABLE'),
    withdrawn: both('撤回', 'withdrawn'),
    outside: both('外部电话（不拨）', 'outside number (not rung)'),
    fact: both('情况', 'fact'),
    level: both('定级', 'level'),
    command: both('接任指挥', 'takes command'),
    'signed-on': both('到岗签到', 'signs on'),
    'signed-off': both('离岗', 'signs off'),
    rule: both('规定是否符合', 'rule holds'),
    'stood-down': both('结束响应', 'stood down'),
    filed: both('归档', 'filed'),
  } satisfies Readonly<Record<TimelineRow['what'], { readonly zh: string; readonly en: string }>>,
  purpose: {
    do: both('请办理', 'do'),
    know: both('告知', 'know'),
    climb: both('上报', 'climb'),
    overdue: both('超时', 'overdue'),
    correction: both('更正', 'correction'),
    approve: both('审批', 'approve'),
    withdrawn: both('不必再办', 'withdrawn'),
    alarm: both('报警', 'alarm'),
    level: both('等级', 'level'),
    grade: both('请定级', 'grade'),
    command: both('请接任指挥', 'take command'),
    left: both('降级清单', 'left by a higher level'),
  } as Readonly<Record<string, { readonly zh: string; readonly en: string }>>,
  outcome: {
    kept: both('✓ 守住', '✓ kept'),
    late: both('✗ 超时', '✗ late'),
    never: both('✗ 未办', '✗ never'),
    void: both('  不再需要', '  not needed'),
    ahead: both('  未到期', '  not due'),
  },
  noChannel: both('没有渠道', 'no channel'),
  silent: both('无人应答', 'no answer'),
  late: { zh: (span: string) => `超时 ${span}`, en: (span: string) => `late by ${span}` },
  limitHead: {
    zh: ['结果', '时限', '限', '用时'],
    en: ['outcome', 'limit', 'within', 'took'],
  },
  over: both('响应已结束。', 'The response has ended.'),
  open: both('直到最后，响应也没有结束。', 'The response had not ended when the watch did.'),
  refused: both('被拒绝：', 'refused:'),
  runs: {
    zh: (runs: number, seed: number, kept: string, over: string) =>
      `${runs} 次推演，种子 ${seed}：全部必须的时限都守住 ${kept}，响应结束 ${over}。`,
    en: (runs: number, seed: number, kept: string, over: string) =>
      `${runs} rehearsals, seed ${seed}: every must-limit kept ${kept}, stood down ${over}.`,
  },
  manyHead: {
    zh: ['', '时限', '限', '守住（95% 区间）', '中位', '最差', '未办'],
    en: ['', 'limit', 'within', 'kept (95 %)', 'median', 'worst', 'never'],
  },
  postHead: {
    zh: ['岗位', '拖累次数', '等应答', '同时任务', '在岗'],
    en: ['post', 'breaks', 'waits', 'at once', 'on duty'],
  },
  needed: {
    zh: (people: number, on: number) => `同一时刻最多要 ${people} 人，在岗 ${on} 人。`,
    en: (people: number, on: number) => `Up to ${people} people at the same time; ${on} on duty.`,
  },
  chain: {
    zh: (chain: string, took: string) => `最长的链：${chain || '—'}（${took}）`,
    en: (chain: string, took: string) => `Longest chain: ${chain || '—'} (${took})`,
  },
  single: {
    zh: (people: string) => `缺一不可的人：${people || '没有'}`,
    en: (people: string) => `Single points of failure: ${people || 'none'}`,
  },
} as const;

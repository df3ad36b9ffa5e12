// The plans and people of the bench. `ten-duties` opens ten duties with a deadline and the usual ladder each, and calls
// two people for each: the holder, and whom the holder must tell. `long-watch` opens one duty whose only rung is far off.

const TEN = Array.from({ length: 10 }, (_, i) => i + 1);

/** Id and name. */
export const PEOPLE: readonly (readonly [string, string])[] = [
  ['reporter', '报告人'],
  ...TEN.map(n => [`holder${n}`, `负责人${n}`] as const),
  ...TEN.map(n => [`told${n}`, `接报人${n}`] as const),
  ['deputy', '替补人'],
];

export const POSTS = [
  ...TEN.map(n => ({ id: `post${n}`, title: `岗位${n}`, holder: `holder${n}`, deputy: 'deputy' })),
  ...TEN.map(n => ({ id: `desk${n}`, title: `接报岗${n}`, holder: `told${n}`, deputy: 'deputy' })),
  { id: 'chief', title: '值班长', holder: 'reporter', deputy: 'deputy' },
];

const TEN_DUTIES = `
plan: ten-duties
title: 十项职责
kind: special
zone: Asia/Shanghai
roles:
  chief: { title: 值班长 }
${TEN.map(n => `  post${n}: { title: 岗位${n} }\n  desk${n}: { title: 接报岗${n} }`).join('\n')}
facts:
  trouble: { type: state, title: 异常, ask: chief }
  symptom: { type: text, title: 现象, ask: chief }
scenarios:
  all:
    title: 全部启动
    starts: trouble
    steps:
${TEN.map(
  n => `      tell${n}:
        who: post${n}
        notify: { to: desk${n}, say: [trouble.since, symptom], done: acknowledged }
        within: PT${n * 5}M of trouble.since`,
).join('\n')}
    stand_down: { when: not(trouble), by: chief }
`;

/** How long after its opening the rung of \`long-watch\` fires. */
export const WATCH = 30 * 86_400_000;

const LONG_WATCH = `
plan: long-watch
title: 长期值守
kind: special
zone: Asia/Shanghai
roles:
  chief: { title: 值班长 }
  post1: { title: 岗位1 }
facts:
  trouble: { type: state, title: 异常, ask: chief }
ladder:
  - { at: P30D of opened, unless: done, tell: deputies }
scenarios:
  watch:
    title: 值守
    starts: trouble
    steps:
      keep: { who: post1, do: 守到恢复 }
    stand_down: { when: not(trouble), by: chief }
`;

export const PLANS = [TEN_DUTIES, LONG_WATCH];

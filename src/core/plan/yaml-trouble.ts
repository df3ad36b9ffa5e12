// What is wrong with a YAML text, in words for people, by the reader's own code.
import type { Bilingual, Finding, Place } from '#core/finding.ts';

type Trouble = readonly [code: string, zh: (detail: string) => string, en: (detail: string) => string];

const TROUBLES: Readonly<Record<string, Trouble>> = {
  'too-large': [
    'too-large',
    () => '预案文件超过 1 MB，请拆分。',
    () => 'The plan is larger than 1 MB; split it.',
  ],
  'too-deep': [
    'too-deep',
    () => '嵌套超过 40 层，请改平。',
    () => 'Nested more than 40 levels deep; make it flatter.',
  ],
  'too-many-aliases': [
    'too-many-aliases',
    () => 'YAML 别名（*）超过 100 处，请直接写出内容。',
    () => 'More than 100 YAML aliases (*); write the content out.',
  ],
  empty: [
    'empty-plan',
    () => '文件是空的：至少写 plan、title、scenarios。',
    () => 'The file is empty: write at least plan, title, scenarios.',
  ],
  version: [
    'yaml-version',
    () => '请使用 YAML 1.2，去掉 %YAML 指令。',
    () => 'Use YAML 1.2: remove the %YAML directive.',
  ],
  'trap-key': [
    'yaml-trap',
    key => `键名“${key}”会被别的 YAML 工具读成 true/false，请换一个名称。`,
    key => `Other YAML tools read the key "${key}" as true or false; choose another name.`,
  ],
  'unquoted-time': [
    'yaml-trap',
    time => `时刻 ${time} 要加引号："${time}"，否则别的 YAML 工具会读成数字。`,
    time => `Put the time ${time} in quotes: "${time}"; other YAML tools read it as a number.`,
  ],
  'cut-text': [
    'cut-text',
    text => `“${text}”括号不成对，多半被逗号截断；请给整段文字加引号。`,
    text => `"${text}" has unpaired brackets, probably cut at a comma; put the whole text in quotes.`,
  ],
  DUPLICATE_KEY: [
    'duplicate-key',
    () => '同一处有两个相同的键，请删去或改名其中一个。',
    () => 'The same key stands here twice; remove or rename one.',
  ],
  TAB_AS_INDENT: ['yaml-syntax', () => '缩进不能用 Tab，请用空格。', () => 'Indent with spaces, not tabs.'],
  BAD_INDENT: [
    'yaml-syntax',
    () => '缩进不对，请与同级的行对齐。',
    () => 'Wrong indentation; align it with its neighbours.',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'yaml-syntax',
    () => '键名跨了行，多半上一行缺引号或冒号。',
    () => 'A key runs over several lines; a quote or colon is probably missing above.',
  ],
  MISSING_CHAR: [
    'yaml-syntax',
    () => '缺少一个符号，多半是没有配对的引号或括号。',
    said('A sign is missing'),
  ],
  UNEXPECTED_TOKEN: [
    'yaml-syntax',
    () => '这里出现了意外的内容；含 : # , [ ] { } 的文字请加引号。',
    said('Unexpected content'),
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'yaml-syntax',
    () => '一行里有两个冒号；含冒号的文字请加引号。',
    said('Two colons in a line; quote texts with colons'),
  ],
  MULTIPLE_DOCS: [
    'yaml-syntax',
    () => '一个文件只能有一份预案，请去掉 --- 分隔。',
    () => 'One plan per file: remove the --- between.',
  ],
  TAG_RESOLVE_FAILED: [
    'yaml-tag',
    () => '不支持 YAML 标签（!…），请去掉。',
    () => 'YAML tags (!…) are not supported; remove it.',
  ],
};

export function yamlTrouble(reason: string, place: Place, detail = ''): Finding {
  const [code, zh, en] = TROUBLES[reason] ?? [
    'yaml-syntax',
    () => 'YAML 写法有误，请检查引号、冒号和缩进。',
    said('Not YAML'),
  ];
  const message: Bilingual = { zh: zh(detail), en: en(detail) };
  return { code, severity: reason === 'cut-text' ? 'warning' : 'error', message, place };
}

function said(what: string): (detail: string) => string {
  return detail => `${what}: ${detail.split('\n')[0] ?? ''}`;
}

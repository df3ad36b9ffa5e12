// The words of every purpose in both languages, held in messages.golden.txt; UPDATE=1 writes it anew, to be read over.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { writeMessage } from './messages.ts';
import type { ChannelMessage } from './ports.ts';

const NOW = Date.UTC(2026, 10, 23, 8, 0);
const GOLDEN = new URL('./messages.golden.txt', import.meta.url);
const PURPOSES = [
  'do',
  'know',
  'climb',
  'overdue',
  'correction',
  'approve',
  'withdrawn',
  'alarm',
  'answered',
  'stop',
  'level',
  'grade',
  'command',
  'left',
  'trouble',
] as const;

const zh: ChannelMessage = {
  key: 'i1/tell-head/1/do/p1/email',
  org: 'o1',
  address: 'wang@example.test',
  secret: null,
  language: 'zh',
  zone: 'Asia/Shanghai',
  purpose: 'do',
  content: {
    incident: '送货车在高架上抛锚',
    drill: false,
    scenario: '车辆故障',
    duty: '告知部门负责人',
    due: NOW + 25 * 60_000,
    say: [
      { title: '准确位置', value: '内环高架 12 号上匝道' },
      { title: '故障开始', value: '', instant: NOW - 10 * 60_000 },
    ],
    from: 'p9',
    from_name: '李晓',
    why: 'deputy',
  },
  link: 'https://duty.example.test/t/abc',
  now: NOW,
};
const en: ChannelMessage = {
  ...zh,
  language: 'en',
  content: {
    ...zh.content,
    incident: 'Van stopped on the ring road',
    scenario: 'Vehicle breakdown',
    duty: 'Tell the head of department',
    say: [
      { title: 'Exact place', value: 'Ramp 12, inner ring' },
      { title: 'Since', value: '', instant: NOW - 10 * 60_000 },
    ],
    from_name: 'Li Xiao',
  },
};

function sample(language: ChannelMessage, purpose: ChannelMessage['purpose']): ChannelMessage {
  const late = purpose === 'overdue' || purpose === 'climb';
  const due = late ? NOW - 5 * 60_000 : language.content.due;
  const link = purpose === 'correction' || purpose === 'withdrawn' ? null : language.link;
  const why =
    { withdrawn: 'while:outage', alarm: 'alarm', climb: 'unit-head' }[purpose as string] ?? 'deputy';
  const content = { ...language.content, due, why, drill: purpose === 'approve' };
  return { ...language, purpose, link, content };
}

test('every purpose in both languages says what the golden file says', () => {
  const text = PURPOSES.flatMap(purpose =>
    [zh, en].map(
      language => `==== ${purpose} ${language.language}\n${writeMessage(sample(language, purpose)).text}`,
    ),
  ).join('\n');
  if (process.env.UPDATE) writeFileSync(GOLDEN, text);
  assert.equal(text, readFileSync(GOLDEN, 'utf8'));
});

test('a drill is marked in subject, text and html; a real incident is not', () => {
  const drill = writeMessage({ ...zh, content: { ...zh.content, drill: true } });
  for (const part of [drill.subject, drill.text, drill.html]) assert.match(part, /【演练】/);
  const real = writeMessage(zh);
  for (const part of [real.subject, real.text, real.html]) assert.doesNotMatch(part, /演练/);
});

test('a duty without a limit names none', () => {
  assert.doesNotMatch(writeMessage({ ...zh, content: { ...zh.content, due: null } }).text, /时限/);
});

test('yes, no and not known yet are words, in either language', () => {
  const say = [
    { title: 'A', value: '✓' },
    { title: 'B', value: '✗' },
    { title: 'C', value: '' },
  ];
  assert.match(writeMessage({ ...zh, content: { ...zh.content, say } }).text, /A：是\nB：否\nC：尚不清楚/);
  assert.match(
    writeMessage({ ...en, content: { ...en.content, say } }).text,
    /A: yes\nB: no\nC: not known yet/,
  );
});

test('an unknown reason code never reaches a person', () => {
  const words = writeMessage({ ...zh, content: { ...zh.content, why: 'some-new-code' } });
  assert.doesNotMatch(words.text, /some-new-code|为什么/);
});

test('content cannot forge lines or elements', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), value => {
      const nasty = `x${value}\r\nBcc: x@y\n<script>alert(1)</script>"'&`;
      const words = writeMessage({
        ...zh,
        content: { ...zh.content, duty: nasty, incident: nasty, say: [{ title: nasty, value: nasty }] },
      });
      assert.doesNotMatch(words.subject, /[\r\n]/);
      assert.doesNotMatch(words.html, /<script>/);
      for (const line of words.lines) assert.doesNotMatch(line.value, /[\r\n\u2028]/);
      assert.equal(words.text.split('\n').filter(line => line.startsWith('Bcc')).length, 0);
    }),
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockTime, localTime, timeLeft, zoneName } from './local-time.ts';

const AT = Date.UTC(2026, 10, 23, 8, 0);
const MINUTE = 60_000;

test('local time carries the weekday and no year within the same year', () => {
  assert.equal(localTime(AT, 'Asia/Shanghai', 'zh'), '11月23日周一 16:00');
  assert.equal(localTime(AT, 'Asia/Shanghai', 'en'), 'Mon 23 Nov, 16:00');
});

test('local time names the year when it is another one', () => {
  const newYear = Date.UTC(2026, 11, 31, 17, 0); // 01:00 on 1 January in Shanghai
  assert.equal(localTime(newYear, 'Asia/Shanghai', 'zh', AT), '2027年1月1日周五 01:00');
  assert.equal(localTime(newYear, 'UTC', 'zh', AT), '12月31日周四 17:00');
});

test('midnight is 00:00, never 24:00', () => {
  assert.equal(clockTime(Date.UTC(2026, 10, 23, 16, 0), 'Asia/Shanghai', 'zh'), '00:00');
});

test('zones have names people know', () => {
  assert.equal(zoneName(AT, 'Asia/Shanghai', 'zh'), '北京时间');
  assert.equal(zoneName(AT, 'Asia/Shanghai', 'en'), 'Beijing time');
  assert.equal(zoneName(AT, 'UTC', 'zh'), '协调世界时');
});

test('an unknown zone is shown as UTC instead of failing', () => {
  assert.equal(clockTime(AT, 'Mars/Olympus', 'zh'), '08:00');
});

const cases: readonly (readonly [number, string, string])[] = [
  [25 * MINUTE, '还有 25 分钟', '25 min left'],
  [80 * MINUTE, '还有 1 小时 20 分钟', '1 h 20 min left'],
  [120 * MINUTE, '还有 2 小时', '2 h left'],
  [51 * 60 * MINUTE, '还有 2 天 3 小时', '2 d 3 h left'],
  [59_000, '还有不到 1 分钟', 'less than 1 min left'],
  [0, '还有不到 1 分钟', 'less than 1 min left'],
  [-5 * MINUTE, '已超过 5 分钟', '5 min over'],
];
for (const [offset, zh, en] of cases)
  test(`time left at ${offset} ms: ${zh}`, () => {
    assert.equal(timeLeft(AT + offset, AT, 'zh'), zh);
    assert.equal(timeLeft(AT + offset, AT, 'en'), en);
  });

// A million open incidents waiting: what a tick costs beside a thousand, how late rungs fire that fall due ten a second,
// and how much memory the program takes meanwhile.
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { EARLIEST_DUE, TAKE_DUE } from '#store/take-due.ts';
import { below, type Figure, informs, type Measure, median, quantile } from './figure.ts';
import type { Ground } from './ground.ts';
import { startProgram } from './program.ts';
import { WAITING, waitingGround } from './waiting-ground.ts';

const SECONDS = 60;
const PER_SECOND = 10;
const TICKS = 300;

export const figure: Figure = {
  name: 'waiting',
  about: `${WAITING.toLocaleString('en')} incidents waiting, ${PER_SECOND} rungs due a second for ${SECONDS} s`,
  close: waitingGround.close,
  async measure(say) {
    const ground = await waitingGround.open(say);
    await ground.fillTo(1_000);
    const few = await tickCost(ground);
    say(`filling to ${WAITING}`);
    await ground.fillTo(WAITING);
    const many = await tickCost(ground);
    say(`a tick: ${few.toFixed(2)} ms with 1,000 waiting, ${many.toFixed(2)} ms with ${WAITING}`);
    return [...(await trickle(ground, say)), ...tickMeasures(few, many, await indexes(ground))];
  },
};

async function trickle(ground: Awaited<ReturnType<typeof waitingGround.open>>, say: (line: string) => void) {
  const begin = Date.now() + 20_000;
  const count = SECONDS * PER_SECOND;
  await ground.addDue(
    'trickle',
    Array.from({ length: count }, (_, i) => begin + Math.floor((i * 1000) / PER_SECOND)),
  );
  const program = await startProgram(ground);
  await delay(begin - Date.now() - 1_000);
  say('trickle');
  const before = await program.ask('sums');
  const bare = await bareTimer(ground, begin + 500 / PER_SECOND);
  await delay(begin - Date.now() + SECONDS * 1000 + 2_000);
  const memory = await program.ask('sums');
  const { fired } = await program.ask('fired');
  await program.stop();
  const late = fired.map(([due, committed]) => committed - due);
  const share = (memory.processor - before.processor) / (SECONDS * 1000);
  return [
    below('waiting: lateness p99', quantile(late, 0.99), 'ms', 20, `${fired.length} of ${count} fired`),
    informs('waiting: lateness p50', median(late), 'ms'),
    informs('waiting: bare timer and commit p99', quantile(bare, 0.99), 'ms', 'plain pg, between our rungs'),
    below('waiting: memory at most', memory.peak, 'MB', 300, `now ${memory.rss.toFixed(0)} MB`),
    informs('waiting: processor', share * 100, '%', 'of one core, messages and their reports included'),
  ];
}

/** What the machine allows: how late a timer of Node and one row committed by plain pg are, at the same pace. */
async function bareTimer({ connection }: Ground, begin: number): Promise<readonly number[]> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query('create table if not exists bare (at bigint)');
  const late: number[] = [];
  for (let i = 0; i < SECONDS * PER_SECOND; i++) {
    const due = begin + (i * 1000) / PER_SECOND;
    await delay(due - Date.now());
    await client.query('insert into bare values ($1)', [due]);
    late.push(performance.timeOrigin + performance.now() - due);
  }
  await client.end();
  return late;
}

/** Median of ticks of the timekeeper's two statements with nothing due. */
async function tickCost({ store }: Ground): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < TICKS; i++) {
    const began = performance.now();
    await store.incidents.updateDue(Date.now(), 64, () => null);
    await store.incidents.earliestDue();
    times.push(performance.now() - began);
  }
  return median(times);
}

function tickMeasures(few: number, many: number, used: string): readonly Measure[] {
  const against = { what: 'with 1,000', value: few, ratio: many / few, held: many <= 1.5 * few };
  return [{ figure: 'waiting: cost of a tick', measured: many, unit: 'ms', against, note: used }];
}

/** Which indexes the database goes through, and whether it reads any table from end to end. */
async function indexes({ connection }: Ground): Promise<string> {
  const client = new pg.Client(connection);
  await client.connect();
  const lines: string[] = [];
  for (const query of [TAKE_DUE.replaceAll('$1', String(Date.now())).replaceAll('$2', '64'), EARLIEST_DUE]) {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${query}`);
    lines.push(...rows.map(row => row['QUERY PLAN']));
  }
  await client.end();
  const found = [...new Set(lines.flatMap(line => /Index.* using (\w+)/.exec(line)?.[1] ?? []))];
  const scans = lines.filter(line => /Seq Scan/.test(line));
  return `${found.join(', ')}${scans.length > 0 ? '; SEQ SCAN' : '; no table scan'}`;
}

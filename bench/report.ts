// Reporting an incident that opens ten duties with ten deadlines and sends twenty messages, over HTTP with eight clients,
// beside the same rows written in one statement from plain pg with eight clients. They take turns in one run.
import { setTimeout as delay } from 'node:timers/promises';
import { openClient } from './client.ts';
import { besidePeer, type Figure, median } from './figure.ts';
import { openGround } from './ground.ts';
import { startPeer } from './peer.ts';
import { type Program, startProgram } from './program.ts';

const CLIENTS = 8;
const WARM = 3_000;
const TURN = 6_000;
const TURNS = 5;

export const figure: Figure = {
  name: 'report',
  about: `reports over HTTP with ${CLIENTS} clients: 10 duties, 10 deadlines, 20 messages each`,
  async measure(say) {
    const ground = await openGround();
    const program = await startProgram(ground);
    const peer = await startPeer(ground);
    await load(program, WARM);
    await peer.run(CLIENTS, WARM / 2);
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < TURNS; turn++) {
      await quiet(program);
      ours.push(await load(program, TURN));
      await quiet(program);
      theirs.push(await peer.run(CLIENTS, TURN));
      say(`${ours.at(-1)?.toFixed(0)} acts/s over HTTP, ${theirs.at(-1)?.toFixed(0)} by plain pg`);
    }
    peer.stop();
    await program.stop();
    await ground.close();
    // The ratio of each turn with the one beside it: other work on the machine comes and goes.
    const ratio = median(ours.map((rate, turn) => rate / (theirs[turn] ?? Number.NaN)));
    const measured = median(ours);
    const all = ours.map((rate, turn) => `${rate.toFixed(0)}/${theirs[turn]?.toFixed(0)}`).join(' ');
    return [
      besidePeer(
        'report',
        { measured, unit: 'acts/s', peer: measured / ratio, what: 'plain pg', least: 0.5 },
        `turns: ${all}`,
      ),
    ];
  },
};

/** Accepted reports per second. */
async function load(program: Program, millis: number): Promise<number> {
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => openClient(program)));
  const began = performance.now();
  let acts = 0;
  await Promise.all(
    clients.map(async client => {
      while (performance.now() - began < millis) {
        await client.report('ten-duties', 'all');
        acts++;
      }
    }),
  );
  const took = performance.now() - began;
  for (const client of clients) client.close();
  return acts / (took / 1000);
}

/** Until all messages are out and told: what one turn leaves must not burden the next. */
async function quiet(program: Program): Promise<void> {
  for (let before = -1; ; ) {
    const { sent } = await program.ask('sums');
    if (sent === before) return;
    before = sent;
    await delay(1_000);
  }
}

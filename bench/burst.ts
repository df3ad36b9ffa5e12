// Ten thousand incidents due in the same second, among all those waiting: until every one is fired and committed.
import { setTimeout as delay } from 'node:timers/promises';
import { below, type Figure, informs, quantile } from './figure.ts';
import { type Program, startProgram } from './program.ts';
import { WAITING, waitingGround } from './waiting-ground.ts';

const BURST = 10_000;
const LIMIT = 10;

export const figure: Figure = {
  name: 'burst',
  about: `${BURST.toLocaleString('en')} due in one second among ${WAITING.toLocaleString('en')} waiting, one process`,
  close: waitingGround.close,
  async measure(say) {
    const ground = await waitingGround.open(say);
    say(`filling to ${WAITING}`);
    await ground.fillTo(WAITING);
    const begin = Date.now() + 40_000;
    await ground.addDue(
      'burst',
      Array.from({ length: BURST }, (_, i) => begin + Math.floor((i * 1000) / BURST)),
    );
    const program = await startProgram(ground);
    if (Date.now() > begin - 2_000) throw new Error('the ground was not ready before the burst');
    say('burst');
    await delay(begin - Date.now());
    const out = await allDone(program, begin);
    const { peak } = await program.ask('sums');
    const { fired } = await program.ask('fired');
    const done = Math.max(...fired.map(([, committed]) => committed)) - begin;
    await program.stop();
    const late = fired.map(([due, committed]) => committed - due);
    return [
      below('burst: all fired', done / 1000, 's', LIMIT, `${fired.length} of ${BURST}`),
      informs('burst: lateness p99', quantile(late, 0.99) / 1000, 's'),
      informs(
        'burst: all messages handed over',
        out / 1000,
        's',
        'sends and their reports share the process',
      ),
      below('burst: memory at most', peak, 'MB', 300),
    ];
  },
};

/** Milliseconds until all are fired and their messages handed over. */
async function allDone(program: Program, begin: number): Promise<number> {
  while (Date.now() < begin + 180_000) {
    const { fired, sent } = await program.ask('sums');
    if (fired >= BURST && sent >= BURST) break;
    await delay(100);
  }
  return Date.now() - begin;
}

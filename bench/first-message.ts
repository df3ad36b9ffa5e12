// From the request that reports an incident to its first message handed to a channel, on an idle system.
import { setTimeout as delay } from 'node:timers/promises';
import { openClient } from './client.ts';
import { below, type Figure, informs, instant, median, quantile } from './figure.ts';
import { openGround } from './ground.ts';
import { startProgram } from './program.ts';

const REPORTS = 250;
const WARM = 30;

export const figure: Figure = {
  name: 'first-message',
  about: 'idle system: request to first message handed to its channel, p99',
  async measure(say) {
    const ground = await openGround();
    const program = await startProgram(ground);
    const client = await openClient(program);
    const began = new Map<string, number>();
    say(`${REPORTS} reports, one after the other`);
    for (let i = 0; i < WARM + REPORTS; i++) {
      const at = instant();
      const { incident } = await client.report('ten-duties', 'all');
      if (i >= WARM) began.set(incident, at);
      await delay(40 + (i % 7) * 5); // its twenty messages are gone before the next
    }
    await delay(500);
    const { first } = await program.ask('first');
    const waits = [...began].map(([incident, at]) => (first[incident] ?? Number.POSITIVE_INFINITY) - at);
    client.close();
    await program.stop();
    await ground.close();
    return [
      below('first message p99', quantile(waits, 0.99), 'ms', 200, `${REPORTS} reports`),
      informs('first message p50', median(waits), 'ms'),
    ];
  },
};

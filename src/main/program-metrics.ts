// What the program counts of its own work, beside the server's: how late duties fire, how long messages wait.
import { Counter, Histogram, type Registry } from 'prom-client';
import type { Millis } from '#core/time/instant.ts';

const SECONDS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5, 30, 300];

export function makeProgramMetrics(registry: Registry) {
  const lateness = new Histogram({
    name: 'fengsui_timekeeper_lateness_seconds',
    help: 'How long after its instant the most overdue incident of a batch was taken up.',
    buckets: SECONDS,
    registers: [registry],
  });
  const fired = new Counter({
    name: 'fengsui_incidents_fired_total',
    help: 'Incidents in which something was due.',
    registers: [registry],
  });
  const waited = new Histogram({
    name: 'fengsui_message_wait_seconds',
    help: 'From the writing of a message to its first handing to a channel.',
    labelNames: ['channel'],
    buckets: SECONDS,
    registers: [registry],
  });
  const sent = new Counter({
    name: 'fengsui_messages_total',
    help: 'Messages handed to a channel, by outcome.',
    labelNames: ['channel', 'outcome'],
    registers: [registry],
  });
  return {
    fired(batch: { readonly taken: number; readonly latest: Millis }) {
      fired.inc(batch.taken);
      lateness.observe(batch.latest / 1000);
    },
    sent(send: {
      readonly channel: string;
      readonly waited: Millis;
      readonly result: { readonly kind: string };
    }) {
      waited.observe({ channel: send.channel }, send.waited / 1000);
      sent.inc({ channel: send.channel, outcome: send.result.kind });
    },
  };
}

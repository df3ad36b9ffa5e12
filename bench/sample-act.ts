// What the program would write for one report of the plan `ten-duties`: decided by the real engine and desk.
import { randomBytes } from 'node:crypto';
import { actOn } from '#desk/incident-acts.ts';
import { makeKnown } from '#desk/known.ts';
import { makeLinks } from '#desk/links.ts';
import type { Act } from '#desk/ports.ts';
import { type Ground, ORG } from './ground.ts';

export async function sampleAct({ store }: Pick<Ground, 'store'>, incident: string): Promise<Act> {
  const known = makeKnown(store, { now: Date.now, wakeAt: () => () => {} });
  const organisation = await known.organisation(ORG);
  const inForce = await known.inForce(ORG, 'ten-duties');
  if (!organisation || !inForce) throw new Error('the ground has no plan');
  const now = Date.now();
  const { act } = actOn(
    null,
    {
      type: 'ReportIncident',
      incident,
      kind: 'incident',
      plan: { id: 'ten-duties', version: inForce.version },
      scenarios: ['all'],
      title: inForce.plan.title,
      occurred: now,
      facts: {},
      by: 'reporter',
    },
    {
      org: ORG,
      known: organisation,
      plan: inForce.plan,
      now,
      actor: 'reporter',
      commands: true,
      links: makeLinks(randomBytes(32), 'http://127.0.0.1:8230'),
    },
  );
  if (!act) throw new Error('nothing was reported');
  return act;
}

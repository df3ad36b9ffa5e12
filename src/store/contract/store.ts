// The whole Store contract: every implementation runs all of it.
import { auditContract } from './audit.ts';
import { dueContract } from './due.ts';
import type { Open } from './examples.ts';
import { incidentContract } from './incidents.ts';
import { outboxContract } from './outbox.ts';
import { planLifeContract } from './plan-life.ts';
import { planContract } from './plans.ts';
import { reviewContract } from './reviews.ts';
import { rosterContract } from './roster.ts';
import { routineContract } from './routines.ts';
import { uploadContract } from './uploads.ts';

export function storeContract(name: string, open: Open): void {
  incidentContract(name, open);
  dueContract(name, open);
  outboxContract(name, open);
  planContract(name, open);
  uploadContract(name, open);
  routineContract(name, open);
  planLifeContract(name, open);
  reviewContract(name, open);
  rosterContract(name, open);
  auditContract(name, open);
}

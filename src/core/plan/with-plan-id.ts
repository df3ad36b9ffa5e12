// A written plan under another id; everything else, comments included, stays as it is written.
import { parseDocument } from 'yaml';
import type { PlanId } from './plan.ts';

export function withPlanId(yaml: string, id: PlanId): string {
  const document = parseDocument(yaml);
  document.set('plan', id);
  return document.toString({ lineWidth: 0 });
}

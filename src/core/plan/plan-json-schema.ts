// The published JSON Schema of the written shape: for editors that complete and check YAML while it is typed.
import { z } from 'zod';
import { writtenPlan } from './plan-schema.ts';

/** As it stands in plans/plan.schema.json, with a newline at the end. */
export function planJsonSchema(): string {
  const schema = z.toJSONSchema(writtenPlan, { io: 'input' });
  const titled = { $id: 'plan.schema.json', title: 'Fengsui plan', ...schema };
  return `${JSON.stringify(titled, null, 2)}\n`;
}

// Names of what belongs to a further plan of a case: its own name with the plan's behind it, "look·night_shift". The first
// plan's names stand as they are.
import type { PlanId } from './ids.ts';

/** No name that people write holds it, and conditions can. */
const SIGN = '·';

/** What names of a further plan end in: its id as conditions can name it. */
export function aliasFor(plan: PlanId, taken: readonly string[] = []): string {
  const base = plan.replaceAll('-', '_');
  for (let n = 1; ; n++) {
    const alias = n === 1 ? base : `${base}${n}`;
    if (!taken.includes(alias)) return alias;
  }
}

/** The plan that a name is of; '' for the first. */
export function aliasIn(name: string): string {
  const at = name.lastIndexOf(SIGN);
  return at < 0 ? '' : name.slice(at + SIGN.length);
}

/** The name as its own plan writes it. */
export function ownName(name: string): string {
  const at = name.lastIndexOf(SIGN);
  return at < 0 ? name : name.slice(0, at);
}

export function nameIn(alias: string, name: string): string {
  return alias === '' ? name : `${name}${SIGN}${alias}`;
}

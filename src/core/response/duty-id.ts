// What a duty is called: step, round, item. The same names are the same duty, however often it is asked for.

export function dutyId(step: string, label: string, item: string | null): string {
  return item === null ? `${step}/${label}` : `${step}/${label}/${item}`;
}

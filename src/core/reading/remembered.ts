// Rules of a text alone are asked about the same words again and again: by several other rules, and wherever a plan repeats
// itself. Within one reading the answer is kept; `forget` ends the reading, so that nothing of a document stays behind.

const MOST = 4000;
/** Longer texts hardly ever come again. */
const LONGEST = 800;

const kept: Map<string, unknown>[] = [];

/** The same rule, asked once for the same words. What it answers must not be changed. */
export function remembered<Value>(rule: (text: string) => Value): (text: string) => Value {
  const answers = new Map<string, { readonly value: Value }>();
  kept.push(answers);
  return text => {
    if (text.length > LONGEST) return rule(text);
    const known = answers.get(text);
    if (known !== undefined) return known.value;
    const value = rule(text);
    if (answers.size >= MOST) answers.clear();
    answers.set(text, { value });
    return value;
  };
}

export function forget(): void {
  for (const answers of kept) answers.clear();
}

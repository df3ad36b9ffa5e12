// What the plan language can say and this engine does not run. No version in force holds it: plan/not-run-yet.ts keeps it
// from taking effect. Meeting it all the same is a fault, loud and never a silent default.

export function notRun(what: string): never {
  throw new Error(`not-run-yet: a plan in force asks for "${what}", which this engine does not run`);
}

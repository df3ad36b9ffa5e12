// Decides about a plan's life: the acts that a command leads to, or why not. Pure; the desk writes the acts down.
import type { Plan } from '#core/plan/plan.ts';
import type { Roster } from '#core/roster/roster.ts';
import type { LifeAct, LifeRecord } from './act.ts';
import type { Asker, LifeCommand, LifeRefusal, LifeRefusalCode } from './command.ts';
import { issuesOf } from './issue.ts';
import { type DraftLife, draftLife, dueSignatures, issueLife, type LifeVersion } from './life.ts';
import { signaturesOf } from './signatures.ts';

export type LifeGround = {
  readonly draft: { readonly at: LifeVersion; readonly plan: Plan | null } | null;
  readonly in_force: { readonly at: LifeVersion; readonly plan: Plan } | null;
  readonly records: readonly LifeRecord[];
  readonly roster: Roster;
  /** "YYYY-MM-DD" where the plan is at home. */
  readonly today: string;
};

type Decided = readonly LifeAct[] | LifeRefusal;
type Of<T extends LifeCommand['type']> = Extract<LifeCommand, { type: T }>;

export const isRefusal = (decided: Decided): decided is LifeRefusal => 'code' in decided;

export function decideLife(ground: LifeGround, command: LifeCommand, asker: Asker): Decided {
  switch (command.type) {
    case 'submit':
      return submit(ground, command);
    case 'sign':
      return sign(ground, command, asker);
    case 'take-back':
      return takeBack(ground);
    case 'issue':
      return issue(ground);
    case 'receive':
      return receive(ground, asker);
    case 'call-review':
      if (!ground.in_force) return refuse('nothing-in-force');
      if (!command.note.trim()) return refuse('note-required', { field: 'note' });
      return [{ type: 'review-called', trigger: command.trigger, note: command.note }];
    case 'look-again':
      return lookAgain(ground, command);
    case 'retire':
      if (!ground.in_force) return refuse('nothing-in-force');
      if (!command.reason.trim()) return refuse('note-required', { field: 'reason' });
      return [{ type: 'retired', version: ground.in_force.at.version, reason: command.reason }];
    default:
      return command satisfies never;
  }
}

/**
 * Why the draft may not take effect yet as far as signatures go; null when it may. Whoever puts it into force answers for
 * names that are no post or person here; a draft that was handed in waits for all its signatures.
 */
export function missingSignatures(ground: LifeGround): LifeRefusal | null {
  if (!ground.draft?.plan) return null;
  const life = draftLife(ground.draft.at, ground.records);
  if (life.phase === 'approved') return null;
  const asked = life.submitted
    ? life.signatures.filter(({ signed }) => !signed)
    : needed(ground, ground.draft.plan);
  return asked.length === 0
    ? null
    : refuse('signatures-missing', { names: asked.map(({ name }) => name).join('、') });
}

const needed = ({ roster }: LifeGround, plan: Plan) =>
  signaturesOf(plan, roster).filter(({ people }) => people.length > 0);

function submit(ground: LifeGround, { revision, note }: Of<'submit'>): Decided {
  const { draft, records, roster } = ground;
  if (!draft?.plan) return refuse('no-draft');
  if (draft.at.revision !== revision) return { code: 'stale-revision', detail: {} };
  if (draftLife(draft.at, records).submitted) return refuse('submitted-already');
  const signatures = signaturesOf(draft.plan, roster);
  return [{ type: 'submitted', version: draft.at.version, revision, signatures, note }];
}

function sign(ground: LifeGround, command: Of<'sign'>, asker: Asker): Decided {
  const life = submitted(ground);
  if (!life) return refuse('nothing-submitted');
  if (life.revision !== command.revision) return { code: 'stale-revision', detail: {} };
  const found = life.signatures.find(({ id }) => id === command.signature);
  if (!found) return refuse('signature-unknown', { signature: command.signature });
  if (found.signed) return refuse('signed-already', { name: found.name });
  if (!dueSignatures(life).includes(found)) return refuse('signature-not-due', { name: found.name });
  const own = asker.person !== null && found.people.includes(asker.person);
  const forUnknown = found.people.length === 0 && asker.approves;
  if (command.on_paper ? !asker.approves : !own && !forUnknown)
    return refuse('not-your-signature', { name: found.name });
  if ((command.on_paper || !command.agrees) && !command.note?.trim())
    return refuse('note-required', { field: 'note' });
  const { version, revision } = life;
  const { signature, agrees, on_paper, note } = command;
  return [{ type: 'signed', version, revision, signature, agrees, person: asker.person, on_paper, note }];
}

function takeBack(ground: LifeGround): Decided {
  const life = submitted(ground);
  return life ? [{ type: 'taken-back', version: life.version, why: 'by-hand' }] : refuse('nothing-submitted');
}

function submitted({ draft, records }: LifeGround): DraftLife | null {
  const life = draft && draftLife(draft.at, records);
  return life?.submitted ? life : null;
}

function issue({ in_force, roster }: LifeGround): Decided {
  if (!in_force) return refuse('nothing-in-force');
  const to = issuesOf(in_force.plan, roster);
  if (to.length === 0) return refuse('issued-to-nobody');
  return [{ type: 'issued', version: in_force.at.version, to }];
}

function receive({ in_force, records }: LifeGround, { person }: Asker): Decided {
  if (!in_force) return refuse('nothing-in-force');
  const { version } = in_force.at;
  const issued = issueLife(version, records);
  if (person === null || !issued?.to.some(({ people }) => people.includes(person)))
    return refuse('not-issued-to-you');
  if (person in issued.received) return refuse('received-already');
  return [{ type: 'received', version, person }];
}

function lookAgain({ in_force, today }: LifeGround, { outcome, note, next }: Of<'look-again'>): Decided {
  if (!in_force) return refuse('nothing-in-force');
  if (!note.trim()) return refuse('note-required', { field: 'note' });
  if (next !== null && next <= today) return refuse('review-day-past', { next });
  return [{ type: 'looked-at-again', outcome, note, next }];
}

const refuse = (code: LifeRefusalCode, detail: LifeRefusal['detail'] = {}): LifeRefusal => ({ code, detail });

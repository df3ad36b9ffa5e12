// Who has to sign a plan before it takes effect: the reviewers and approvers its head names, and the people who may sign for
// them now. A name is a post, a unit (its head signs) or a person.
import type { Signatory } from '#core/plan/head.ts';
import type { Plan } from '#core/plan/plan.ts';
import type { PersonId, Roster } from '#core/roster/roster.ts';
import type { Signature, SignatureKind } from './act.ts';

/** In the order of signing: reviewers, then approvers; a name asked twice in one capacity signs once. */
export function signaturesOf({ head, roles, units }: Plan, roster: Roster): readonly Signature[] {
  const needed = (kind: SignatureKind, names: readonly Signatory[] = []) =>
    [...new Set(names.map(({ name }) => name.trim()))]
      .filter(name => name !== '')
      .map(name => ({ id: `${kind}:${name}`, kind, name, people: [...new Set(peopleOf(name))] }));

  function peopleOf(name: string): readonly PersonId[] {
    const role = Object.values(roles).find(it => it.title === name || it.id === name)?.id;
    const post = Object.values(roster.posts).find(it => it.id === role || it.title === name);
    if (post) return [...post.holders, ...post.deputies];
    const unit = Object.values(units).find(it => it.title === name || it.id === name);
    const known = Object.values(roster.units).find(it => it.id === unit?.id || it.title === name);
    if (known) return known.head === undefined ? [] : [known.head];
    return Object.values(roster.people)
      .filter(person => person.name === name)
      .map(({ id }) => id);
  }

  return [...needed('review', head.reviewed_by), ...needed('approval', head.approved_by)];
}

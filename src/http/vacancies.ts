// Roles nobody holds and filling many posts at once over HTTP.
import { fillPosts, listVacancies } from '#contract/vacancies.ts';
import { contactsIn } from '#core/review/contact-lists.ts';
import { storedReading } from '#core/review/stored-reading.ts';
import type { Holding, RosterRecord } from '#desk/ports.ts';
import { ok, refuse } from '#desk/result.ts';
import { vacanciesOf } from '#desk/vacancies.ts';
import type { HttpDeps } from './deps.ts';
import type { Mount } from './mount.ts';
import { postView } from './roster.ts';

export function mountVacancies(mount: Mount, { plans, store }: HttpDeps): void {
  const { roster } = store;

  mount(listVacancies, async ({ params: { plan, version }, actor }) => {
    const found = await plans.version(actor.org, plan, version);
    if (!found.ok) return found;
    const { compiled, source } = found.value.version;
    if (!compiled) return ok({ items: [] });
    const document = source === null ? undefined : await store.plans.document(actor.org, source);
    const contacts = contactsIn((document && storedReading(document.reading))?.blocks ?? []);
    const vacancies = vacanciesOf(compiled, await roster.roster(actor.org), contacts);
    return ok({ items: vacancies.map(it => ({ ...it, proposals: [...it.proposals] })) });
  });

  mount(fillPosts, async ({ body: { posts }, actor, note }) => {
    const record = await roster.roster(actor.org);
    const people = new Set(record.people.map(({ id }) => id));
    const strangers = posts.filter(({ person }) => !people.has(person));
    if (strangers.length > 0) return refuse('unknown-person', { person: strangers.map(it => it.person) });
    const units = new Set(record.units.map(({ id }) => id));
    const nowhere = posts.find(({ unit }) => unit != null && !units.has(unit));
    if (nowhere) return refuse('unknown-unit', { unit: nowhere.unit });
    note.object = `${posts.length}`;
    note.detail = { posts: posts.map(({ post, person }) => ({ post, person })) };
    for (const [id, fills] of Map.groupBy(posts, ({ post }) => post)) {
      const [first] = fills;
      if (!record.posts.some(post => post.id === id))
        await roster.savePost(actor.org, { id, title: first?.title ?? id, unit: first?.unit ?? null });
      const holdings = withHolders(
        record,
        id,
        fills.map(({ person }) => person),
      );
      await roster.saveHoldings(actor.org, id, holdings);
    }
    const after = await roster.roster(actor.org);
    const filled = new Set(posts.map(({ post }) => post));
    const items = after.posts.filter(({ id }) => filled.has(id)).map(post => postView(post, after));
    return ok({ version: after.version, items });
  });
}

/** Whoever is there stays where he is; who comes is called after him. */
function withHolders(record: RosterRecord, post: string, people: readonly string[]): readonly Holding[] {
  const there = record.holdings.filter(one => one.post === post);
  const came = [...new Set(people)].filter(person => !there.some(one => one.person === person));
  const last = Math.max(-1, ...there.map(({ order }) => order));
  return [
    ...there,
    ...came.map((person, n) => ({
      ...{ post, person, on_duty: true, order: last + 1 + n },
      capacity: there.length + n === 0 ? ('holder' as const) : ('deputy' as const),
    })),
  ];
}

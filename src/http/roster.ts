// People, units and posts over HTTP. Addresses go out masked; the one route that shows them leaves a trace.
import {
  getPerson,
  listPeople,
  listPosts,
  listUnits,
  type Person,
  type Post,
  revealAddresses,
  saveHoldings,
  savePerson,
  savePost,
  saveUnit,
  type Unit,
} from '#contract/roster.ts';
import type { Address, PersonRecord, RosterRecord } from '#desk/ports.ts';
import { ok, refuse } from '#desk/result.ts';
import type { HttpDeps } from './deps.ts';
import { maskAddress } from './mask.ts';
import type { Mount } from './mount.ts';
import { pageOf } from './paging.ts';

export function mountRoster(mount: Mount, deps: HttpDeps): void {
  mountPeople(mount, deps);
  mountUnits(mount, deps);
  mountPosts(mount, deps);
}

function mountPeople(mount: Mount, { store: { roster } }: HttpDeps): void {
  mount(listPeople, async ({ query: { text, unit, after, limit }, actor }) => {
    const record = await roster.roster(actor.org);
    const found = record.people
      .filter(person => unit === undefined || person.unit === unit)
      .filter(person => !text || person.name.includes(text) || person.id.includes(text))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'zh') || (a.id < b.id ? -1 : 1));
    const page = pageOf(found, after, limit);
    return ok({ ...page, items: page.items.map(person => personView(person, record)) });
  });

  mount(getPerson, async ({ params, actor }) => {
    const record = await roster.roster(actor.org);
    const person = record.people.find(it => it.id === params.person);
    return person ? ok(personView(person, record)) : unknownPerson(params.person);
  });

  mount(revealAddresses, async ({ params, body, actor, note }) => {
    note.detail = { reason: body.reason };
    const person = (await roster.roster(actor.org)).people.find(it => it.id === params.person);
    if (!person) return unknownPerson(params.person);
    const addresses = person.addresses.map(({ channel, value, verified, secret }) => ({
      channel,
      value,
      verified,
      has_secret: secret !== undefined,
    }));
    return ok({ addresses });
  });

  mount(savePerson, async ({ params, body, actor, note }) => {
    const before = await roster.roster(actor.org);
    const { name, unit, language, addresses } = body;
    if (unit !== null && !before.units.some(it => it.id === unit)) return refuse('unknown-unit', { unit });
    const old = before.people.find(it => it.id === params.person);
    note.detail = { new: old === undefined, addresses: addresses !== undefined };
    await roster.savePerson({
      id: params.person,
      org: actor.org,
      name,
      unit,
      language,
      addresses: addresses ? addresses.map(it => kept(it, old)) : (old?.addresses ?? []),
      user: old?.user ?? null,
    });
    const record = await roster.roster(actor.org);
    const saved = record.people.find(it => it.id === params.person);
    return saved ? ok(personView(saved, record)) : unknownPerson(params.person);
  });
}

const unknownPerson = (person: string) => refuse('not-found', { path: person, person });

/** An address that stays keeps its secret, and that it was verified. */
function kept(
  given: { readonly channel: string; readonly value: string; readonly secret?: string | undefined },
  old: PersonRecord | undefined,
): Address {
  const { channel, value } = given;
  const same = old?.addresses.find(it => it.channel === channel && it.value === value);
  const secret = given.secret ?? same?.secret;
  return { channel, value, verified: same?.verified ?? false, ...(secret === undefined ? {} : { secret }) };
}

function mountUnits(mount: Mount, { store: { roster } }: HttpDeps): void {
  mount(listUnits, async ({ actor }) => {
    const record = await roster.roster(actor.org);
    return ok({ items: record.units.map(unit => unitView(unit, record)) });
  });

  mount(saveUnit, async ({ params, body, actor }) => {
    const record = await roster.roster(actor.org);
    if (body.parent !== null && !record.units.some(it => it.id === body.parent))
      return refuse('unknown-unit', { unit: body.parent });
    if (isBelow(body.parent, params.unit, record)) return refuse('unit-loop', { unit: params.unit });
    if (body.head !== null && !record.people.some(it => it.id === body.head))
      return refuse('unknown-person', { person: body.head });
    const unit = { id: params.unit, ...body };
    await roster.saveUnit(actor.org, unit);
    return ok(unitView(unit, record));
  });
}

/** Is `unit` the unit `above`, or anywhere below it? */
function isBelow(unit: string | null, above: string, record: RosterRecord): boolean {
  const seen = new Set<string>();
  for (let at = unit; at !== null && !seen.has(at); ) {
    if (at === above) return true;
    seen.add(at);
    at = record.units.find(it => it.id === at)?.parent ?? null;
  }
  return false;
}

function mountPosts(mount: Mount, { store: { roster } }: HttpDeps): void {
  mount(listPosts, async ({ actor }) => {
    const record = await roster.roster(actor.org);
    return ok({ version: record.version, items: record.posts.map(post => postView(post, record)) });
  });

  mount(savePost, async ({ params, body, actor }) => {
    const record = await roster.roster(actor.org);
    if (body.unit !== null && !record.units.some(it => it.id === body.unit))
      return refuse('unknown-unit', { unit: body.unit });
    const post = { id: params.post, ...body };
    await roster.savePost(actor.org, post);
    return ok(postView(post, record));
  });

  mount(saveHoldings, async ({ params, body, actor, note }) => {
    const record = await roster.roster(actor.org);
    const post = record.posts.find(it => it.id === params.post);
    if (!post) return refuse('unknown-post', { post: params.post });
    const strangers = body.holdings.filter(it => !record.people.some(person => person.id === it.person));
    if (strangers.length > 0) return refuse('unknown-person', { person: strangers.map(it => it.person) });
    note.detail = { holdings: body.holdings };
    await roster.saveHoldings(
      actor.org,
      post.id,
      body.holdings.map(it => ({ ...it, post: post.id })),
    );
    return ok(postView(post, await roster.roster(actor.org)));
  });
}

// ---------------------------------------------------------------- views

function personView(person: PersonRecord, record: RosterRecord): Person {
  const { id, name, unit, language } = person;
  const titles = new Map(record.posts.map(post => [post.id, post.title]));
  return {
    id,
    name,
    unit,
    unit_title: record.units.find(it => it.id === unit)?.title ?? null,
    language,
    addresses: person.addresses.map(({ channel, value, verified }) => ({
      channel,
      masked: maskAddress(value),
      verified,
    })),
    has_account: person.user !== null,
    posts: record.holdings
      .filter(it => it.person === id)
      .map(({ post, capacity, on_duty }) => ({ post, title: titles.get(post) ?? post, capacity, on_duty })),
  };
}

function unitView(unit: RosterRecord['units'][number], record: RosterRecord): Unit {
  return { ...unit, head_name: record.people.find(it => it.id === unit.head)?.name ?? null };
}

export function postView(post: RosterRecord['posts'][number], record: RosterRecord): Post {
  const names = new Map(record.people.map(person => [person.id, person.name]));
  const holdings = record.holdings
    .filter(it => it.post === post.id)
    .toSorted((a, b) => rank(a.capacity) - rank(b.capacity) || a.order - b.order)
    .map(({ person, capacity, order, on_duty }) => ({
      person,
      name: names.get(person) ?? person,
      capacity,
      order,
      on_duty,
    }));
  return { ...post, holdings };
}

const rank = (capacity: 'holder' | 'deputy'): number => (capacity === 'holder' ? 0 : 1);

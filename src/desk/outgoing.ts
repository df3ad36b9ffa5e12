// From the messages an act asks for to outbox rows: which channels of which person, in which language, with which link.
// Whoever has no address at all is named, so that the engine learns of it.
import type { IncidentEvent, MessagePurpose } from '#core/response/event.ts';
import { isCall } from '#core/response/is-call.ts';
import type { DutyId } from '#core/response/state.ts';
import type { PersonId } from '#core/roster/roster.ts';
import { type Links, linkExpiry } from './links.ts';
import type { Address, OrgId, OutgoingMessage, PersonRecord, RosterRecord } from './ports.ts';
import { usableAddresses } from './roster-picture.ts';

type Requested = Extract<IncidentEvent, { type: 'MessageRequested' }>;

export type Outgoing = {
  readonly messages: readonly OutgoingMessage[];
  readonly unreachable: readonly { readonly duty: DutyId; readonly person: PersonId }[];
};

const WITH_LINK: ReadonlySet<MessagePurpose> = new Set([
  'do',
  'know',
  'climb',
  'level',
  'grade',
  'command',
  'approve',
  'overdue',
  'alarm',
]);

export function outgoingMessages(
  events: readonly IncidentEvent[],
  roster: Pick<RosterRecord, 'people'>,
  org: OrgId,
  links: Pick<Links, 'linkOf'>,
): Outgoing {
  const people = new Map(roster.people.map(person => [person.id, person]));
  const requests = events.filter(event => event.type === 'MessageRequested');
  const unreachable = requests
    .filter(request => addressesFor(people.get(request.to), request.purpose).length === 0)
    .map(request => ({ duty: request.duty, person: request.to }));
  return {
    messages: requests.flatMap(request => rowsOf(request, people, org, links)),
    unreachable: once(unreachable),
  };
}

function rowsOf(
  request: Requested,
  people: ReadonlyMap<PersonId, PersonRecord>,
  org: OrgId,
  links: Pick<Links, 'linkOf'>,
): readonly OutgoingMessage[] {
  const person = people.get(request.to);
  if (!person) return [];
  const from = request.content.from === null ? undefined : people.get(request.content.from)?.name;
  const addresses = byNamedChannel(addressesFor(person, request.purpose), request.content.via);
  return addresses.map((address, i) => {
    const key = `${request.key}/${channelPart(address, addresses, i)}`;
    return {
      key,
      person: person.id,
      channel: address.channel,
      address: address.value,
      duty: request.duty,
      purpose: request.purpose,
      content: from === undefined ? request.content : { ...request.content, from_name: from },
      language: person.language,
      link: WITH_LINK.has(request.purpose)
        ? links.linkOf(org, key, linkExpiry(request.content.due, request.at))
        : null,
    };
  });
}

/** The channels the plan names, in its order; a person who has none of them is told all the same. */
function byNamedChannel(
  addresses: readonly Address[],
  via: readonly string[] | undefined,
): readonly Address[] {
  const named = (via ?? []).flatMap(channel => addresses.filter(one => one.channel === channel));
  return named.length > 0 ? named : addresses;
}

/** In the person's order, each address once. */
function addressesFor(person: PersonRecord | undefined, purpose: MessagePurpose): readonly Address[] {
  const all = (person?.addresses ?? []).filter(
    (one, i, list) =>
      list.findIndex(other => other.channel === one.channel && other.value === one.value) === i,
  );
  const usable = usableAddresses(all);
  return isCall(purpose) ? usable : usable.slice(0, 1);
}

/** "email", and "email-2" for a second address of the same channel: no two rows share a key. */
function channelPart(address: Address, addresses: readonly Address[], index: number): string {
  const before = addresses.slice(0, index).filter(other => other.channel === address.channel).length;
  return before === 0 ? address.channel : `${address.channel}-${before + 1}`;
}

function once(list: Outgoing['unreachable']): Outgoing['unreachable'] {
  return list.filter(
    (one, i) => list.findIndex(other => other.duty === one.duty && other.person === one.person) === i,
  );
}

/** The key of the message a row carries on one channel: rows of one message share it. */
export function messageKey(rowKey: string): string {
  return rowKey.slice(0, rowKey.lastIndexOf('/'));
}

// The outbox over HTTP: what was sent to whom, and sending a dead message again.
import { listMessages, type MessageRow, sendAgain } from '#contract/messages.ts';
import { toIso } from '#core/time/instant.ts';
import type { OutboxRow } from '#desk/ports.ts';
import { ok, refuse } from '#desk/result.ts';
import type { HttpDeps } from './deps.ts';
import { maskAddress } from './mask.ts';
import type { Mount } from './mount.ts';
import type { NameBook } from './names.ts';

export function mountMessages(mount: Mount, { store, clock }: HttpDeps, book: NameBook): void {
  mount(listMessages, async ({ query: { state, incident, after, limit }, actor }) => {
    const page = await store.outbox.list(actor.org, {
      limit,
      ...(state ? { state } : {}),
      ...(incident ? { incident } : {}),
      ...(after ? { after } : {}),
    });
    const names = await book.of(actor.org);
    return ok({ ...page, items: page.items.map(row => messageRow(row, names)) });
  });

  mount(sendAgain, async ({ params: { message }, actor }) =>
    (await store.outbox.sendAgain(actor.org, message, clock.now()))
      ? ok(undefined)
      : refuse('message-not-dead', { message }),
  );
}

/** Never the link, nor what signs the message. */
function messageRow(row: OutboxRow, names: ReadonlyMap<string, string>): MessageRow {
  const { id, incident, duty, purpose, channel, state, attempts, last_error } = row;
  return {
    id,
    incident,
    incident_title: row.content.incident,
    duty,
    duty_title: row.content.duty,
    purpose,
    person: { id: row.person, name: names.get(row.person) ?? row.person },
    channel,
    address: maskAddress(row.address),
    state,
    attempts,
    created: toIso(row.created),
    next_try: row.next_try === null ? null : toIso(row.next_try),
    last_error,
  };
}

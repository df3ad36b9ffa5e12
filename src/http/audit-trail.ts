// Writes who did what, and whether it was done, for every route that changes something. Most entries are written before
// the answer goes; those of acts inside an incident, whose own log is the record, follow it in order.
import type { FastifyRequest } from 'fastify';
import type { AuditEntry, AuditStore, Clock } from '#desk/ports.ts';
import type { Result } from '#desk/result.ts';
import type { AuditNote, Checked } from './mount.ts';

/** So many may wait before writers have to: memory stays bounded while the database is slow. */
const MOST_WAITING = 1_000;

export type AuditTrail = {
  write(
    request: FastifyRequest,
    it: Checked,
    note: AuditNote,
    result: Result<unknown>,
    later?: boolean,
  ): Promise<void>;
  /** When all that waits is written. */
  settled(): Promise<void>;
};

export type TrailLog = { error(detail: object, message: string): void };

export function makeAuditTrail(store: AuditStore, clock: Clock, log: TrailLog): AuditTrail {
  let tail: Promise<void> = Promise.resolve();
  let waiting = 0;

  function enqueue(entry: AuditEntry): void {
    waiting += 1;
    tail = tail
      .then(() => store.add(entry))
      .catch(cause => log.error({ err: cause, entry }, 'an audit entry could not be written'))
      .finally(() => {
        waiting -= 1;
      });
  }

  return {
    async write(request, it, note, result, later = false) {
      const entry = entryOf(request, it, note, result, clock.now());
      if (!entry) return;
      if (!later) return await store.add(entry);
      enqueue(entry);
      if (waiting > MOST_WAITING) await tail;
    },
    settled: () => tail,
  };
}

function entryOf(
  request: FastifyRequest,
  it: Checked,
  note: AuditNote,
  result: Result<unknown>,
  at: number,
): AuditEntry | undefined {
  const org = request.actor?.org ?? request.signedIn?.org;
  if (org === undefined) return undefined; // nobody's organisation: a failed sign-in is counted, not filed
  const open = it.action === 'public' || it.action === 'signed-in';
  return {
    org,
    at,
    actor: request.actor?.user ?? request.signedIn?.user.id ?? null,
    action: open ? it.id : it.action,
    object: note.object,
    outcome: result.ok ? 'done' : 'refused',
    detail: {
      route: it.id,
      request: request.id,
      ...note.detail,
      ...(result.ok ? {} : { code: result.refused.code }),
    },
    address: request.ip,
  };
}

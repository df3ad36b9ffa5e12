// Writes who did what, and whether it was done, for every route that changes something. Most entries are written before
// the answer goes; those of acts inside an incident, whose own log is the record, follow it in order.
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import type { AuditEntry, AuditStore, Clock } from '#desk/ports.ts';
import type { Result } from '#desk/result.ts';
import { StoreFault } from '#desk/store-fault.ts';
import type { CheckedRoute } from './checked-route.ts';

/** So many may wait before writers have to: memory stays bounded while the database is slow. */
const MOST_WAITING = 1_000;
/** What came while a statement was under way goes into the next one together. */
const MOST_AT_ONCE = 200;
const PAUSES: readonly number[] = [200, 500, 1_000, 2_000, 4_000];

/** What the log will say beside who, when and whether; handlers add to it. Never secrets. */
export type AuditNote = { object: string; detail: Record<string, unknown> };

export type AuditTrail = {
  write(
    request: FastifyRequest,
    it: CheckedRoute,
    note: AuditNote,
    result: Result<unknown>,
    later?: boolean,
  ): Promise<void>;
  /** When all that waits is written. */
  settled(): Promise<void>;
};

export type TrailLog = { error(detail: object, message: string): void };

export function makeAuditTrail(store: AuditStore, clock: Clock, log: TrailLog): AuditTrail {
  const waiting: AuditEntry[] = [];
  let writing: Promise<void> | undefined;

  async function drain(): Promise<void> {
    while (waiting.length > 0) await addPatiently(waiting.splice(0, MOST_AT_ONCE));
  }

  /** A database that is away for some seconds loses nothing; what is given up is in the program's log. */
  async function addPatiently(entries: readonly AuditEntry[]): Promise<void> {
    for (const pause of [...PAUSES, undefined])
      try {
        return await store.add(...entries);
      } catch (cause) {
        const again = cause instanceof StoreFault && cause.retryable && pause !== undefined;
        if (!again) return log.error({ err: cause, entries }, 'audit entries could not be written');
        await delay(pause);
      }
  }

  return {
    async write(request, it, note, result, later = false) {
      const entry = entryOf(request, it, note, result, clock.now());
      if (!entry) return;
      if (!later) return await store.add(entry);
      waiting.push(entry);
      writing ??= drain().finally(() => {
        writing = undefined;
      });
      if (waiting.length > MOST_WAITING) await writing;
    },
    async settled() {
      await writing;
    },
  };
}

function entryOf(
  request: FastifyRequest,
  it: CheckedRoute,
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

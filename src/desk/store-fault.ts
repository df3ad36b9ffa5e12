// A store that could not do what it was asked: a fault, never a rule that says no. Thrown by every implementation of
// the Store port, caught once at the edge.

export type StoreFaultCode =
  | 'database-away' // not reachable, shutting down, or no connection free
  | 'disk-full'
  | 'too-slow' // a statement or a lock took longer than its limit
  | 'conflict' // two transactions in each other's way: the same call may succeed now
  | 'decided-on-old-state' // an act whose from_seq is not the stored one
  | 'already-there' // a new incident, document or address with an id that is taken
  | 'bad-cursor' // a page or stream position that is none
  | 'not-storable' // text the database cannot hold, or a row it refuses
  | 'database-refused'; // anything else: a bug

export class StoreFault extends Error {
  readonly code: StoreFaultCode;
  /** True when the same call may succeed later or now; whether it was written is unknown, so use the same command id. */
  readonly retryable: boolean;

  constructor(code: StoreFaultCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StoreFault';
    this.code = code;
    this.retryable = RETRYABLE.has(code);
  }
}

const RETRYABLE: ReadonlySet<StoreFaultCode> = new Set([
  'database-away',
  'disk-full',
  'too-slow',
  'conflict',
]);

// What an error of the driver or the database means to the caller: one table from SQLSTATE to StoreFault code.
import pg from 'pg';
import { StoreFault, type StoreFaultCode } from '#desk/store-fault.ts';

const BY_STATE: Readonly<Record<string, StoreFaultCode>> = {
  '53100': 'disk-full',
  '53300': 'database-away', // too many connections
  '57P01': 'database-away', // shut down by its operator
  '57P02': 'database-away', // crash of another process
  '57P03': 'database-away', // starting up
  '25P03': 'database-away', // our transaction idled too long, the connection is gone
  '57014': 'too-slow', // statement_timeout
  '55P03': 'too-slow', // lock_timeout
  '40001': 'conflict',
  '40P01': 'conflict', // deadlock
  '23505': 'already-there',
  FS001: 'decided-on-old-state', // raised by write_acts
  '22021': 'not-storable',
  '22P02': 'not-storable',
  '55000': 'database-away', // "not currently accepting connections": nothing of ours has states of its own
  '22P05': 'not-storable',
  '22003': 'not-storable', // number out of range
  '54000': 'not-storable', // larger than the database can hold
};

const TEXT: Readonly<Record<StoreFaultCode, string>> = {
  'database-away': 'The database cannot be reached.',
  'disk-full': 'The disk of the database is full: nothing was written. Free some space.',
  'too-slow': 'The database took longer than it may.',
  conflict: 'Two transactions were in each other’s way.',
  'decided-on-old-state': 'The incident has moved on since it was read.',
  'already-there': 'There is a row with that id already.',
  'bad-cursor': 'The cursor is none of this list.',
  'not-storable': 'The database cannot hold this value.',
  'database-refused': 'The database refused a statement.',
};

export function faultOf(cause: unknown): StoreFault {
  if (cause instanceof StoreFault) return cause;
  const code = codeOf(cause);
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StoreFault(code, `${TEXT[code]} (${why})`, cause);
}

/** A fault of the database as what it is; anything else, a bug of ours say, stays what it was. */
export function databaseFaultOf(cause: unknown): unknown {
  return cause instanceof pg.DatabaseError ? faultOf(cause) : cause;
}

function codeOf(cause: unknown): StoreFaultCode {
  if (!(cause instanceof pg.DatabaseError)) return 'database-away'; // socket errors, time limits of the driver
  const state = cause.code ?? '';
  if (cause.constraint === 'events_pkey') return 'decided-on-old-state'; // that seq is in the log already
  return BY_STATE[state] ?? (state.startsWith('08') ? 'database-away' : 'database-refused');
}

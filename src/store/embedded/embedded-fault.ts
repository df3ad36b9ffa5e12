// Why the embedded PostgreSQL cannot run; the message says in both languages what to do.

export type EmbeddedFaultCode =
  | 'platform-unsupported' // no binaries for this machine
  | 'data-folder-in-use' // another live fengsui owns it
  | 'data-folder-not-reachable' // root: the unprivileged user cannot get to it
  | 'data-folder-not-yours' // made by another user
  | 'postgres-not-reachable' // root: the unprivileged user cannot get to the program
  | 'postgres-failed'; // initdb or postgres ended; the message carries the end of its log

export class EmbeddedFault extends Error {
  readonly code: EmbeddedFaultCode;
  constructor(code: EmbeddedFaultCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'EmbeddedFault';
    this.code = code;
  }
}

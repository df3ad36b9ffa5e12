// What migrate, backup and restore have in common: progress on stderr while they work, one result at the end, and what went
// wrong as a code with a sentence in both languages.
import { complain, EXIT, print, printJson } from './output.ts';

/** Where copying is: `table` is the one being copied, `done` of `tables` are, `bytes` so far. */
export type CopyProgress = {
  readonly table: string;
  readonly done: number;
  readonly tables: number;
  readonly bytes: number;
};

/** A line on a terminal that is written over, or a line a second in a log. `end` clears it. */
export type ProgressLine = { show(text: string): void; end(): void };

export function progressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  let last = Number.NEGATIVE_INFINITY;
  return {
    show(text) {
      const now = performance.now();
      if (now - last < (stream.isTTY ? 100 : 1_000)) return;
      last = now;
      stream.write(stream.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
    },
    end() {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}

export function copyText({ table, done, tables, bytes }: CopyProgress): string {
  return `${done + 1}/${tables} ${table}  ${(bytes / 1_000_000).toFixed(1)} MB`;
}

export type Report = { readonly result: object; readonly text: string };

/** Runs the work and sets the exit code: 0 done, 1 refused with a code, 3 a fault that may pass (the database is away). */
export async function runLongWork(
  json: boolean,
  work: (progress: ProgressLine) => Promise<Report>,
): Promise<void> {
  const progress = progressLine();
  try {
    const { result, text } = await work(progress);
    progress.end();
    if (json) printJson(result);
    else print(text);
  } catch (cause) {
    progress.end();
    const code = codeOf(cause);
    if (code === null || !(cause instanceof Error)) throw cause;
    if (json) printJson({ error: { code, message: cause.message } });
    complain(`${code}: ${cause.message}`);
    process.exitCode = 'retryable' in cause ? EXIT.fault : EXIT.refused;
  }
}

/** Our faults and refusals carry a kebab-case code; anything else is a bug. */
function codeOf(cause: unknown): string | null {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  return typeof code === 'string' && /^[a-z]+(-[a-z]+)+$/.test(code) ? code : null;
}

/** A problem with what was typed or set, by code. */
export class UsageProblem extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

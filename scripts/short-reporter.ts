// Reporter of `npm test`: one line a file with its time, every failure in full with what the file had printed, skipped
// tests by name, and a last line with the sum.
import path from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { inspect, stripVTControlCharacters } from 'node:util';

const ROOT = path.join(import.meta.dirname, '..');

export default async function* shortReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const failures = new Map<string, string[]>();
  const printed = new Map<string, string[]>();
  const skipped: string[] = [];
  const told = (file: string): string => {
    const lines = [...(failures.get(file) ?? []), ...(printed.get(file) ?? [])];
    failures.delete(file);
    return lines.join('');
  };
  for await (const { type, data } of events) {
    switch (type) {
      case 'test:stdout':
      case 'test:stderr':
        printed.set(data.file, [...(printed.get(data.file) ?? []), data.message]);
        break;
      case 'test:pass':
        if (data.skip !== undefined || data.todo !== undefined)
          skipped.push(
            `${name(data.file)}: ${data.name}${typeof data.skip === 'string' ? ` (${data.skip})` : ''}`,
          );
        break;
      case 'test:fail': {
        const file = data.file ?? '';
        if (!isOnlyBecauseOfOthers(data.details.error))
          failures.set(file, [...(failures.get(file) ?? []), failure(data.name, data.details.error)]);
        break;
      }
      case 'test:summary':
        if (data.file === undefined) {
          for (const file of failures.keys()) yield `✖ ${name(file)}  did not finish\n${told(file)}`;
          yield sum(data.counts, data.duration_ms, skipped);
        } else {
          const { success, counts, duration_ms } = data;
          yield `${success ? '✔' : '✖'} ${name(data.file)}  ${counts.tests} tests  ${seconds(duration_ms)}\n`;
          if (!success) yield told(data.file);
        }
        break;
    }
  }
}

/** A suite fails when a test of it does: that test says it better. */
function isOnlyBecauseOfOthers(error: Error): boolean {
  return 'failureType' in error && error.failureType === 'subtestsFailed';
}

function failure(test: string, error: Error): string {
  const cause = error.cause instanceof Error ? error.cause : error;
  const isAssertion = 'code' in cause && cause.code === 'ERR_ASSERTION'; // its message says all; it crossed a process
  const text = stripVTControlCharacters((isAssertion && cause.stack) || inspect(cause, { depth: 6 }));
  return `  ✖ ${test}\n${text.replace(/^/gm, '      ')}\n`;
}

type Counts = Extract<TestEvent, { type: 'test:summary' }>['data']['counts'];

/** Closes as Node's own reporters do, so that whoever counts tests of a run reads the usual lines. */
function sum(counts: Counts, millis: number, left: readonly string[]): string {
  const { tests, suites, passed, cancelled, skipped, todo } = counts;
  const failed = tests - passed - skipped - todo - cancelled;
  const closing = Object.entries({ tests, suites, pass: passed, fail: failed, cancelled, skipped, todo });
  return [
    ...left.map(one => `- skipped ${one}`),
    ...closing.map(([name, count]) => `ℹ ${name} ${count}`),
    `ℹ duration_ms ${millis}`,
    '',
  ].join('\n');
}

function name(file: string | undefined): string {
  return file === undefined ? '?' : path.relative(ROOT, file);
}

function seconds(millis: number): string {
  return `${(millis / 1000).toFixed(1)} s`;
}

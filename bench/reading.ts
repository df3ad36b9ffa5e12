// Reading long documents, from bytes to clauses, each in a process of its own: 100 pages of .docx and .pdf, 1 MB of text;
// the memory it takes, whether time grows with length alone, and beside it the least that must be done with such a file.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { below, type Figure, informs, type Measure } from './figure.ts';
import { longDocx, longPdf, longText } from './long-documents.ts';
import type { Once } from './read-once.ts';

const TIMES = 3;
const MEMORY = 300;
/** Time for four times the length, in units of the time for one; a third more is left to the machine. */
const LINEAR = 5.3;

type Kind = {
  readonly name: string;
  readonly file: string;
  readonly seconds: number;
  readonly floor: string;
  readonly make: (times: number) => Promise<Uint8Array> | Uint8Array;
};

const KINDS: readonly Kind[] = [
  {
    name: '100 pages of .docx',
    file: 'plan.docx',
    seconds: 1,
    floor: 'unzipping it',
    make: times => longDocx(100 * times),
  },
  {
    name: '100 pages of .pdf',
    file: 'plan.pdf',
    seconds: 5,
    floor: 'its text by pdf.js',
    make: times => longPdf(100 * times),
  },
  {
    name: '1 MB of text',
    file: 'plan.txt',
    seconds: 1,
    floor: 'decoding it',
    make: times => longText(1_000_000 * times),
  },
];

export const figure: Figure = {
  name: 'reading',
  about: 'long documents, from bytes to clauses',
  async measure(say) {
    const folder = mkdtempSync(path.join(tmpdir(), 'fengsui-bench-'));
    const all: Measure[] = [];
    try {
      for (const kind of KINDS) all.push(...(await measured(kind, folder, say)));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return all;
  },
};

async function measured(
  kind: Kind,
  folder: string,
  say: (line: string) => void,
): Promise<readonly Measure[]> {
  const { name, seconds, floor } = kind;
  const runs: (readonly Once[])[] = [];
  // Quarter and half, so that the longest is the one the limit is about.
  for (const times of [0.25, 0.5, 1]) {
    const file = path.join(folder, kind.file);
    writeFileSync(file, await kind.make(times));
    runs.push(Array.from({ length: TIMES }, () => once(file)));
    say(
      `${name} × ${times}: ${runs
        .at(-1)
        ?.map(({ open, read }) => `${open.toFixed(0)} + ${read.toFixed(0)}`)
        .join(', ')} ms`,
    );
  }
  const least = Array.from({ length: TIMES }, () => once(path.join(folder, kind.file), 'floor').open);
  // The best of each: the one that other work on the machine disturbed least.
  const whole = runs.map(list => Math.min(...list.map(({ open, read }) => (open + read) / 1000)));
  const [quarter = 0, half = 0, full = 0] = whole;
  const last = runs.at(-1) ?? [];
  const parts = (which: 'open' | 'read' | 'cpu') =>
    `${Math.min(...last.map(one => one[which])).toFixed(0)} ms`;
  return [
    below(
      `reading ${name}`,
      full,
      's',
      seconds,
      `file ${parts('open')}, clauses ${parts('read')}, processor ${parts('cpu')}${others()}`,
    ),
    below(`${name}: memory`, Math.max(...last.map(({ peak }) => peak)), 'MB', MEMORY, 'peak of the process'),
    below(
      `${name}: four times the length`,
      full / quarter,
      '×',
      LINEAR,
      `twice: ${(half / quarter).toFixed(1)} ×`,
    ),
    informs(
      `${name}: beside ${floor}`,
      full / (Math.min(...least) / 1000),
      '×',
      `${Math.min(...least).toFixed(0)} ms`,
    ),
  ];
}

/** Times say little while others use the machine. */
function others(): string {
  const [load = 0] = loadavg();
  const cores = availableParallelism();
  return load > cores * 1.2 ? `; load ${load.toFixed(1)} on ${cores} cores` : '';
}

function once(file: string, how = 'read'): Once {
  const script = path.join(import.meta.dirname, 'read-once.ts');
  const output = execFileSync(process.execPath, [script, file, how], {
    cwd: path.dirname(import.meta.dirname),
    encoding: 'utf8',
  });
  return JSON.parse(output);
}

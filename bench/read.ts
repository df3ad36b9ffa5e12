// `fengsui read` of a written plan, as a person calls it: a process from start to end. FENGSUI_BENCH_READ names further
// files (separated like PATH); the longest of our own is the sample plan eight times over.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { below, type Figure, informs, type Measure, median } from './figure.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TIMES = 7;
const LIMIT = 0.5;

export const figure: Figure = {
  name: 'read',
  about: 'fengsui read FILE --json, all in',
  async measure() {
    const folder = mkdtempSync(path.join(tmpdir(), 'fengsui-bench-'));
    const sample = path.join(ROOT, 'plans/home-textile/source.txt');
    const long = path.join(folder, 'long.txt');
    writeFileSync(long, `${readFileSync(sample, 'utf8')}\n`.repeat(8));
    const more = (process.env.FENGSUI_BENCH_READ ?? '').split(path.delimiter).filter(file => file !== '');
    const files: readonly (readonly [string, string])[] = [
      ['home-textile', sample],
      ['home-textile × 8', long],
      ...more.map(file => [path.basename(file), file] as const),
    ];
    const measured = files.map(([name, file]): Measure => {
      const seconds = secondsOf(['src/main/cli.ts', 'read', file, '--json']);
      return below(`read ${name}`, seconds, 's', LIMIT, `median of ${TIMES}`);
    });
    rmSync(folder, { recursive: true, force: true });
    return [...measured, informs('node alone', secondsOf(['-e', '0']), 's')];
  },
};

function secondsOf(args: readonly string[]): number {
  const times = Array.from({ length: TIMES }, () => {
    const began = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
    return (performance.now() - began) / 1000;
  });
  return median(times);
}

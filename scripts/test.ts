// `npm test`: prepares what the tests need and runs every test file. `npm test -- web src/desk` runs those of some
// folders or files; `--unit` leaves out the browser and the stories on a whole program, and prepares nothing.
import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import process from 'node:process';
import { prepareTests } from './prepare-tests.ts';

const UNIT = ['src/**/*.test.ts', 'web/**/*.test.ts', 'test/{*,corpus/*,mechanisms/*,reading/*}.test.ts'];
const ALL = ['src/**/*.test.ts', 'web/**/*.test.ts', 'test/**/*.test.ts'];
const NEEDS_BROWSER = /\.browser\.test\.ts$|^web\/browser\//;

const wanted = process.argv.slice(2);
const unit = wanted.includes('--unit');
const named = wanted.filter(one => !one.startsWith('-'));
const patterns = named.length === 0 ? (unit ? UNIT : ALL) : named.flatMap(testsIn);
const files = globSync(patterns, { exclude: ['web/dist/**'] }).filter(
  file => !unit || !NEEDS_BROWSER.test(file),
);
if (files.length === 0) {
  process.stderr.write(`no test files in ${named.join(', ')}\n`);
  process.exit(2);
}

if (!unit)
  try {
    prepareTests();
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : cause}\n`);
    process.exit(1);
  }

const flags = [
  '--test',
  '--test-concurrency=2',
  '--test-timeout=300000', // one test; file-limit.ts ends a file
  '--import=./scripts/file-limit.ts',
  '--test-reporter=./scripts/short-reporter.ts',
];
const { status } = spawnSync(process.execPath, [...flags, ...files.sort()], { stdio: 'inherit' });
process.exit(status ?? 1);

function testsIn(place: string): string[] {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() ? [`${place}/**/*.test.ts`] : [place];
}

// `npm run check`: format and lint, types of every part, layers. All at once, each with its time; what failed is shown
// in full, and the exit code is 1.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import process from 'node:process';

const TSC = 'node_modules/typescript/bin/tsc';
const BIOME = 'node_modules/@biomejs/biome/bin/biome';

const CHECKS: readonly (readonly [string, readonly string[]])[] = [
  ['types: src, test, bench, scripts', [TSC, '-p', '.']],
  ['types: core, without Node and browser', [TSC, '-p', 'src/core']],
  ['types: contract, without Node', [TSC, '-p', 'src/contract']],
  ['types: console', [TSC, '-p', 'web']],
  ['types: phone card', [TSC, '-p', 'web/card']],
  ['types: build and tests of the console', [TSC, '-p', 'web/dev']],
  ['format and lint', [BIOME, 'ci', '--colors=off', '.']],
  ['layers', ['--test', '--test-reporter=./scripts/short-reporter.ts', 'test/layers.test.ts']],
];

type Outcome = {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly said: string;
};

function check([name, args]: (typeof CHECKS)[number]): Promise<Outcome> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const said: Buffer[] = [];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
    child.once('error', reject);
    child.once('close', code => {
      const seconds = (performance.now() - began) / 1000;
      resolve({ name, passed: code === 0, seconds, said: Buffer.concat(said).toString() });
    });
  });
}

const began = performance.now();
const waiting = [...CHECKS];
const outcomes: Outcome[] = [];
async function work(): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const outcome = await check(next);
    outcomes.push(outcome);
    const { name, passed, seconds, said } = outcome;
    process.stdout.write(`${passed ? '✔' : '✖'} ${name}  ${seconds.toFixed(1)} s\n${passed ? '' : said}`);
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, work));
const failed = outcomes.filter(({ passed }) => !passed);
const seconds = ((performance.now() - began) / 1000).toFixed(1);
process.stdout.write(
  failed.length === 0
    ? `✔ all ${outcomes.length} checks passed in ${seconds} s\n`
    : `✖ ${failed.map(({ name }) => name).join('; ')} failed; ${seconds} s\n`,
);
process.exit(failed.length === 0 ? 0 : 1);

// `npm run histories`: each of the engine's invariants over 100,000 random histories, over a million in all, for the night;
// `npm run histories -- 5000` for another number each. What breaks is printed with its seed. `npm test` takes a smaller number.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const A_NIGHT = 100_000;
const [each = String(A_NIGHT)] = process.argv.slice(2);
if (!/^[1-9]\d{0,8}$/.test(each)) {
  process.stderr.write(`"${each}" is no number of histories. For example: npm run histories -- 5000\n`);
  process.exit(2);
}
const began = performance.now();
const { status } = spawnSync(
  process.execPath,
  ['--test', '--test-reporter=./scripts/short-reporter.ts', 'src/core/response/invariants.test.ts'],
  { stdio: 'inherit', env: { ...process.env, FENGSUI_HISTORIES: each } },
);
process.stdout.write(`${each} histories each, ${Math.round((performance.now() - began) / 1000)} s\n`);
process.exit(status ?? 1);

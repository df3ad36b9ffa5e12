// Runs the figures: `npm run bench`, or some by name (`npm run bench -- waiting read`). --json for machines; --strict
// ends with 1 when a figure falls short (otherwise it is said, and the exit code is 0); 3 when one could not be measured.
import { parseArgs, styleText } from 'node:util';
import type { Figure, Measure } from './figure.ts';

const FIGURES: Readonly<Record<string, () => Promise<{ readonly figure: Figure }>>> = {
  report: () => import('./report.ts'),
  'first-message': () => import('./first-message.ts'),
  waiting: () => import('./waiting.ts'),
  burst: () => import('./burst.ts'),
  start: () => import('./start.ts'),
  read: () => import('./read.ts'),
  reading: () => import('./reading.ts'),
  engine: () => import('./engine.ts'),
  rehearsal: () => import('./rehearsal.ts'),
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, strict: { type: 'boolean' }, help: { type: 'boolean' } },
});

async function main(): Promise<void> {
  const wrong = positionals.filter(name => !(name in FIGURES));
  if (options.help || wrong.length > 0) {
    if (wrong.length > 0) process.stderr.write(`no such figure: ${wrong.join(', ')}\n`);
    process.stderr.write(`npm run bench -- [--json] [--strict] [${Object.keys(FIGURES).join('] [')}]\n`);
    process.exitCode = wrong.length > 0 ? 2 : 0;
    return;
  }
  const names = positionals.length > 0 ? positionals : Object.keys(FIGURES);
  const all: (Measure & { readonly bench: string })[] = [];
  const closing: (() => Promise<void>)[] = [];
  const broken: string[] = [];
  for (const name of names) {
    const found = await FIGURES[name]?.();
    if (!found) continue;
    const { figure } = found;
    say(`${figure.name}: ${figure.about}`);
    const measures = await figure
      .measure(line => say(`  ${line}`))
      .catch((cause: unknown) => {
        broken.push(`${name} could not be measured: ${cause instanceof Error ? cause.stack : cause}`);
        return [];
      });
    all.push(...measures.map(one => ({ bench: name, ...one })));
    if (figure.close && !closing.includes(figure.close)) closing.push(figure.close);
  }
  for (const close of closing) await close();
  if (options.json) process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  else process.stdout.write(table(all));
  for (const line of broken) process.stderr.write(`${line}\n`);
  if (broken.length > 0) process.exitCode = 3;
  else if (options.strict && all.some(one => one.against?.held === false)) process.exitCode = 1;
}

const say = (line: string): void => void process.stderr.write(styleText('gray', `${line}\n`));

function table(all: readonly Measure[]): string {
  const rows = all.map(({ figure, measured, unit, against, note }) => [
    figure,
    `${rounded(measured)} ${unit}`,
    against ? `${against.what} ${rounded(against.value)} ${unit}` : '',
    against ? `${rounded(against.ratio)} ×` : '',
    against ? (against.held ? 'yes' : 'NO') : '',
    note ?? '',
  ]);
  const head = ['figure', 'measured', 'limit or peer', 'ratio', 'held', ''];
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map(row => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  const short = all.filter(one => one.against?.held === false).map(one => one.figure);
  if (all.length === 0) return '\nnothing was measured\n';
  const verdict = short.length === 0 ? 'every figure measured holds' : `falls short: ${short.join(', ')}`;
  return `\n${[head, ...rows].map(line).join('\n')}\n\n${verdict}\n`;
}

function rounded(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}

// By process.exit, so that the databases of the grounds are stopped too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

await main();

// `npm run corpus`: reads every written plan of test/corpus and scores it against its annotation; a row a document, totals
// for train and held apart, and how evenly it is spread. `--json` for programs; `--diff NAME` shows where one document
// differs (those held back only with `--held`, which whoever writes rules leaves alone). `--drafts` shows how much the drafts made
// of them carry out, and with file names those of any other documents.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readDocument } from '#core/reading/read-document.ts';
import { openDocument } from '#files/open-document.ts';
import { differences } from '../test/corpus/differences.ts';
import { corpusOf, type Measured, measure, PARTS, type Part } from '../test/corpus/documents.ts';
import { type DraftFigures, draftFigures } from '../test/corpus/drafts.ts';
import { all, FIGURES, f1, keptShare, type Score, sum } from '../test/corpus/score.ts';
import { type Named, spreadOf } from '../test/corpus/spread.ts';

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean' },
    diff: { type: 'string' },
    held: { type: 'boolean' },
    drafts: { type: 'boolean' },
  },
  allowPositionals: true,
});

const measured = new Map<Part, readonly Measured[]>();
for (const part of PARTS) measured.set(part, await Promise.all(corpusOf(part).map(measure)));

if (values.drafts) await showDrafts(positionals);
else if (values.diff !== undefined) showDifferences(values.diff);
else if (values.json)
  process.stdout.write(
    `${JSON.stringify(Object.fromEntries(PARTS.map(part => [part, figures(part)])), null, 2)}\n`,
  );
else for (const part of PARTS) process.stdout.write(table(part));

/** Of the corpus, a total for what is held back; or of the files named. */
async function showDrafts(files: readonly string[]): Promise<void> {
  const columns = [
    'clauses',
    'obligations',
    'carried',
    'steps',
    'duties',
    'rounds',
    'rules',
    'gaps',
    'errors',
    'refused',
  ] as const;
  const sumOf = (all: readonly DraftFigures[]) =>
    columns.map(key => `${all.reduce((sum, one) => sum + one[key], 0)}`);
  const print = (name: string, cells: readonly string[], after = '') =>
    process.stdout.write(`${row(name, cells, after)}\n`);
  const groups: readonly (readonly [string, readonly (readonly [string, string])[]])[] =
    files.length > 0
      ? [['files', files.map(path => [basename(path), path])]]
      : PARTS.map(part => [part, corpusOf(part).map(({ name, path }) => [name, path])]);
  print('', columns, 'parses');
  for (const [group, documents] of groups) {
    const found: DraftFigures[] = [];
    for (const [name, path] of documents) {
      const opened = await openDocument(readFileSync(path), basename(path));
      if (!opened.ok) {
        print(name, [], opened.code);
        continue;
      }
      const figures = draftFigures(readDocument(opened.document));
      found.push(figures);
      if (group !== 'held')
        print(
          name,
          columns.map(key => `${figures[key]}`),
          figures.parses ? '' : 'DOES NOT PARSE',
        );
    }
    const parsed = found.filter(({ parses }) => parses).length;
    print(`total ${group}`, sumOf(found), `${parsed} of ${found.length} parse`);
  }
}

function showDifferences(name: string): void {
  const one = [...measured.values()].flat().find(({ document }) => document.name === name);
  if (one === undefined) refuse(`no document named ${name} in test/corpus`);
  else if (one.document.part === 'held' && !values.held)
    refuse(`${name} is held back from those who write rules; --held shows it all the same`);
  else process.stdout.write(`${differences(one).join('\n')}\n`);
}

function refuse(why: string): void {
  process.stderr.write(`${why}\n`);
  process.exitCode = 2;
}

function figures(part: Part) {
  const some = measured.get(part) ?? [];
  const documents = Object.fromEntries(some.map(({ document, score }) => [document.name, rounded(score)]));
  return { total: rounded(sum(some.map(one => one.score))), spread: spreadOf(some), documents };
}

function rounded(score: Score) {
  const columns = FIGURES.map(figure => [figure, f1(score.tallies[figure])] as const);
  return {
    all: all(score),
    kept: keptShare(score),
    invented: score.invented,
    ...Object.fromEntries(columns),
  };
}

function table(part: Part): string {
  const some = measured.get(part) ?? [];
  const { mean, deviation, worst, best, without, sectors } = spreadOf(some);
  return [
    `${part}: ${some.length} documents`,
    row('', ['kept', ...FIGURES, 'all'], ''),
    ...some.map(({ document, score }) => row(document.name, cells(score), document.gold.sector)),
    row('total', cells(sum(some.map(one => one.score))), ''),
    `each document counting the same: mean ${show(mean)} ± ${show(deviation)}, worst ${named(worst)}, best ${named(best)}`,
    `total with one left out: from ${named(without.lowest)} to ${named(without.highest)}`,
    `sectors, worst first: ${sectors.map(named).join(', ')}`,
    '',
    '',
  ].join('\n');
}

function cells(score: Score): readonly string[] {
  const columns = FIGURES.map(figure => show(f1(score.tallies[figure])));
  const invented = score.invented > 0 ? [` ${score.invented} not in the text`] : [];
  return [show(keptShare(score)), ...columns, show(all(score)), ...invented];
}

function row(name: string, columns: readonly string[], after: string): string {
  return [name.padEnd(18), ...columns.map(cell => cell.padStart(10)), ` ${after}`].join('').trimEnd();
}

function named(one: Named | null): string {
  return one === null ? '–' : `${one.name} ${show(one.all)}`;
}

function show(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}

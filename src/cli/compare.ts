// fengsui compare A B: two written plans side by side by meaning: duties only one has, and where they differ in who, whom,
// by when, on what condition.
import { Command, Option } from 'commander';
import type { MeaningField } from '#core/compare/clause-difference.ts';
import { type ComparedClause, type Comparison, compareReadings } from '#core/compare/compare-readings.ts';
import { meaningInWords } from '#core/compare/meaning-in-words.ts';
import { readDocument } from '#core/reading/read-document.ts';
import type { Clause, Reading } from '#core/reading/reading.ts';
import { complain, EXIT, type Language, print } from './output.ts';
import { type OpenFile, unreadable } from './read.ts';

type Options = { readonly json?: true; readonly all?: true; readonly lang: Language };

export function compareCommand(openFile: OpenFile): Command {
  return new Command('compare')
    .description('compare two written plans by meaning: duties, who, whom, limits, conditions')
    .argument('<before>', 'document')
    .argument('<after>', 'document')
    .option('--json', 'print everything as JSON')
    .option('--all', 'print what is the same too')
    .addOption(new Option('--lang <zh|en>', 'language of the messages').choices(['zh', 'en']).default('zh'))
    .addHelpText('after', '\nExit codes: 0 compared, 1 a file is refused, 2 usage or no such file.')
    .action(async (before: string, after: string, { json, all, lang }: Options) => {
      const readings = [await read(openFile, before, lang), await read(openFile, after, lang)] as const;
      const [was, is] = readings;
      if (was === undefined || is === undefined) return;
      const comparison = compareReadings(was, is);
      print(json ? JSON.stringify(comparison) : report(comparison, all === true, lang));
    });
}

async function read(openFile: OpenFile, file: string, lang: Language): Promise<Reading | undefined> {
  const opened = await openFile(file).catch((fault: unknown) => {
    complain(`${file}: ${unreadable(fault)[lang]}`);
    process.exitCode = EXIT.usage;
    return undefined;
  });
  if (opened === undefined) return undefined;
  if (opened.ok) return readDocument(opened.document);
  complain(`${file}: ${opened.message[lang]} (${opened.code})`);
  process.exitCode = EXIT.refused;
  return undefined;
}

const SIGNS = { same: ' ', worded: '≈', differs: '≠', 'only-before': '-', 'only-after': '+' } as const;

function report(comparison: Comparison, all: boolean, lang: Language): string {
  const shown = comparison.clauses.filter(({ duty, likeness }) => all || (duty && likeness !== 'same'));
  const { counts, units, scenarios } = comparison;
  const sums = (Object.keys(SIGNS) as (keyof typeof SIGNS)[])
    .map(likeness => `${LIKENESS[likeness][lang]} ${counts[likeness]}`)
    .join(lang === 'zh' ? '，' : ', ');
  return [
    ...shown.flatMap(row => lines(row, lang)),
    ...onlyLines(HEADS.units[lang], units),
    ...onlyLines(HEADS.scenarios[lang], scenarios),
    `${HEADS.duties[lang]}${sums}`,
  ].join('\n');
}

function lines(row: ComparedClause, lang: Language): readonly string[] {
  const quote = ({ quote }: Clause): string => quote.replace(/\s+/g, ' ');
  const sign = SIGNS[row.likeness];
  if (row.before === null || row.after === null) {
    const clause = row.before ?? row.after;
    return clause === null ? [] : [`${sign} ${quote(clause)}`];
  }
  if (row.likeness === 'same') return [`${sign} ${quote(row.after)}`];
  const { before, after } = row;
  const said = row.fields.map(
    field =>
      `    ${FIELDS[field][lang]}: ${meaningInWords(before, field) || '—'} → ${meaningInWords(after, field) || '—'}`,
  );
  return [`${sign} - ${quote(before)}`, `  + ${quote(after)}`, ...said];
}

function onlyLines(head: string, { only_before, only_after }: Comparison['units']): readonly string[] {
  return [
    ...(only_before.length === 0 ? [] : [`${head} - ${only_before.join('、')}`]),
    ...(only_after.length === 0 ? [] : [`${head} + ${only_after.join('、')}`]),
  ];
}

const FIELDS: Readonly<Record<MeaningField, Readonly<Record<Language, string>>>> = {
  modality: { zh: '约束', en: 'force' },
  actors: { zh: '谁', en: 'who' },
  recipients: { zh: '告诉谁', en: 'whom' },
  deadline: { zh: '时限', en: 'limit' },
  periodicity: { zh: '周期', en: 'how often' },
  condition: { zh: '条件', en: 'condition' },
  gate: { zh: '前提', en: 'gate' },
  until: { zh: '直到', en: 'until' },
  exception: { zh: '除外', en: 'exception' },
  resources: { zh: '人员物资', en: 'resources' },
  scenario: { zh: '场景', en: 'scenario' },
};

const LIKENESS = {
  same: { zh: '相同', en: 'same' },
  worded: { zh: '措辞不同', en: 'worded otherwise' },
  differs: { zh: '含义不同', en: 'differ' },
  'only-before': { zh: '仅前者有', en: 'only in the first' },
  'only-after': { zh: '仅后者有', en: 'only in the second' },
} as const;

const HEADS = {
  units: { zh: '部门和岗位', en: 'units and posts' },
  scenarios: { zh: '场景', en: 'scenarios' },
  duties: { zh: '要求：', en: 'duties: ' },
} as const;

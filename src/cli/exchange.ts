// fengsui export PLAN.yaml --as bpmn|cacao and fengsui import PLAYBOOK.json: plans to and from other programs.
import { Command, Option } from 'commander';
import { writeBpmn } from '#core/exchange/bpmn/write-bpmn.ts';
import { readCacao } from '#core/exchange/cacao/read-cacao.ts';
import { writeCacao } from '#core/exchange/cacao/write-cacao.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { complain, EXIT, type Language } from './output.ts';
import { type PictureParts, writeOut } from './picture.ts';

export type ExchangeParts = PictureParts & { now(): number };

type ExportOptions = { readonly as: 'bpmn' | 'cacao'; readonly out: string; readonly lang: Language };

export function exportCommand(parts: ExchangeParts): Command {
  return new Command('export')
    .description('write a plan as BPMN 2.0 (a diagram for other programs) or as a CACAO 2.0 playbook')
    .argument('<plan>', 'plan file (YAML)')
    .addOption(
      new Option('--as <bpmn|cacao>', 'what to write').choices(['bpmn', 'cacao']).makeOptionMandatory(),
    )
    .option('--out <file>', 'file to write; - is standard output', '-')
    .addOption(new Option('--lang <zh|en>', 'language of the words').choices(['zh', 'en']).default('zh'))
    .addHelpText(
      'after',
      '\nExit codes: 0 written, 1 the plan has errors, 2 usage, no such file, or --out cannot be written.',
    )
    .action(async (file: string, { as, out, lang }: ExportOptions) => {
      process.exitCode = await exportPlan(file, as, out, lang, parts);
    });
}

async function exportPlan(
  file: string,
  as: 'bpmn' | 'cacao',
  out: string,
  lang: Language,
  parts: ExchangeParts,
): Promise<number> {
  const yaml = await textOf(file, lang, parts);
  if (yaml === undefined) return EXIT.usage;
  const { plan, findings } = readPlan(yaml);
  if (plan === null) {
    for (const { message, place, severity } of findings)
      if (severity === 'error') complain(`${file}:${place.line ?? 1} ${message[lang]}`);
    return EXIT.refused;
  }
  const now = parts.now(); // a file does not say since when there has been such a plan
  const text =
    as === 'bpmn'
      ? writeBpmn(plan, lang)
      : `${JSON.stringify(writeCacao(plan, { yaml, language: lang, created: now, modified: now }), null, 2)}\n`;
  return await writeOut(out, text, lang, parts);
}

export function importCommand(parts: PictureParts): Command {
  return new Command('import')
    .description(
      'read a CACAO 2.0 playbook into a draft plan (YAML); what has no counterpart is kept and told',
    )
    .argument('<playbook>', 'CACAO 2.0 playbook (JSON)')
    .option('--out <file>', 'plan file to write; - is standard output', '-')
    .addOption(new Option('--lang <zh|en>', 'language of the messages').choices(['zh', 'en']).default('zh'))
    .addHelpText(
      'after',
      '\nExit codes: 0 written, 1 refused (nothing is written), 2 usage, no such file, or --out cannot be written.',
    )
    .action(async (file: string, { out, lang }: { readonly out: string; readonly lang: Language }) => {
      process.exitCode = await importPlan(file, out, lang, parts);
    });
}

async function importPlan(file: string, out: string, lang: Language, parts: PictureParts): Promise<number> {
  const text = await textOf(file, lang, parts);
  if (text === undefined) return EXIT.usage;
  const read = readCacao(text);
  if (!read.ok) {
    for (const { code, message } of read.refusals) complain(`${file}: ${code}: ${message[lang]}`);
    return EXIT.refused;
  }
  for (const { message } of read.findings) complain(`${file}: ${message[lang]}`);
  return await writeOut(out, read.yaml, lang, parts);
}

async function textOf(file: string, lang: Language, { readText }: PictureParts): Promise<string | undefined> {
  return await readText(file).catch(() => {
    complain(`${file}: ${MISSING[lang]}`);
    return undefined;
  });
}

const MISSING = { zh: '打不开这个文件，请检查路径。', en: 'cannot be read; check the path.' } as const;

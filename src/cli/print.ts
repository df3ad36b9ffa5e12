// fengsui print PLAN.yaml --to FILE: the plan on paper, as .docx or PDF by the name of the file.
import { readFile, writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { makePaper } from '#core/paper/make-paper.ts';
import { NUMBERING_STYLES, type NumberingStyle, type Paper } from '#core/paper/paper.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { complain, EXIT, type Language, print } from './output.ts';

/** Lays the paper out; given by main, because files are an edge of their own. */
export type PrintPaper = (paper: Paper, yaml: string, format: 'docx' | 'pdf') => Promise<Uint8Array>;

type Options = {
  readonly to: string;
  readonly numbering: NumberingStyle;
  readonly pictures: boolean;
  readonly cards: boolean | 'page';
  readonly lang: Language;
  readonly paperLang: Language;
};

export function printCommand(printPaper: PrintPaper): Command {
  return new Command('print')
    .description('print a plan in the chapter order of GB/T 29639, with annexes and a card for each post')
    .argument('<plan>', 'plan, YAML')
    .requiredOption('--to <file>', 'file to write: .docx or .pdf')
    .addOption(
      new Option('--numbering <style>', '1 / 1.1, 一、（一）, or 第一章 第一条')
        .choices(NUMBERING_STYLES)
        .default('decimal'),
    )
    .addOption(
      new Option('--cards <page>', 'cards for posts: each on a page of its own; else several a page').choices(
        ['page'],
      ),
    )
    .option('--no-cards', 'without cards')
    .option('--pictures', 'with the picture of each scenario at the end (PDF only)', false)
    .addOption(
      new Option('--paper-lang <zh|en>', 'language of headings and fixed words; the plan stays as written')
        .choices(['zh', 'en'])
        .default('zh'),
    )
    .addOption(new Option('--lang <zh|en>', 'language of the messages').choices(['zh', 'en']).default('zh'))
    .addHelpText(
      'after',
      '\nExit codes: 0 written, 1 the plan cannot be read, 2 usage, no such file, or --to cannot be written.',
    )
    .action(async (file: string, { to, numbering, cards, pictures, lang, paperLang }: Options) => {
      const format = /\.(docx|pdf)$/i.exec(to)?.[1]?.toLowerCase();
      if (format !== 'docx' && format !== 'pdf') {
        complain(SAY.format[lang]);
        process.exitCode = EXIT.usage;
        return;
      }
      const yaml = await readFile(file, 'utf8').catch(() => undefined);
      if (yaml === undefined) {
        complain(`${file}: ${SAY.missing[lang]}`);
        process.exitCode = EXIT.usage;
        return;
      }
      const { plan, findings } = readPlan(yaml);
      if (plan === null) {
        for (const { message, place } of findings) complain(`${file}:${place.line ?? 1} ${message[lang]}`);
        process.exitCode = EXIT.refused;
        return;
      }
      const { edition = '', effective_from = '' } = plan.head;
      const paper = makePaper(plan, {
        numbering,
        edition,
        date: effective_from,
        directory: [],
        approval: APPROVAL,
        language: paperLang,
        pictures: format === 'pdf' && pictures,
        cards: cards === false ? 'none' : cards === 'page' ? 'page' : 'several',
      });
      const bytes = await printPaper(paper, yaml, format);
      const fault = await writeFile(to, bytes).catch((cause: unknown) => cause);
      if (fault !== undefined) {
        complain(
          `${to}: ${SAY.unwritten[lang]}（${(fault as NodeJS.ErrnoException).code ?? String(fault)}）`,
        );
        process.exitCode = EXIT.usage;
      } else print(to);
    });
}

const APPROVAL = ['编制', '审核', '批准'].map(role => ({ role, name: '', date: '' }));

const SAY = {
  format: { zh: '--to 的文件名要以 .docx 或 .pdf 结尾。', en: '--to must end in .docx or .pdf.' },
  unwritten: {
    zh: '写不了这个文件，请检查路径和权限',
    en: 'cannot be written; check the path and its permissions',
  },
  missing: { zh: '打不开这个文件。', en: 'cannot be opened.' },
} as const;

// fengsui check FILE: what is wrong with a plan, one finding a line as compilers print them, as JSON, or as SARIF.
import { Command, InvalidArgumentError } from 'commander';
import type { Finding } from '#core/finding.ts';
import { writtenIn } from '#core/plan/parse-plan.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { sarifOf } from './sarif.ts';

/** What the command needs from outside. */
export type CheckParts = {
  readText(file: string): Promise<string>; // UTF-8; throws when it cannot be read
  write(text: string): void; // standard output
  complain(text: string): void; // standard error
  exit(code: number): void; // 0: no errors; 1: the plan has errors; 2: usage, or the file cannot be read
};

type Language = 'zh' | 'en';

export function checkCommand({ readText, write, complain, exit }: CheckParts): Command {
  return new Command('check')
    .description('check a plan (YAML): findings with line and column')
    .argument('<file>', 'plan file')
    .option('--format <text|json|sarif>', 'how the findings are printed', format, 'text')
    .option('--json', 'the same as --format json')
    .option('--base <file>', 'the plan that this one refines')
    .option('--lang <zh|en>', 'language of the messages', language, 'zh')
    .addHelpText('after', '\nExit codes: 0 no errors, 1 the plan has errors, 2 usage or unreadable file.')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2)) // --help, or wrong usage
    .action(async (file: string, options: Options) => {
      const { lang } = options;
      const read = async (name: string) =>
        await readText(name).catch((fault: unknown) => {
          complain(`${name}: ${unreadable(fault, lang)}\n`);
          return undefined;
        });
      const yaml = await read(file);
      const under = options.base === undefined ? '' : await read(options.base);
      if (yaml === undefined || under === undefined) return exit(2);
      const other = [
        [file, yaml],
        [options.base ?? '', under],
      ].find(([name = '', text = '']) => isDocument(name, text));
      if (other !== undefined) {
        complain(`${other[0]}: ${NO_PLAN[lang]}\n`);
        return exit(1);
      }
      const base = writtenIn(under);
      const { findings } = readPlan(yaml, base ? { base } : {});
      const errors = findings.filter(({ severity }) => severity === 'error').length;
      write(printed(file, findings, options.json ? 'json' : options.format, lang));
      return exit(errors > 0 ? 1 : 0);
    });
}

type Options = {
  readonly json?: true;
  readonly format: Format;
  readonly lang: Language;
  readonly base?: string;
};

const FORMATS = ['text', 'json', 'sarif'] as const;
type Format = (typeof FORMATS)[number];

function format(text: string): Format {
  const known = FORMATS.find(name => name === text);
  if (known) return known;
  throw new InvalidArgumentError(FORMATS.join(', '));
}

function printed(file: string, findings: readonly Finding[], as: Format, lang: Language): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (as === 'json') return `${JSON.stringify({ file, findings, errors }, null, 2)}\n`;
  if (as === 'sarif') return `${JSON.stringify(sarifOf(file, findings, lang), null, 2)}\n`;
  return findings.map(finding => line(file, finding, lang)).join('') + summary(findings, errors, lang);
}

function language(text: string): Language {
  if (text === 'zh' || text === 'en') return text;
  throw new InvalidArgumentError('zh or en');
}

function line(file: string, { place, severity, code, message, proposal }: Finding, lang: Language): string {
  const where = `${file}:${place.line ?? 1}:${place.column ?? 1}`;
  const offer = proposal ? ` → ${proposal.value}` : '';
  return `${where} ${severity} ${code} ${message[lang]}${offer}\n`;
}

function summary(findings: readonly Finding[], errors: number, lang: Language): string {
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const infos = findings.length - errors - warnings;
  return lang === 'zh'
    ? `${errors} 个错误，${warnings} 个警告，${infos} 条提示\n`
    : `${errors} errors, ${warnings} warnings, ${infos} infos\n`;
}

/** A Word file, a PDF, a written plan as plain text: to be read and drafted first, not checked line by line. */
function isDocument(name: string, text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what no text file holds
  if (/^(?:PK\u0003\u0004|%PDF-|\{\\rtf|\ufffd{2,4})|[\u0000\ufffd]/.test(text.slice(0, 2000))) return true;
  return (
    /\.(?:docx?|wps|pdf|xlsx?|html?|rtf|odt)$/i.test(name) || (/\.(?:txt|md)$/i.test(name) && !isYaml(text))
  );
}

const isYaml = (text: string): boolean => /^(?:plan|title|refines)[ \t]*:/m.test(text);

const NO_PLAN: Readonly<Record<Language, string>> = {
  zh: '这是文字预案，不是 YAML 预案，没有检查。请先运行 fengsui read 文件 --plan > plan.yaml 起草，再检查 plan.yaml（not-a-plan-file）',
  en: 'a document, not a plan in YAML: nothing was checked. Draft it first with fengsui read FILE --plan > plan.yaml, then check plan.yaml (not-a-plan-file)',
};

function unreadable(fault: unknown, lang: Language): string {
  const code =
    typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : String(fault);
  const known = REASONS[code];
  return known ? known[lang] : { zh: `读不了（${code}）`, en: `cannot be read (${code})` }[lang];
}

const REASONS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  ENOENT: { zh: '没有这个文件，请检查路径', en: 'no such file; check the path' },
  EISDIR: { zh: '这是文件夹，请给出预案文件', en: 'this is a folder; name a plan file' },
  EACCES: { zh: '没有读取权限', en: 'no permission to read it' },
};

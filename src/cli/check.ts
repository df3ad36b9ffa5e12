// fengsui check FILE: what is wrong with a plan, one finding a line as compilers print them, or as JSON.
import { Command, InvalidArgumentError } from 'commander';
import type { Finding } from '#core/finding.ts';
import { readPlan } from '#core/plan/read-plan.ts';

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
    .option('--json', 'print the findings as JSON')
    .option('--lang <zh|en>', 'language of the messages', language, 'zh')
    .addHelpText('after', '\nExit codes: 0 no errors, 1 the plan has errors, 2 usage or unreadable file.')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2)) // --help, or wrong usage
    .action(async (file: string, { json, lang }: { readonly json?: true; readonly lang: Language }) => {
      const yaml = await readText(file).catch((fault: unknown) => {
        complain(`${file}: ${unreadable(fault, lang)}\n`);
        return undefined;
      });
      if (yaml === undefined) return exit(2);
      const { findings } = readPlan(yaml);
      const errors = findings.filter(({ severity }) => severity === 'error').length;
      if (json) write(`${JSON.stringify({ file, findings, errors }, null, 2)}\n`);
      else
        write(findings.map(finding => line(file, finding, lang)).join('') + summary(findings, errors, lang));
      return exit(errors > 0 ? 1 : 0);
    });
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

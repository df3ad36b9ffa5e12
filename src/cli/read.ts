// fengsui read FILE: the clauses of a written plan as a tree, as JSON, or as a draft plan in YAML.
import { Command, InvalidArgumentError } from 'commander';
import type { DocumentTree } from '#core/document/document.ts';
import type { Bilingual, Finding } from '#core/finding.ts';
import { draftPlan } from '#core/reading/draft-plan.ts';
import { readDocument } from '#core/reading/read-document.ts';
import type { Clause, Reading } from '#core/reading/reading.ts';
import { complain, EXIT, type Language, print } from './output.ts';

export type Opened =
  | { readonly ok: true; readonly document: DocumentTree }
  | { readonly ok: false; readonly code: string; readonly message: Bilingual };

/** The plan that a printed file carries, as YAML, as long as nobody has edited its text since. */
export type CarriedPlan = (document: DocumentTree) => string | undefined;

/** Opens a file by its path. Throws what the file system throws; a file that is too large is refused unread. */
export type OpenFile = (path: string) => Promise<Opened>;

type Options = { readonly json?: true; readonly plan?: true; readonly lang: Language };

export function readCommand(openFile: OpenFile, carriedPlan: CarriedPlan = () => undefined): Command {
  return new Command('read')
    .description(
      'read a written plan (.docx, .doc, .wps, .pdf, .html, .txt, .md): its clauses, scenarios and what has to be settled',
    )
    .argument('<file>', 'document')
    .option('--json', 'print everything as JSON')
    .option('--plan', 'print a draft plan as YAML; of a printed plan nobody has edited, the plan itself')
    .option('--lang <zh|en>', 'language of the messages', language, 'zh')
    .addHelpText('after', '\nExit codes: 0 read, 1 the file is refused, 2 usage or no such file.')
    .action(async (file: string, { json, plan, lang }: Options) => {
      const opened = await openFile(file).catch((fault: unknown) => {
        complain(`${file}: ${unreadable(fault)[lang]}`);
        return undefined;
      });
      if (opened === undefined) process.exitCode = EXIT.usage;
      else if (!opened.ok) {
        complain(`${file}: ${opened.message[lang]} (${opened.code})`);
        process.exitCode = EXIT.refused;
      } else if (plan && takeBack(opened.document, carriedPlan, file, lang)) return;
      else await show(readDocument(opened.document), { json: json === true, plan: plan === true, lang });
    });
}

/** Prints the plan that the file carries; false where it carries none, or has been edited since. */
function takeBack(document: DocumentTree, carriedPlan: CarriedPlan, file: string, lang: Language): boolean {
  if (document.carried === undefined) return false;
  const yaml = carriedPlan(document);
  complain(`${file}: ${yaml === undefined ? EDITED[lang] : UNEDITED[lang]}`);
  if (yaml !== undefined) print(yaml.trimEnd());
  return yaml !== undefined;
}

const UNEDITED: Bilingual = {
  zh: '由本系统打印，正文未改动：取回的就是原来的预案。',
  en: 'printed by Fengsui and not edited since: this is the plan it was printed from.',
};
const EDITED: Bilingual = {
  zh: '由本系统打印，但正文已经改动：按现在的正文重新起草。',
  en: 'printed by Fengsui and edited since: drafted anew from its text.',
};

async function show(
  reading: Reading,
  { json, plan, lang }: { readonly json: boolean; readonly plan: boolean; readonly lang: Language },
): Promise<void> {
  if (plan) {
    const { writePlanYaml } = await import('#core/plan/write-plan.ts');
    print(writePlanYaml(draftPlan(reading)).trimEnd());
  } else if (json) {
    const { title, clauses, scenarios, units, findings, blocks } = reading;
    printInPieces({ title, clauses, scenarios, units, findings, blocks });
  } else print(tree(reading, lang));
}

const PIECE = 500;

/** One object, its long lists a piece at a time: a long reading would take more memory as one string than the reading itself. */
function printInPieces(fields: Readonly<Record<string, string | readonly unknown[]>>): void {
  let before = '{';
  for (const [name, value] of Object.entries(fields)) {
    process.stdout.write(`${before}${JSON.stringify(name)}:`);
    before = ',';
    if (typeof value === 'string') process.stdout.write(JSON.stringify(value));
    else {
      process.stdout.write('[');
      for (let at = 0; at < value.length; at += PIECE)
        process.stdout.write(
          (at === 0 ? '' : ',') + JSON.stringify(value.slice(at, at + PIECE)).slice(1, -1),
        );
      process.stdout.write(']');
    }
  }
  print('}');
}

function language(text: string): Language {
  if (text === 'zh' || text === 'en') return text;
  throw new InvalidArgumentError('zh or en');
}

/** Clauses indented below their headings; under each what was read of it, and its findings. */
function tree(reading: Reading, lang: Language): string {
  const byClause = new Map<string, Finding[]>();
  for (const finding of reading.findings) {
    const at = finding.place.clause ?? '';
    byClause.set(at, [...(byClause.get(at) ?? []), finding]);
  }
  const lines = reading.clauses.flatMap(clause => [
    line(clause),
    ...(byClause.get(clause.id) ?? []).map(finding => `${indent(clause)}      ! ${say(finding, lang)}`),
  ]);
  return [
    ...lines,
    ...(byClause.get('') ?? []).map(finding => `! ${say(finding, lang)}`),
    sum(reading, lang),
  ].join('\n');
}

function line(clause: Clause): string {
  const quote = clause.quote.replace(/\s+/g, ' ');
  const facts = [
    ...clause.actors.map(actor => (actor.implied ? `(${actor.name})` : actor.name)),
    ...clause.recipients.map(name => `→ ${name}`),
    ...(clause.deadline ? [`⏱ ${clause.deadline.text}`] : []),
    ...(clause.periodicity ? [`↻ ${clause.periodicity.text}`] : []),
    ...(clause.condition ? [`? ${clause.condition}`] : []),
  ];
  const mark = { must: '■', must_not: '✕', should: '□', may: '○', statement: ' ' }[clause.modality];
  const more =
    clause.modality !== 'statement' && facts.length > 0 ? `\n${indent(clause)}      ${facts.join('  ')}` : '';
  return `${indent(clause)}${clause.id} ${mark} ${quote}${more}`;
}

function indent(clause: Clause): string {
  const depth = clause.path.length - (clause.kind === 'heading' ? 1 : 0);
  return '  '.repeat(Math.max(0, depth));
}

function say({ severity, code, message, proposal }: Finding, lang: Language): string {
  return `${severity} ${code} ${message[lang]}${proposal ? ` → ${proposal.value}` : ''}`;
}

function sum({ clauses, scenarios, findings }: Reading, lang: Language): string {
  const duties = clauses.filter(clause => clause.modality !== 'statement').length;
  const [n, s, f] = [clauses.length, scenarios.length, findings.length];
  return lang === 'zh'
    ? `${n} 条，其中要求 ${duties} 条；场景 ${s} 个；待核对 ${f} 处`
    : `${n} clauses, ${duties} of them duties; ${s} scenarios; ${f} findings`;
}

export function unreadable(fault: unknown): Bilingual {
  const code =
    typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : String(fault);
  const known: Readonly<Record<string, Bilingual>> = {
    ENOENT: { zh: '没有这个文件，请检查路径', en: 'no such file; check the path' },
    EISDIR: { zh: '这是文件夹，请给出文件', en: 'this is a folder; name a file' },
    EACCES: { zh: '没有读取权限', en: 'no permission to read it' },
  };
  return known[code] ?? { zh: `读不了（${code}）`, en: `cannot be read (${code})` };
}

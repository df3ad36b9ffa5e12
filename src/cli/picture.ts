// fengsui picture PLAN.yaml --out FILE.svg: the plan as swim lanes by post, each scenario a picture.
import { Command, Option } from 'commander';
import { pictureSvg } from '#core/picture/picture-svg.ts';
import type { Plan } from '#core/plan/plan.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { complain, EXIT, type Language, print } from './output.ts';

export type PictureParts = {
  readText(file: string): Promise<string>; // UTF-8; throws when it cannot be read
  writeText(file: string, text: string): Promise<void>; // throws when it cannot be written
};

type Options = {
  readonly out: string;
  readonly scenario?: string;
  readonly theme: 'light' | 'dark';
  readonly lang: Language;
};

export function pictureCommand(parts: PictureParts): Command {
  return new Command('picture')
    .description('draw a plan as swim lanes by post (SVG): who does what, after what, by when')
    .argument('<plan>', 'plan file (YAML)')
    .requiredOption('--out <file>', 'file to write: .svg, or - for standard output')
    .option('--scenario <id>', 'this scenario only; else all, one under the other')
    .addOption(new Option('--theme <light|dark>', 'colours').choices(['light', 'dark']).default('light'))
    .addOption(new Option('--lang <zh|en>', 'language of the words').choices(['zh', 'en']).default('zh'))
    .addHelpText(
      'after',
      '\nExit codes: 0 written, 1 the plan has errors, 2 usage, no such file or scenario, or --out cannot be written.',
    )
    .action(async (file: string, options: Options) => {
      process.exitCode = await run(file, options, parts);
    });
}

async function run(file: string, options: Options, parts: PictureParts): Promise<number> {
  const { out, scenario, theme, lang } = options;
  const plan = await openPlan(file, lang, parts);
  if (typeof plan === 'number') return plan;
  if (scenario !== undefined && !(scenario in plan.scenarios)) {
    complain(`${SAY.scenario[lang]}${Object.keys(plan.scenarios).join(', ')}`);
    return EXIT.usage;
  }
  const svg = pictureSvg(plan, { language: lang, theme, ...(scenario === undefined ? {} : { scenario }) });
  return await writeOut(out, svg, lang, parts);
}

/** The plan of a file; or the exit code, what is wrong having been said. */
export async function openPlan(
  file: string,
  lang: Language,
  { readText }: Pick<PictureParts, 'readText'>,
): Promise<Plan | number> {
  const yaml = await readText(file).catch(() => undefined);
  if (yaml === undefined) {
    complain(`${file}: ${SAY.missing[lang]}`);
    return EXIT.usage;
  }
  const { plan, findings } = readPlan(yaml);
  if (plan !== null) return plan;
  for (const { message, place, severity } of findings)
    if (severity === 'error') complain(`${file}:${place.line ?? 1} ${message[lang]}`);
  return EXIT.refused;
}

/** `-` is standard output. */
export async function writeOut(
  out: string,
  text: string,
  lang: Language,
  { writeText }: Pick<PictureParts, 'writeText'>,
): Promise<number> {
  if (out === '-') {
    print(text.trimEnd());
    return EXIT.done;
  }
  const written = await writeText(out, text).then(
    () => true,
    () => false,
  );
  if (!written) {
    complain(`${out}: ${SAY.unwritten[lang]}`);
    return EXIT.usage;
  }
  return EXIT.done;
}

const SAY = {
  missing: { zh: '打不开这个文件，请检查路径。', en: 'cannot be read; check the path.' },
  unwritten: {
    zh: '写不了这个文件，请检查文件夹和权限。',
    en: 'cannot be written; check the folder and its permissions.',
  },
  scenario: { zh: '没有这个情形；本预案有：', en: 'no such scenario; this plan has: ' },
} as const;

// fengsui rehearse PLAN: the plan played through with made-up people, once or many times. PLAN is a file, or with --org
// the id of a plan in the organisation's database. Nobody is called and nothing is written.
import { Command, Option } from 'commander';
import { readPlan } from '#core/plan/read-plan.ts';
import { takeCourse } from '#core/rehearsal/course.ts';
import { missedLimits } from '#core/rehearsal/findings.ts';
import { seedOfRun } from '#core/rehearsal/luck.ts';
import { madeUpRoster } from '#core/rehearsal/made-up-roster.ts';
import { rehearse } from '#core/rehearsal/rehearse.ts';
import { readRosterFile } from '#core/rehearsal/roster-file.ts';
import type { Store } from '#desk/ports.ts';
import { describeRefusal } from '#desk/refusals.ts';
import { type Ground, groundOf, type Staged, stage } from '#desk/rehearsal-ground.ts';
import { ok, type Refused, type Result } from '#desk/result.ts';
import { complain, EXIT, type Language, print, printJson } from './output.ts';
import { manyText, runJson, runText } from './rehearse-text.ts';

export type RehearseParts = {
  readText(file: string): Promise<string>;
  withStore<T>(use: (store: Pick<Store, 'plans' | 'roster'>) => Promise<T>): Promise<T>;
  now(): number;
};

type Options = {
  readonly org?: string;
  readonly version?: string;
  readonly roster?: string;
  readonly scenario?: string;
  readonly at?: string;
  readonly facts: readonly string[];
  readonly answer: readonly string[];
  readonly silent: readonly string[];
  readonly manned: readonly string[];
  readonly also: readonly string[];
  readonly runs?: string;
  readonly run?: string;
  readonly seed?: string;
  readonly require: string;
  readonly messages: boolean;
  readonly json: boolean;
  readonly lang: Language;
};

export function rehearseCommand(parts: RehearseParts): Command {
  return new Command('rehearse')
    .description('play a plan through with made-up people; nobody is called, nothing is written')
    .argument('<plan>', 'plan file (YAML); with --org the id of a plan in the database')
    .option('--scenario <id>', 'scenario; may be left out when the plan has one')
    .option('--org <id>', 'organisation: its plan and its people')
    .option('--version <number>', 'version of that plan; else the one in force')
    .option('--roster <file>', 'people for a plan file (YAML or JSON); else one holder and one deputy a post')
    .option('--at <time>', '"2027-02-07 03:00", "03:00", ISO 8601, or spring-festival; else now')
    .option('--facts <fact=value@after...>', 'becomes known so long after the report: in_10=false@8m', [])
    .option('--answer <step=value...>', 'what is answered when it is asked', [])
    .option('--silent <post...>', 'posts or people who do not answer', [])
    .option('--manned <post...>', 'posts manned round the clock', [])
    .option('--also <scenario@after...>', 'another incident that comes meanwhile: power@10m', [])
    .option('--runs <number>', 'many runs with random people instead of one with usual ones')
    .option('--seed <number>', 'the same seed gives the same runs; with one run: random people')
    .option('--run <number>', 'with --seed: this one of the many runs')
    .option('--require <share>', 'how likely each must-limit has to be kept', '0.95')
    .option('--messages', 'print what each person would see', false)
    .option('--json', 'print JSON', false)
    .addOption(new Option('--lang <zh|en>', 'language of the output').choices(['zh', 'en']).default('zh'))
    .addHelpText('after', HELP)
    .action(async (plan: string, options: Options) => {
      process.exitCode = await run(plan, options, parts);
    });
}

const HELP = `
Exit codes: 0 done (every must-limit kept as required), 1 a must-limit is kept less often, or refused, 2 usage or
unreadable file.`;

async function run(plan: string, options: Options, parts: RehearseParts): Promise<number> {
  const numbers = readNumbers(options);
  if (numbers === null) {
    complain(SAY.numbers[options.lang]);
    return EXIT.usage;
  }
  const ground = await findGround(plan, options, parts);
  if (typeof ground === 'number') return ground;
  if (!ground.ok) return refused(ground.refused, options.lang);
  const script = {
    ...options,
    scenario: options.scenario ?? null,
    at: options.at ?? null,
    answers: options.answer,
  };
  const staged = stage(ground.value, script, parts.now());
  if (!staged.ok) return refused(staged.refused, options.lang);
  return numbers.runs === null
    ? once(ground.value, staged.value, numbers, options)
    : many(ground.value, staged.value, { ...numbers, runs: numbers.runs }, options);
}

type Numbers = {
  readonly runs: number | null;
  readonly seed: number | null;
  readonly run: number | null;
  readonly require: number;
};

const MOST_RUNS = 100_000;

function readNumbers(options: Options): Numbers | null {
  const whole = (text: string | undefined, least: number, most: number) =>
    text === undefined ? null : /^\d+$/.test(text) && +text >= least && +text <= most ? +text : Number.NaN;
  const read: Numbers = {
    runs: whole(options.runs, 1, MOST_RUNS),
    seed: whole(options.seed, 0, 2 ** 32 - 1),
    run: whole(options.run, 0, MOST_RUNS),
    require: Number(options.require),
  };
  const good = read.require >= 0 && read.require <= 1 && (read.run === null || read.seed !== null);
  return good && ![read.runs, read.seed, read.run].some(Number.isNaN) ? read : null;
}

async function findGround(
  plan: string,
  options: Options,
  parts: RehearseParts,
): Promise<Result<Ground> | number> {
  const { org, version, lang } = options;
  if (org !== undefined) {
    const wanted = version === undefined ? null : Number(version);
    return await parts.withStore(store => groundOf(store, org, plan, wanted, 'organisation'));
  }
  const yaml = await readFile(plan, lang, parts);
  if (yaml === null) return EXIT.usage;
  const read = readPlan(yaml);
  if (read.plan === null) {
    for (const { place, message } of read.findings) complain(`${plan}:${place.line ?? 1} ${message[lang]}`);
    return EXIT.refused;
  }
  if (options.roster === undefined)
    return ok({ plan: read.plan, version: 1, yaml, roster: madeUpRoster(read.plan) });
  const text = await readFile(options.roster, lang, parts);
  if (text === null) return EXIT.usage;
  const roster = readRosterFile(text);
  if (roster.ok) return ok({ plan: read.plan, version: 1, yaml, roster: roster.roster });
  for (const trouble of roster.troubles) complain(`${options.roster}: ${trouble}`);
  return EXIT.usage;
}

async function readFile(file: string, lang: Language, { readText }: RehearseParts): Promise<string | null> {
  return await readText(file).catch(() => {
    complain(`${file}: ${SAY.missing[lang]}`);
    return null;
  });
}

function once(ground: Ground, { scenario, setting }: Staged, numbers: Numbers, options: Options): number {
  const { seed, run } = numbers;
  const wanted = seed === null || run === null ? seed : seedOfRun(seed, run);
  const done = rehearse(ground.plan, ground.roster, scenario, { ...setting, seed: wanted });
  if (!done.ok) return refused({ code: done.refusal.code, detail: done.refusal.detail }, options.lang);
  if (options.json) printJson(runJson(ground, done.run, options.lang));
  else print(runText(ground, done.run, options));
  return EXIT.done;
}

function many(
  ground: Ground,
  { scenario, setting }: Staged,
  { runs, seed, require }: Numbers & { readonly runs: number },
  options: Options,
): number {
  const course = { ...ground, scenario, setting, runs, seed: seed ?? 1, require };
  const end = takeCourse(course, () => false);
  if (!end.ok) return refused({ code: end.refusal.code, detail: end.refusal.detail }, options.lang);
  const missed = missedLimits(end.value.sum, require);
  if (options.json) printJson({ ...end.value, require, missed: missed.map(one => one.key) });
  else print(manyText(ground, end.value, require, options.lang));
  return missed.length > 0 ? EXIT.refused : EXIT.done;
}

function refused({ code, detail }: Refused, lang: Language): number {
  complain(`${code}: ${describeRefusal(code, detail).detail[lang]}`);
  return EXIT.refused;
}

const SAY = {
  numbers: {
    zh: '--runs 是 1 至 100000 的整数，--seed 和 --run 是整数（--run 要同时给 --seed），--require 是 0 到 1。',
    en: '--runs is a whole number from 1 to 100000, --seed and --run are whole numbers (--run goes with --seed), --require lies from 0 to 1.',
  },
  missing: { zh: '打不开这个文件，请检查路径。', en: 'cannot be read; check the path.' },
} as const;

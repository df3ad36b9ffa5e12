// A CACAO 2.0 playbook → a draft plan. Refused at once: what is no playbook, a step of an unknown kind, a way that leads to
// nothing. What CACAO says and a plan has no counterpart for is kept in the plan (under `ignored`) and told.
import type { Bilingual, Finding } from '#core/finding.ts';
import type { Language } from '#core/picture/picture-words.ts';
import { parsePlan } from '#core/plan/parse-plan.ts';
import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import { writePlanYaml } from '#core/plan/write-plan.ts';
import { draftOf } from './draft-of-playbook.ts';
import { type Playbook, playbook, WORKFLOW_STEPS } from './playbook.ts';
import { EXTENSION, writeCacao } from './write-cacao.ts';

export type CacaoRead =
  | {
      readonly ok: true;
      readonly yaml: string;
      readonly carried: boolean;
      readonly findings: readonly Finding[];
    }
  | { readonly ok: false; readonly refusals: readonly CacaoRefusal[] };

export type CacaoRefusal = {
  readonly code:
    | 'cacao-not-json'
    | 'cacao-not-valid'
    | 'cacao-unknown-step'
    | 'cacao-leads-nowhere'
    | 'cacao-too-large';
  readonly message: Bilingual;
};

const MOST_STEPS = 2_000;
const MOST_TOLD = 20;

/** `base`: the plan that the one carried along refines; without it such a plan is no plan, and the playbook a foreign one. */
export function readCacao(text: string, base?: WrittenPlan): CacaoRead {
  const json = jsonOf(text);
  if (json === undefined)
    return refused(
      'cacao-not-json',
      '文件不是 JSON，请导出为 CACAO 2.0 的 JSON 再试',
      'The file is no JSON; export it as CACAO 2.0 JSON',
    );
  const unknown = unknownSteps(json);
  if (unknown.length > 0) return { ok: false, refusals: unknown };
  const checked = playbook.safeParse(json);
  if (!checked.success) {
    const issues = checked.error.issues.slice(0, MOST_TOLD);
    return { ok: false, refusals: issues.map(({ path, message }) => notValid(path.join('.'), message)) };
  }
  const given = checked.data;
  if (Object.keys(given.workflow).length > MOST_STEPS)
    return refused(
      'cacao-too-large',
      `剧本的步骤超过 ${MOST_STEPS} 个，请拆开再导入`,
      `The playbook has more than ${MOST_STEPS} steps; split it`,
    );
  const nowhere = brokenWays(given);
  if (nowhere.length > 0) return { ok: false, refusals: nowhere };
  const carried = carriedPlan(given, base);
  if (carried !== undefined) return { ok: true, yaml: carried, carried: true, findings: [] };
  const { plan, findings } = draftOf(given);
  return { ok: true, yaml: writePlanYaml(plan), carried: false, findings };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refused(code: CacaoRefusal['code'], zh: string, en: string): CacaoRead {
  return { ok: false, refusals: [{ code, message: { zh: `${zh}。`, en: `${en}.` } }] };
}

const notValid = (path: string, why: string): CacaoRefusal => ({
  code: 'cacao-not-valid',
  message: {
    zh: `不是有效的 CACAO 2.0：${path === '' ? '文件' : path} 有误（${why}）。请用导出它的程序检查。`,
    en: `Not valid CACAO 2.0: ${path === '' ? 'the file' : path} (${why}). Check it with the program that exported it.`,
  },
});

/** Each step whose type the standard does not know, by its id: a step is never skipped. */
function unknownSteps(json: unknown): readonly CacaoRefusal[] {
  const workflow = isRecord(json) && isRecord(json.workflow) ? json.workflow : {};
  return Object.entries(workflow)
    .flatMap(([id, step]): CacaoRefusal[] => {
      const type = isRecord(step) ? String(step.type) : String(step);
      if (Object.hasOwn(WORKFLOW_STEPS, type)) return [];
      return [
        {
          code: 'cacao-unknown-step',
          message: {
            zh: `步骤 ${id} 的种类“${type}”不是 CACAO 2.0 的种类，未导入任何内容。请改成标准的八种之一再导入。`,
            en: `Step ${id} is of kind “${type}”, which CACAO 2.0 does not know; nothing was imported. Change it to one of the eight kinds and import again.`,
          },
        },
      ];
    })
    .slice(0, MOST_TOLD);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Ways that lead to a step that is not there, and steps that no way leads to. */
function brokenWays({ workflow, workflow_start }: Playbook): readonly CacaoRefusal[] {
  const ways = Object.entries(workflow).flatMap(([id, step]) => waysOf(step).map(to => [id, to] as const));
  const missing = [['workflow_start', workflow_start] as const, ...ways].filter(
    ([, to]) => !Object.hasOwn(workflow, to),
  );
  return missing.slice(0, MOST_TOLD).map(([from, to]) => ({
    code: 'cacao-leads-nowhere',
    message: {
      zh: `${from} 指向 ${to}，而剧本里没有这个步骤。请补上再导入。`,
      en: `${from} leads to ${to}, and the playbook has no such step. Add it and import again.`,
    },
  }));
}

function waysOf(step: Playbook['workflow'][string]): readonly string[] {
  const own = [step.on_completion, step.on_success, step.on_failure].filter(id => id !== undefined);
  switch (step.type) {
    case 'parallel':
      return [...own, ...step.next_steps];
    case 'if-condition':
      return [...own, step.on_true, ...(step.on_false === undefined ? [] : [step.on_false])];
    case 'while-condition':
      return [...own, step.on_true];
    case 'switch-condition':
      return [...own, ...Object.values(step.cases)];
    default:
      return own;
  }
}

/** The YAML that one of our own playbooks says it was made of, looked at by nobody yet. */
export function carriedYaml(text: string): string | undefined {
  const checked = playbook.safeParse(jsonOf(text));
  const { plan_yaml: yaml } = checked.data?.playbook_extensions?.[EXTENSION] ?? {};
  return typeof yaml === 'string' ? yaml : undefined;
}

/** The plan that we exported, if nobody has changed the playbook since; a changed one is read like any other. */
function carriedPlan(given: Playbook, base: WrittenPlan | undefined): string | undefined {
  const { plan_yaml: yaml, language } = given.playbook_extensions?.[EXTENSION] ?? {};
  if (typeof yaml !== 'string' || (language !== 'zh' && language !== 'en')) return undefined;
  const { plan } = parsePlan(yaml, { base });
  if (plan === null) return undefined;
  const written = writeCacao(plan, { yaml, language: language as Language, created: 0, modified: 0 });
  const same = (one: Playbook) => sorted({ ...one, created: '', modified: '' });
  return same(written) === same(given) ? yaml : undefined;
}

/** Order of keys says nothing in JSON. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    isRecord(one) ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))) : one,
  );
}

// Plans as pictures and for other programs, and playbooks of other programs as drafts. An import is a draft like any
// other: nothing of it takes effect before somebody approves it.
import { writeBpmn } from '#core/exchange/bpmn/write-bpmn.ts';
import { carriedYaml, readCacao } from '#core/exchange/cacao/read-cacao.ts';
import { writeCacao } from '#core/exchange/cacao/write-cacao.ts';
import type { Finding } from '#core/finding.ts';
import { pictureSvg } from '#core/picture/picture-svg.ts';
import type { Plan, PlanId } from '#core/plan/plan.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { withPlanId } from '#core/plan/with-plan-id.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Actor } from './actor.ts';
import { makeBasePlans } from './base-plans.ts';
import type { OrgId, Store } from './ports.ts';
import { ok, type Result, refuse } from './result.ts';
import type { PlanDesk } from './services.ts';

type Language = 'zh' | 'en';
export type WrittenFile = { readonly name: string; readonly text: string };

export type ExchangeDesk = {
  picture(
    org: OrgId,
    plan: PlanId,
    version: number,
    how: { readonly scenario: string | null; readonly theme: 'light' | 'dark'; readonly language: Language },
  ): Promise<Result<WrittenFile>>;
  write(
    org: OrgId,
    plan: PlanId,
    version: number,
    as: 'bpmn' | 'cacao',
    language: Language,
  ): Promise<Result<WrittenFile>>;
  take(
    actor: Actor,
    playbook: string,
  ): Promise<
    Result<{
      readonly plan: PlanId;
      readonly version: number;
      readonly carried: boolean;
      readonly kept: readonly Finding[];
    }>
  >;
};

export function makeExchangeDesk(store: Store, plans: PlanDesk): ExchangeDesk {
  const bases = makeBasePlans(store);

  async function compiled(
    org: OrgId,
    plan: PlanId,
    version: number,
  ): Promise<Result<{ readonly plan: Plan; readonly yaml: string; readonly saved: Instant }>> {
    const found = await store.plans.version(org, plan, version);
    if (!found) return refuse('unknown-version', { plan, version });
    if (!found.compiled) return refuse('plan-has-errors', { plan, version });
    return ok({ plan: found.compiled, yaml: found.yaml, saved: found.saved });
  }

  return {
    async picture(org, id, version, { scenario, theme, language }) {
      const found = await compiled(org, id, version);
      if (!found.ok) return found;
      const { plan } = found.value;
      if (scenario !== null && !Object.hasOwn(plan.scenarios, scenario))
        return refuse('unknown-scenario', { scenario });
      const text = pictureSvg(plan, { language, theme, ...(scenario === null ? {} : { scenario }) });
      return ok({ name: `${plan.title}.svg`, text });
    },

    async write(org, id, version, as, language) {
      const found = await compiled(org, id, version);
      if (!found.ok) return found;
      const { plan, yaml, saved } = found.value;
      if (as === 'bpmn') return ok({ name: `${plan.title}.bpmn`, text: writeBpmn(plan, language) });
      const versions = await store.plans.versions(org, id);
      const created = Math.min(saved, ...versions.map(one => one.saved));
      const book = writeCacao(plan, { yaml, language, created, modified: saved });
      return ok({ name: `${plan.title}.cacao.json`, text: JSON.stringify(book, null, 2) });
    },

    async take(actor, playbook) {
      const carried = carriedYaml(playbook);
      const base = carried === undefined ? undefined : await bases.of(actor.org, carried);
      const read = readCacao(playbook, base);
      if (!read.ok) {
        const [first] = read.refusals;
        const said = (language: Language) => read.refusals.map(({ message }) => message[language]).join('\n');
        return refuse(first?.code ?? 'cacao-not-valid', { message: { zh: said('zh'), en: said('en') } });
      }
      const { plan } = readPlan(read.yaml, read.carried && base ? { base } : {});
      const title = plan?.title ?? 'CACAO';
      const id = await plans.freeId(actor.org, title);
      const saved = await plans.saveDraft(actor, id, withPlanId(read.yaml, id), null);
      if (!saved.ok) return saved;
      return ok({ plan: id, version: saved.value.version, carried: read.carried, kept: read.findings });
    },
  };
}

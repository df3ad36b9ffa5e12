// Printing a stored version of a plan. The layout of files is an edge: main gives it.
import type { DirectoryRow } from '#core/paper/annexes.ts';
import type { PaperLanguage } from '#core/paper/fixed-words.ts';
import { type ApprovalLine, makePaper } from '#core/paper/make-paper.ts';
import type { CardLayout, NumberingStyle, Paper } from '#core/paper/paper.ts';
import type { Plan, PlanId } from '#core/plan/plan.ts';
import { localDay } from '#core/time/local-time.ts';
import type { OrgId, PlanVersion, Store } from './ports.ts';
import { ok, type Result, refuse } from './result.ts';

export type PaperFormat = 'docx' | 'pdf';

export type PrintPaper = (paper: Paper, yaml: string, format: PaperFormat) => Promise<Uint8Array>;

export type PaperRequest = {
  readonly format: PaperFormat;
  readonly numbering: NumberingStyle;
  readonly cards: CardLayout;
  readonly language?: PaperLanguage; // Chinese where nobody asks for another
  readonly pictures?: boolean; // in PDF only
  /** Who holds the posts, as far as the one who prints may see it. */
  readonly directory: readonly DirectoryRow[];
};

export type PaperDesk = {
  print(
    org: OrgId,
    plan: PlanId,
    version: number,
    request: PaperRequest,
  ): Promise<Result<{ readonly name: string; readonly bytes: Uint8Array }>>;
};

export function makePaperDesk(store: Store, printPaper: PrintPaper): PaperDesk {
  return {
    async print(org, plan, version, { format, ...options }) {
      const found = await store.plans.version(org, plan, version);
      if (!found) return refuse('unknown-version', { plan, version });
      if (!found.compiled) return refuse('plan-has-errors', { plan, version });
      const paper = makePaper(found.compiled, {
        ...options,
        pictures: format === 'pdf' && options.pictures === true,
        edition: editionOf(found),
        date: dayOf(found, found.compiled),
        approval: approvalOf(found.compiled),
      });
      const bytes = await printPaper(paper, found.yaml, format);
      return ok({ name: `${found.title}.${format}`, bytes });
    },
  };
}

const dayOf = ({ in_force_from }: PlanVersion, { zone }: Plan): string =>
  in_force_from === null ? '' : localDay(in_force_from, zone, 'zh');

const STATE = { draft: '草案', 'in-force': '现行有效', retired: '已作废' } as const;

function editionOf({ compiled, version, state }: PlanVersion): string {
  const edition = compiled?.head.edition;
  return `${edition === undefined ? '' : `${edition}　`}第${version}稿（${STATE[state]}）`;
}

/** Who signed, as far as the plan says; the rest is left to be signed by hand. */
function approvalOf({ head }: Plan): readonly ApprovalLine[] {
  const rows = [
    ['编制', head.drafted_by],
    ['审核', head.reviewed_by],
    ['批准', head.approved_by],
  ] as const;
  return rows.flatMap(([role, signed]) =>
    (signed?.length ? signed : [{ name: '', on: '' }]).map(({ name, on }) => ({
      role,
      name,
      date: on ?? '',
    })),
  );
}

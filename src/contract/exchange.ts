// A version of a plan as a picture, for other programs (BPMN 2.0, CACAO 2.0), and a playbook of theirs read into a draft.
import { z } from 'zod';
import { route } from './route.ts';
import { Finding, Id } from './text.ts';

const version = z.object({ plan: Id, version: z.coerce.number<number>().int().min(1) });
const Language = z.enum(['zh', 'en']).default('zh');

export const drawVersion = route({
  id: 'draw-version',
  method: 'GET',
  path: '/api/v1/plans/:plan/versions/:version/picture',
  action: 'plan.read',
  summary: { zh: '预案的流程图（SVG，按岗位分泳道）', en: 'A version as swim lanes by post (SVG)' },
  params: version,
  query: z.object({
    /** Absent: all, one under the other. */
    scenario: z.string().max(200).optional(),
    theme: z.enum(['light', 'dark']).default('light'),
    language: Language,
  }),
  status: 200,
  answer: 'bytes',
});

export const exportVersion = route({
  id: 'export-version',
  method: 'GET',
  path: '/api/v1/plans/:plan/versions/:version/export',
  action: 'plan.read',
  summary: { zh: '导出为 BPMN 2.0 或 CACAO 2.0', en: 'A version as BPMN 2.0 or CACAO 2.0' },
  params: version,
  query: z.object({ as: z.enum(['bpmn', 'cacao']).default('bpmn'), language: Language }),
  status: 200,
  answer: 'bytes',
});

export const importPlaybook = route({
  id: 'import-playbook',
  method: 'POST',
  path: '/api/v1/plans/import',
  action: 'plan.edit',
  summary: { zh: '把 CACAO 2.0 剧本读成预案草稿', en: 'Read a CACAO 2.0 playbook into a draft plan' },
  body: z.object({ playbook: z.string().min(1).max(2_000_000) }),
  status: 201,
  answer: z.object({
    plan: z.string(),
    version: z.int(),
    /** Our own export, unchanged: the very same plan. */
    carried: z.boolean(),
    /** What has no counterpart: kept in the plan, for a person to see to. */
    kept: z.array(Finding),
  }),
});

export const exchangeRoutes = [drawVersion, exportVersion, importPlaybook] as const;

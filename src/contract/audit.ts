// The audit log: who did what, and whether it was done or refused.
import { z } from 'zod';
import { route } from './route.ts';
import { IsoInstant, pageOf, paging } from './text.ts';

export const AuditRow = z.object({
  id: z.string(),
  at: IsoInstant,
  actor: z.object({ id: z.string(), name: z.string() }).nullable(),
  action: z.string(),
  object: z.string(),
  outcome: z.enum(['done', 'refused']),
  detail: z.record(z.string(), z.unknown()),
  address: z.string().nullable(),
});
export type AuditRow = z.infer<typeof AuditRow>;

export const listAudit = route({
  id: 'list-audit',
  method: 'GET',
  path: '/api/v1/audit',
  action: 'audit.read',
  summary: { zh: '审计日志', en: 'The audit log, latest first' },
  query: z.object({
    actor: z.string().max(120).optional(),
    action: z.string().max(80).optional(),
    ...paging,
  }),
  status: 200,
  answer: pageOf(AuditRow),
});

export const auditRoutes = [listAudit] as const;

// A version of a plan on paper: .docx or PDF. With full numbers it is an act of its own that the audit log keeps.
import { z } from 'zod';
import { NUMBERING_STYLES } from '#core/paper/paper.ts';
import { route } from './route.ts';
import { Id } from './text.ts';

const PaperStyle = z.object({
  format: z.enum(['docx', 'pdf']).default('docx'),
  numbering: z.enum(NUMBERING_STYLES).default('decimal'),
  /** The picture of each scenario at the end; in PDF only. */
  pictures: z.enum(['yes', 'no']).default('no'),
  /** Cards for each post at the end: several a page, or a page each. */
  cards: z.enum(['yes', 'page', 'no']).default('yes'),
  /** Of headings and fixed words; what the plan says stays as it is written. */
  language: z.enum(['zh', 'en']).default('zh'),
});

const version = z.object({ plan: Id, version: z.coerce.number<number>().int().min(1) });

export const printVersion = route({
  id: 'print-version',
  method: 'GET',
  path: '/api/v1/plans/:plan/versions/:version/paper',
  action: 'plan.read',
  summary: {
    zh: '打印预案的一个版本（联系方式隐去一部分）',
    en: 'A version on paper; addresses are masked',
  },
  params: version,
  query: PaperStyle,
  status: 200,
  answer: 'bytes',
});

export const printVersionInFull = route({
  id: 'print-version-in-full',
  method: 'POST',
  path: '/api/v1/plans/:plan/versions/:version/paper',
  action: 'roster.reveal',
  summary: {
    zh: '打印预案的一个版本，带完整联系方式（记入审计日志）',
    en: 'A version on paper with addresses in full; kept in the audit log',
  },
  params: version,
  body: PaperStyle.extend({ reason: z.string().trim().min(1).max(200) }),
  status: 200,
  answer: 'bytes',
});

export const paperRoutes = [printVersion, printVersionInFull] as const;

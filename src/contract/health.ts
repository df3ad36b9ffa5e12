// Whether the server lives and whether it is ready for work, for supervisors and load balancers.
import { z } from 'zod';
import { route } from './route.ts';

export const Health = z.object({
  status: z.enum(['ok', 'failing']),
  version: z.string(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
});

export const healthLive = route({
  id: 'health-live',
  method: 'GET',
  path: '/health/live',
  action: 'public',
  summary: { zh: '进程是否存活', en: 'Is the process alive' },
  status: 200,
  answer: Health,
});

/** 503 with the same body while the database is away or the timekeeper lags. */
export const healthReady = route({
  id: 'health-ready',
  method: 'GET',
  path: '/health/ready',
  action: 'public',
  summary: { zh: '是否可以接受请求', en: 'Is it ready for work' },
  status: 200,
  answer: Health,
});

export const healthRoutes = [healthLive, healthReady] as const;

// What the server is built of: ports and plain values, put together by main.
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { ComparisonDesk } from '#desk/comparisons.ts';
import type { ExchangeDesk } from '#desk/exchange.ts';
import type { PaperDesk } from '#desk/paper.ts';
import type { LifeDesk } from '#desk/plan-life.ts';
import type { Clock, Store } from '#desk/ports.ts';
import type { RehearsalDesk } from '#desk/rehearsals.ts';
import type { RoutineDesk } from '#desk/routines.ts';
import type { IncidentDesk, PlanDesk, ReviewDesk } from '#desk/services.ts';
import type { Auth } from './auth-port.ts';

export type HttpConfig = {
  /** As people reach it, without a slash at the end: "https://fengsui.example". */
  readonly baseUrl: string;
  /** Believe X-Forwarded-* of a proxy in front. */
  readonly trustProxy: boolean;
  /** Bearer token for /metrics from other machines; null: only this machine may read it. */
  readonly metricsToken: string | null;
};

/** One line of /health/ready. */
export type Check = { readonly name: string; readonly ok: boolean; readonly detail: string };

export type HttpDeps = {
  readonly incidents: IncidentDesk;
  readonly plans: PlanDesk;
  readonly lives: LifeDesk;
  readonly reviews: ReviewDesk;
  readonly paper: PaperDesk;
  readonly exchange: ExchangeDesk;
  readonly rehearsals: RehearsalDesk;
  readonly routines: RoutineDesk;
  readonly comparisons: ComparisonDesk;
  readonly store: Store;
  readonly clock: Clock;
  readonly auth: Auth;
  readonly config: HttpConfig;
  readonly version: string;
  /** Folder of the built console; null: the API alone. */
  readonly web: string | null;
  /** Registers the phone cards under /t/; they answer to nobody's session. */
  readonly cards?: (app: FastifyInstance) => void | Promise<void>;
  readonly log: FastifyBaseLogger | null;
  readonly metrics: Registry;
  /** More lines for /health/ready, such as how late the timekeeper is. Must not wait. */
  readonly checks?: () => readonly Check[];
};

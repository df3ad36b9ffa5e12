// Every route of the API, once: what the server mounts, the OpenAPI document lists and the rights test walks.
import { accountRoutes } from './accounts.ts';
import { auditRoutes } from './audit.ts';
import { compareRoutes } from './compare.ts';
import { dictionaryRoutes } from './dictionary.ts';
import { editionRoutes } from './editions.ts';
import { exchangeRoutes } from './exchange.ts';
import { healthRoutes } from './health.ts';
import { incidentRoutes } from './incidents.ts';
import { messageRoutes } from './messages.ts';
import { paperRoutes } from './paper.ts';
import { planLifeRoutes } from './plan-life.ts';
import { planRoutes } from './plans.ts';
import { rehearsalRoutes } from './rehearsals.ts';
import { decisionRoutes } from './review-decisions.ts';
import { reviewRoutes } from './reviews.ts';
import { rosterRoutes } from './roster.ts';
import { routineRoutes } from './routines.ts';
import { sessionRoutes } from './session.ts';
import { streamRoutes } from './stream.ts';
import { uploadRoutes } from './uploads.ts';
import { vacancyRoutes } from './vacancies.ts';

/** By resource, in the order of the readable page. */
export const resources = {
  session: sessionRoutes,
  accounts: accountRoutes,
  roster: rosterRoutes,
  plans: [...planRoutes, ...uploadRoutes, ...vacancyRoutes, ...planLifeRoutes],
  paper: paperRoutes,
  exchange: exchangeRoutes,
  rehearsals: rehearsalRoutes,
  reviews: [...reviewRoutes, ...decisionRoutes, ...editionRoutes],
  compare: compareRoutes,
  dictionary: dictionaryRoutes,
  incidents: incidentRoutes,
  routines: routineRoutes,
  stream: streamRoutes,
  messages: messageRoutes,
  audit: auditRoutes,
  health: healthRoutes,
} as const;

export const allRoutes = Object.values(resources).flat();

// Every screen and its address. What a list shows is in its address, so it can be sent to a colleague.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { compareSearch } from '#web/compare/compare-search.ts';
import { MyDutiesScreen } from '#web/duties/mine.tsx';
import { BoardScreen } from '#web/incidents/board.tsx';
import { IncidentsScreen } from '#web/incidents/incidents.tsx';
import { ReportScreen } from '#web/incidents/report.tsx';
import { StartScreen } from '#web/incidents/start.tsx';
import { rehearsalSearch } from '#web/rehearsal/rehearsal-search.ts';
import { SignInLinkScreen, SignInScreen } from '#web/sign-in/sign-in.tsx';
import { listSearch } from '#web/ui/list.tsx';
import { queries } from './api.ts';
import { parseSearch, stringifySearch } from './search.ts';
import { sessionQuery } from './session.ts';
import { Shell } from './shell.tsx';
import { Crash, NotFound, Nowhere } from './trouble.tsx';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** `{ key: value }`, or nothing where there is no value. */
const part = <K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string };

const root = createRootRoute({ component: Outlet, notFoundComponent: Nowhere });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignInScreen,
  validateSearch: raw => {
    const to = text(raw.to);
    // only to a place of this console
    return { ...part('to', to && /^\/(?!\/)/.test(to) ? to : undefined), ...part('link', text(raw.link)) };
  },
});

const signInLink = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/link',
  component: SignInLinkScreen,
  validateSearch: raw => part('token', text(raw.token)),
});

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: async () => {
    const session = await queries.fetchQuery(sessionQuery).catch(() => null);
    const commands = !session || session.roles.some(role => role !== 'responder');
    throw redirect({ to: commands ? '/incidents' : '/duties' });
  },
});

const incidents = createRoute({
  getParentRoute: () => shell,
  path: '/incidents',
  component: IncidentsScreen,
  validateSearch: listSearch,
});

const board = createRoute({
  getParentRoute: () => shell,
  path: '/incidents/$incident',
  component: BoardScreen,
  validateSearch: raw => ({ ...part('side', text(raw.side)), ...part('duty', text(raw.duty)) }),
});

const report = createRoute({
  getParentRoute: () => shell,
  path: '/report',
  component: ReportScreen,
  validateSearch: raw => part('text', text(raw.text)),
});

const start = createRoute({
  getParentRoute: () => shell,
  path: '/report/$plan/$scenario',
  component: StartScreen,
  validateSearch: raw => ({ ...part('drill', text(raw.drill)), ...part('exercise', text(raw.exercise)) }),
});

const duties = createRoute({ getParentRoute: () => shell, path: '/duties', component: MyDutiesScreen });

const plans = createRoute({
  getParentRoute: () => shell,
  path: '/plans',
  component: lazyRouteComponent(() => import('#web/plans/plans.tsx'), 'PlansScreen'),
  validateSearch: listSearch,
});

const plan = createRoute({
  getParentRoute: () => shell,
  path: '/plans/$plan',
  component: lazyRouteComponent(() => import('#web/plans/plan.tsx'), 'PlanScreen'),
  validateSearch: raw => ({
    ...part('version', text(raw.version)),
    ...part('view', text(raw.view)),
    ...part('step', text(raw.step)),
    ...part('clause', text(raw.clause)),
  }),
});

const uploads = createRoute({
  getParentRoute: () => shell,
  path: '/uploads',
  component: lazyRouteComponent(() => import('#web/plans/uploads.tsx'), 'UploadsScreen'),
  validateSearch: listSearch,
});

const rehearsal = createRoute({
  getParentRoute: () => shell,
  path: '/plans/$plan/rehearsal',
  component: lazyRouteComponent(() => import('#web/rehearsal/rehearsal.tsx'), 'RehearsalScreen'),
  validateSearch: rehearsalSearch,
});

const reviews = createRoute({
  getParentRoute: () => shell,
  path: '/documents',
  component: lazyRouteComponent(() => import('#web/review/reviews.tsx'), 'ReviewsScreen'),
  validateSearch: listSearch,
});

const review = createRoute({
  getParentRoute: () => shell,
  path: '/documents/$document/review',
  component: lazyRouteComponent(() => import('#web/review/review.tsx'), 'ReviewScreen'),
  validateSearch: raw => ({
    ...part('show', text(raw.show)),
    ...part('text', text(raw.text)?.slice(0, 80)),
    ...part('side', text(raw.side)),
    ...part('clause', text(raw.clause)),
  }),
});

const changes = createRoute({
  getParentRoute: () => shell,
  path: '/documents/$document/changes',
  component: lazyRouteComponent(() => import('#web/review/changes.tsx'), 'ChangesScreen'),
});

const compare = createRoute({
  getParentRoute: () => shell,
  path: '/compare',
  component: lazyRouteComponent(() => import('#web/compare/compare.tsx'), 'CompareScreen'),
  validateSearch: compareSearch,
});

const dictionary = createRoute({
  getParentRoute: () => shell,
  path: '/dictionary',
  component: lazyRouteComponent(() => import('#web/review/dictionary.tsx'), 'DictionaryScreen'),
  validateSearch: listSearch,
});

const reviewSettings = createRoute({
  getParentRoute: () => shell,
  path: '/review-settings',
  component: lazyRouteComponent(() => import('#web/review/review-settings.tsx'), 'ReviewSettingsScreen'),
});

const routines = createRoute({
  getParentRoute: () => shell,
  path: '/routines',
  component: lazyRouteComponent(() => import('#web/routines/routines.tsx'), 'RoutinesScreen'),
  validateSearch: raw => ({ ...listSearch(raw), ...part('kind', text(raw.kind)) }),
});

const messages = createRoute({
  getParentRoute: () => shell,
  path: '/messages',
  component: lazyRouteComponent(() => import('#web/messages/messages.tsx'), 'MessagesScreen'),
  validateSearch: raw => ({ ...listSearch(raw), ...part('incident', text(raw.incident)) }),
});

const roster = createRoute({
  getParentRoute: () => shell,
  path: '/roster',
  component: lazyRouteComponent(() => import('#web/roster/roster.tsx'), 'RosterScreen'),
  validateSearch: raw => ({ ...listSearch(raw), ...part('view', text(raw.view)) }),
});

const audit = createRoute({
  getParentRoute: () => shell,
  path: '/audit',
  component: lazyRouteComponent(() => import('#web/audit/audit.tsx'), 'AuditScreen'),
  validateSearch: listSearch,
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    signInLink,
    shell.addChildren([
      ...[home, incidents, board, report, start, duties, plans, plan, rehearsal],
      ...[uploads, reviews, review, changes, compare, dictionary, reviewSettings],
      ...[routines, messages, roster, audit],
    ]),
  ]),
  parseSearch: parseSearch,
  stringifySearch: stringifySearch,
  defaultPreload: false,
  scrollRestoration: true,
  defaultErrorComponent: Crash,
  defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

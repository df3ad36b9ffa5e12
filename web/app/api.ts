// The console's one way to the server: contract routes as queries and commands. A refusal is thrown as ProblemError;
// when the session is over, everybody who shows it is told.
import { QueryClient, queryOptions } from '@tanstack/react-query';
import { type Answer, type Args, makeClient, type Reply, type Route } from '#contract/route.ts';
import { ProblemError, problemOf } from '#web/ui/problem.tsx';
import { newId } from './new-id.ts';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => count < 2 && mayHelp(error),
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});

/** Trying again may help with a network or a server in trouble, never with a refusal. */
function mayHelp(error: unknown): boolean {
  const status = problemOf(error)?.status ?? 500;
  return status === 0 || status >= 500;
}

const client = makeClient({
  onProblem: problem => {
    if (problem.status === 401) queries.setQueryData(['get-session'], null);
  },
}) as <R extends Route>(it: R, args: Args<R>, signal?: AbortSignal) => Promise<Reply<R>>;

/** Calls a route; resolves to its answer or throws a ProblemError. */
export async function ask<R extends Route>(it: R, args: Args<R>, signal?: AbortSignal): Promise<Answer<R>> {
  const reply = await client(it, args, signal);
  if (reply.ok) return reply.value;
  throw new ProblemError(reply.problem);
}

/** A GET route as a query; its key begins with the route's id, so that `changed('list-plans')` refreshes all its pages. */
export function asked<R extends Route>(it: R, args: Args<R>) {
  return queryOptions({
    queryKey: [it.id, args] as const,
    queryFn: ({ signal }) => ask(it, args, signal),
  });
}

export const changed = (...ids: readonly string[]): Promise<unknown> =>
  Promise.all(ids.map(id => queries.invalidateQueries({ queryKey: [id] })));

/** An id for a command: the same id sent again changes nothing. */
export const commandId = (): { readonly 'idempotency-key': string } => ({
  'idempotency-key': newId(),
});

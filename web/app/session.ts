// Who is signed in, and what they may do. Null: nobody.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { getSession, type Session } from '#contract/session.ts';
import { ProblemError } from '#web/ui/problem.tsx';
import { ask, queries } from './api.ts';

export const sessionQuery = queryOptions({
  queryKey: ['get-session'] as const,
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await ask(getSession, undefined, signal);
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** The session; only for screens behind sign-in. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('no session'); // the shell shows sign-in instead of these screens
  return data;
}

/** May the signed-in account do this action of the rights table? */
export function useMay(): (action: string) => boolean {
  const { may } = useSession();
  return action => may.includes(action);
}

/** A new session: nothing of the former one stays in memory. */
export function enter(session: Session | null): void {
  queries.clear();
  queries.setQueryData(sessionQuery.queryKey, session);
}

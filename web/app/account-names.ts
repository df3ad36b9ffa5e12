// Names of accounts, for those who may see accounts; the own one always.
import { useQuery } from '@tanstack/react-query';
import { listAccounts } from '#contract/accounts.ts';
import { asked } from './api.ts';
import { useMay, useSession } from './session.ts';

/** The name of an account, or null where this session may not know it. */
export function useAccountName(): (user: string | null) => string | null {
  const { user: me } = useSession();
  const may = useMay();
  const accounts = useQuery({
    ...asked(listAccounts, undefined),
    enabled: may('account.read'),
    staleTime: 60_000,
  });
  return user => {
    if (user === me.id) return me.name;
    return accounts.data?.items.find(it => it.user === user)?.name ?? null;
  };
}

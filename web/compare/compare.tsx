// Side by side by meaning: two documents, or two versions of a plan where the address names one.
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { CompareSearch } from './compare-search.ts';
import { CompareDocuments } from './documents.tsx';
import { CompareVersions } from './versions.tsx';

export function CompareScreen() {
  const search = useSearch({ from: '/shell/compare' });
  const navigate = useNavigate({ from: '/compare' });
  const onSearch = (next: CompareSearch, replace = false) =>
    void navigate({ search: next, replace, resetScroll: false });
  return search.plan === undefined ? (
    <CompareDocuments search={search} onSearch={onSearch} />
  ) : (
    <CompareVersions plan={search.plan} search={search} onSearch={onSearch} />
  );
}

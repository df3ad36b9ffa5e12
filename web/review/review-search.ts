// What of a review is in its address: the filter, the words looked for, the side that is shown, the chosen clause.
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

export type ReviewSearch = {
  readonly show?: string;
  readonly text?: string;
  readonly side?: string;
  readonly clause?: string;
};

/** Undefined takes a part out of the address. */
export type SearchChange = { readonly [K in keyof ReviewSearch]: ReviewSearch[K] | undefined };

export function useReviewSearch(): {
  readonly go: (change: SearchChange) => void;
  readonly choose: (clause: string) => void;
} {
  const navigate = useNavigate({ from: '/documents/$document/review' });
  const go = useCallback(
    (change: SearchChange) =>
      void navigate({
        search: (old: ReviewSearch) =>
          Object.fromEntries(
            Object.entries({ ...old, ...change }).filter(([, value]) => value !== undefined && value !== ''),
          ),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const choose = useCallback((clause: string) => go({ clause, side: undefined }), [go]);
  return { go, choose };
}

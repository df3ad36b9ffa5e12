// Many rehearsals as they come in: a stream that tells how far it is, then its result. Leaving the page, or stopping,
// closes it, and the server stops too.
import { useEffect, useState } from 'react';
import { type RehearsalSum, rehearseMany } from '#contract/rehearsals.ts';
import { addressOf } from '#contract/route.ts';
import type { Bilingual } from '#core/finding.ts';

export type ManyState =
  | { readonly kind: 'idle' | 'stopped' }
  | { readonly kind: 'running'; readonly done: number; readonly runs: number }
  | { readonly kind: 'done'; readonly sum: RehearsalSum }
  | { readonly kind: 'failed'; readonly messages: Bilingual };

const LOST: Bilingual = {
  zh: '连接断了，推演没有做完。请重试。',
  en: 'The connection was lost before the rehearsal ended. Try again.',
};

/** `query` null: not asked for. A new query stops the one before. */
export function useManyRuns(
  plan: string,
  version: number,
  query: Readonly<Record<string, string | number>> | null,
): readonly [ManyState, () => void] {
  const [state, setState] = useState<ManyState>({ kind: 'idle' });
  const [source, setSource] = useState<EventSource | null>(null);
  const asked = query === null ? null : addressOf(rehearseMany, { params: { plan, version }, query });
  useEffect(() => {
    if (asked === null) {
      setState({ kind: 'idle' });
      return;
    }
    const stream = new EventSource(asked);
    setSource(stream);
    setState({ kind: 'running', done: 0, runs: 0 });
    const end = (next: ManyState) => {
      stream.close();
      setState(next);
    };
    stream.addEventListener('progress', event => setState({ kind: 'running', ...JSON.parse(event.data) }));
    stream.addEventListener('result', event => end({ kind: 'done', sum: JSON.parse(event.data) }));
    stream.addEventListener('problem', event =>
      end({ kind: 'failed', messages: JSON.parse(event.data).messages }),
    );
    stream.addEventListener('error', () => end({ kind: 'failed', messages: LOST })); // never begins anew by itself
    return () => stream.close();
  }, [asked]);
  const stop = () => {
    source?.close();
    setState({ kind: 'stopped' });
  };
  return [state, stop];
}

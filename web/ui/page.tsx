// The frame of a screen: its heading, what may be done there, and its states of loading, failing and being empty.
import { Button, Empty, Skeleton } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useText } from '#web/i18n/i18n.ts';
import { ProblemAlert } from './problem.tsx';

export function Page(props: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly wide?: boolean;
}) {
  const { say } = useText();
  useEffect(() => {
    document.title = `${props.title} · ${say('app.name')}`;
  }, [props.title, say]);
  return (
    <div className={props.wide ? 'page page-wide' : 'page'}>
      <header className="page-head">
        <div className="page-title">
          <h1>{props.title}</h1>
          {props.lead !== undefined && <div className="page-lead">{props.lead}</div>}
        </div>
        {props.actions !== undefined && <div className="page-actions">{props.actions}</div>}
      </header>
      {props.children}
    </div>
  );
}

type Asked<T> = {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
};

/** Shows what was asked for, or that it is coming, or why it did not come and how to try again. */
export function Loaded<T>(props: { readonly of: Asked<T>; readonly children: (data: T) => ReactNode }) {
  const { say } = useText();
  const { data, error, isPending, refetch } = props.of;
  if (data !== undefined)
    return (
      <>
        {error ? <ProblemAlert problem={error} retry={refetch} quiet={say('list.stale')} /> : null}
        {props.children(data)}
      </>
    );
  if (isPending)
    return (
      <div className="panel pad" role="status" aria-label={say('list.loading')}>
        <Skeleton active title={false} paragraph={{ rows: 6 }} />
      </div>
    );
  return <ProblemAlert problem={error} retry={refetch} />;
}

export function Nothing(props: { readonly text: string; readonly action?: ReactNode }) {
  return (
    <div className="nothing">
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={props.text}>
        {props.action}
      </Empty>
    </div>
  );
}

export function ClearFilters(props: { readonly onClear: () => void }) {
  const { say } = useText();
  return <Button onClick={props.onClear}>{say('list.clear')}</Button>;
}

/** The same for a screen whose heading is not known before it is loaded. */
export function LoadedPage<T>(props: { readonly of: Asked<T>; readonly children: (data: T) => ReactNode }) {
  const { say } = useText();
  if (props.of.data !== undefined) return <Loaded {...props} />;
  return (
    <Page title={say(props.of.isPending ? 'list.loading' : 'problem.crash')}>
      <Loaded {...props} />
    </Page>
  );
}

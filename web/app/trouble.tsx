// What is shown where there is no screen, or where a screen failed.
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useText } from '#web/i18n/i18n.ts';
import { Page } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem.tsx';

export function NotFound() {
  const { say } = useText();
  return (
    <Page title={say('problem.notFound')}>
      <p>{say('problem.notFound.do')}</p>
      <Link to="/incidents">{say('problem.home')}</Link>
    </Page>
  );
}

/** Where no screen has this address at all: outside the frame. */
export function Nowhere() {
  return (
    <main id="main">
      <NotFound />
    </main>
  );
}

export function Crash(props: ErrorComponentProps) {
  const { say } = useText();
  return (
    <Page title={say('problem.crash')}>
      <ProblemAlert problem={props.error} retry={props.reset} />
      <Link to="/incidents">{say('problem.home')}</Link>
    </Page>
  );
}

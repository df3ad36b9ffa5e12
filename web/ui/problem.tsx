// How a refusal or fault is shown: what happened and what to do, in the language of the screen, the fields at fault,
// and the code for whoever is asked for help.
import { Alert, Button } from 'antd';
import type { Problem } from '#contract/problem.ts';
import { useText } from '#web/i18n/i18n.ts';
import { FindingList } from './findings.tsx';

/** A refused answer, thrown so that queries and mutations carry it as their error. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code, { cause: problem });
    this.problem = problem;
  }
}

export const problemOf = (error: unknown): Problem | undefined =>
  error instanceof ProblemError ? error.problem : undefined;

export function ProblemAlert(props: {
  readonly problem: unknown;
  readonly retry?: () => unknown;
  /** Said instead of the details, when the screen still shows older content. */
  readonly quiet?: string;
}) {
  const { say, language } = useText();
  const problem = problemOf(props.problem);
  const message = problem ? problem.messages[language] : say('problem.crash');
  const plain = problem ? '' : props.problem instanceof Error ? props.problem.message : '';
  return (
    <Alert
      type={props.quiet === undefined ? 'error' : 'warning'}
      showIcon
      role="alert"
      className="problem"
      title={props.quiet ?? message}
      description={
        <>
          {props.quiet !== undefined && <p>{message}</p>}
          {plain && <p>{plain}</p>}
          {problem && problem.errors.length > 0 && (
            <ul className="problem-fields">
              {problem.errors.map(error => (
                <li key={`${error.path}:${error.code}`}>
                  <code>{error.path.replace(/^(body|query|params|headers)\./, '')}</code>{' '}
                  {error.messages[language]}
                </li>
              ))}
            </ul>
          )}
          {problem?.findings && problem.findings.length > 0 && <FindingList findings={problem.findings} />}
          {problem && (
            <p className="problem-code">
              {say('problem.code')} <code>{problem.code}</code>
              {problem.request_id && <code> · {problem.request_id}</code>}
            </p>
          )}
        </>
      }
      action={
        props.retry && (
          <Button size="small" onClick={() => void props.retry?.()}>
            {say('problem.retry')}
          </Button>
        )
      }
    />
  );
}

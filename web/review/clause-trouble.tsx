// An act about this clause that was refused. Where somebody else decided meanwhile, his decision is shown, and nothing of
// one's own is lost: it may be sent again, now knowing.
import { Alert, Button } from 'antd';
import type { ReviewedClause } from '#contract/review-clause.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ProblemAlert, problemOf } from '#web/ui/problem.tsx';
import { When } from '#web/ui/time.tsx';
import { useReviewDesk } from './review-desk.ts';

const ACTS = ['accept', 'correct', 'split', 'merge', 'ignore', 'reopen', 'same', 'settle', 'undo'] as const;

/** What may be decided over another's decision; the others would need the clause to be reopened first. */
const AGAIN: ReadonlySet<string> = new Set(['correct', 'split', 'settle', 'same']);

export function ClauseTrouble(props: { readonly clause: ReviewedClause }) {
  const { troubles } = useReviewDesk();
  return troubles.has(props.clause.id) ? <TroubleOf about={props.clause.id} /> : null;
}

export function TroubleOf(props: { readonly about: string }) {
  const { say } = useText();
  const { troubles, forgetTrouble, act } = useReviewDesk();
  const trouble = troubles.get(props.about);
  if (!trouble) return null;
  const { error, command } = trouble;
  const problem = problemOf(error);
  const again = () => void act(command);
  if (problem?.code !== 'settled-meanwhile')
    return (
      <ProblemAlert
        problem={error}
        {...(problem === undefined || problem.status === 0 || problem.status >= 500 ? { retry: again } : {})}
      />
    );
  const { by, at, how } = problem.values ?? {};
  const did = ACTS.find(one => one === how);
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="problem"
      title={say('review.meanwhile', {
        by: String(by ?? ''),
        did: did ? say(`review.did.${did}`) : String(how ?? ''),
      })}
      description={
        <>
          {(typeof at === 'string' || typeof at === 'number') && <When at={new Date(at).toISOString()} />}
          <p>{say('review.meanwhile.do')}</p>
          <span className="button-pair">
            <Button size="small" onClick={() => forgetTrouble(props.about)}>
              {say('review.meanwhile.theirs')}
            </Button>
            {AGAIN.has(command.type) && (
              <Button size="small" onClick={again}>
                {say('review.meanwhile.mine')}
              </Button>
            )}
          </span>
        </>
      }
    />
  );
}

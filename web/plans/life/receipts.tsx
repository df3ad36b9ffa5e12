// The version in force: to whom it was issued, and who has confirmed that they have it.
import { Button } from 'antd';
import { issuePlan, type PlanLife, receivePlan } from '#contract/plan-life.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { When } from '#web/ui/time.tsx';
import { useLifeAct } from './life-acts.ts';

export function Receipts({ life }: { readonly life: PlanLife }) {
  const { say } = useText();
  const may = useMay();
  const params = { params: { plan: life.plan } };
  const issue = useLifeAct(issuePlan, () => params);
  const receive = useLifeAct(receivePlan, () => params);
  const { issue: issued } = life;
  return (
    <section>
      <h2>{say('life.issue')}</h2>
      <p className="life-line">
        {life.in_force === null && <span className="soft">{say('life.notInForce')}</span>}
        {life.in_force !== null && say('plan.version', { n: life.in_force })}
        {life.in_force !== null && !issued && (
          <span className="soft">{say(life.issued_to === 0 ? 'life.issuedToNobody' : 'life.notIssued')}</span>
        )}
        {issued && (
          <>
            <span className="soft">
              {say('life.issuedAt')} <When at={issued.issued} />
            </span>
            {issued.missing === 0 ? (
              <Tag tone="ok" icon={icons.done}>
                {say('life.allReceived')}
              </Tag>
            ) : (
              <Tag tone="warn" icon={icons.waiting}>
                {say('life.missing', { count: issued.missing })}
              </Tag>
            )}
          </>
        )}
        <span className="life-buttons">
          {issued?.may_receive && (
            <Button type="primary" loading={receive.isPending} onClick={() => receive.mutate(undefined)}>
              {say('life.receive')}
            </Button>
          )}
          {life.in_force !== null && life.issued_to > 0 && may('plan.put-into-force') && (
            <Button loading={issue.isPending} onClick={() => issue.mutate(undefined)}>
              {say(issued ? 'life.issueAgain' : 'life.issueNow')}
            </Button>
          )}
        </span>
      </p>
      {(issue.error ?? receive.error) && <ProblemAlert problem={issue.error ?? receive.error} />}
      {issued && <IssuedTo to={issued.to} />}
    </section>
  );
}

function IssuedTo({ to }: { readonly to: NonNullable<PlanLife['issue']>['to'] }) {
  const { say } = useText();
  return (
    <ul className="life-issued">
      {to.map(({ title, people }) => (
        <li key={title}>
          <strong>{title}</strong>
          {people.length === 0 && <span className="soft">{say('life.noPeople')}</span>}
          <ul>
            {people.map(({ id, name, received }) => (
              <li key={id}>
                {name}{' '}
                <Tag tone={received ? 'ok' : 'quiet'} icon={received ? icons.done : icons.waiting}>
                  {say(received ? 'life.received' : 'life.notReceived')}
                </Tag>{' '}
                {received && (
                  <span className="soft">
                    <When at={received} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

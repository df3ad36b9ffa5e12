// What waits for whoever is signed in: plans to sign or confirm, and for those who approve, plans due for review. Nothing is
// shown where nothing waits.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listPapers, listReviewsDue } from '#contract/plan-life.ts';
import { asked } from '#web/app/api.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { When } from '#web/ui/time.tsx';

const AHEAD = 30 * 86_400_000;
const SHOWN = 5;

export function Papers() {
  const { say } = useText();
  const papers = useQuery(asked(listPapers, {}));
  const items = papers.data?.items ?? [];
  if (papers.error) return <ProblemAlert problem={papers.error} retry={papers.refetch} />;
  return (
    <>
      {items.length > 0 && (
        <section className="papers panel" aria-label={say('papers.title')}>
          <h2>{say('papers.title')}</h2>
          <ul>
            {items.map(({ plan, title, version, for: what, since }) => (
              <li key={`${plan} ${version} ${what}`}>
                <Tag tone="warn" icon={icons.waiting}>
                  {say(`papers.${what}`)}
                </Tag>
                <Link
                  to="/plans/$plan"
                  params={{ plan }}
                  search={{ version: String(version), view: 'life' }}
                  className="row-link"
                >
                  {title} · {say('plan.version', { n: version })}
                </Link>
                <span className="soft">
                  <When at={since} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <DueForReview />
    </>
  );
}

function DueForReview() {
  const { say } = useText();
  const may = useMay();
  const before = new Date(Date.now() + AHEAD).toISOString().slice(0, 10);
  const due = useQuery({
    ...asked(listReviewsDue, { query: { before, limit: SHOWN } }),
    enabled: may('plan.put-into-force'),
  });
  const { items = [], total = 0 } = due.data ?? {};
  if (due.error) return <ProblemAlert problem={due.error} retry={due.refetch} />;
  if (items.length === 0) return null;
  return (
    <section className="papers panel" aria-label={say('papers.due')}>
      <h2>{say('papers.due')}</h2>
      <ul>
        {items.map(({ plan, title, due: day, called }) => (
          <li key={plan}>
            <Tag tone={called ? 'danger' : 'info'} icon={called ? icons.warning : icons.waiting}>
              {called || day === null ? say('papers.dueNow') : say('papers.dueOn', { day })}
            </Tag>
            <Link to="/plans/$plan" params={{ plan }} search={{ view: 'life' }} className="row-link">
              {title}
            </Link>
          </li>
        ))}
      </ul>
      {total > items.length && <p className="soft">{say('papers.more', { count: total - items.length })}</p>}
    </section>
  );
}

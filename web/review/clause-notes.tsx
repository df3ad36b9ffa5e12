// What stands beside a clause: a model's proposal, marked as such; what was decided in the edition before; what the rules
// read where a person has changed it. Each field as "was → is".
import { HistoryOutlined, RobotOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Correction, Meaning, ReviewedClause } from '#contract/review-clause.ts';
import { useText } from '#web/i18n/i18n.ts';
import { When } from '#web/ui/time.tsx';
import { correctionOf, FIELDS, fieldText, isEmpty } from './meaning-fields.ts';
import { useReviewDesk } from './review-desk.ts';

type Of = { readonly clause: ReviewedClause };

export function FieldChanges(props: { readonly from: Meaning; readonly to: Correction }) {
  const { say } = useText();
  return (
    <dl className="clause-facts facts-changes">
      {FIELDS.filter(field => field in props.to).map(field => (
        <div key={field}>
          <dt>{say(`review.field.${field}`)}</dt>
          <dd>
            <del>{fieldText(field, props.from, say)}</del> <span aria-hidden="true">→</span>{' '}
            <ins>{fieldText(field, props.to, say)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Note(props: { readonly icon: ReactNode; readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="clause-note">
      <p className="clause-note-title">
        <span aria-hidden="true">{props.icon}</span> {props.title}
      </p>
      {props.children}
    </section>
  );
}

export function ProposalBox({ clause }: Of) {
  const { say } = useText();
  const { act, mayDecide } = useReviewDesk();
  const { proposal } = clause;
  if (!proposal) return null;
  const take = () =>
    void act({ type: 'correct', clause: clause.id, fields: proposal.fields, proposed: proposal.model }, true);
  return (
    <Note icon={<RobotOutlined />} title={say('review.proposal', { model: proposal.model })}>
      <FieldChanges from={clause.meaning} to={proposal.fields} />
      {proposal.dropped.length > 0 && (
        <p className="soft">
          {say('review.proposal.dropped', { words: proposal.dropped.join(say('review.comma')) })}
        </p>
      )}
      {mayDecide && (
        <Button size="small" onClick={take}>
          {say('review.proposal.take')}
        </Button>
      )}
    </Note>
  );
}

export function EarlierBox({ clause }: Of) {
  const { say } = useText();
  const { act, mayDecide } = useReviewDesk();
  const { earlier } = clause;
  if (!earlier) return null;
  const clauses = [clause.id];
  const again = () => {
    if (earlier.how === 'corrected')
      void act({ type: 'correct', clause: clause.id, fields: earlier.fields }, true);
    else if (earlier.how === 'ignored')
      void act({ type: 'ignore', clauses, reason: earlier.reason ?? say('review.asBefore') }, true);
    else void act({ type: 'accept', clauses }, true);
  };
  return (
    <Note
      icon={<HistoryOutlined />}
      title={
        <>
          {say('review.earlier', { did: say(`review.standing.${earlier.how}`) })} ·{' '}
          {earlier.by?.name ?? say('review.byItself')} · <When at={earlier.at} />
        </>
      }
    >
      <blockquote className="clause-before">{earlier.quote}</blockquote>
      {!isEmpty(earlier.fields) && <FieldChanges from={clause.meaning} to={earlier.fields} />}
      {earlier.reason !== null && <p className="soft">{earlier.reason}</p>}
      {mayDecide && (
        <Button size="small" onClick={again}>
          {say('review.earlier.again')}
        </Button>
      )}
    </Note>
  );
}

/** Where a person has changed something: what the rules had read. */
export function ReadBox({ clause }: Of) {
  const { say } = useText();
  if (!clause.read) return null;
  const changes = correctionOf(clause.read, clause.meaning);
  if (isEmpty(changes)) return null;
  return (
    <details className="fold">
      <summary>{say('review.read')}</summary>
      <FieldChanges from={clause.read} to={changes} />
    </details>
  );
}

// Findings: what is missing or unclear in the text, each with a proposed answer and its reason where there is one. They
// are answered with the proposal, with one's own words, or left with a reason.
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReviewedClause } from '#contract/review-clause.ts';
import type { Review } from '#contract/reviews.ts';
import { useText } from '#web/i18n/i18n.ts';
import { SeverityTag } from '#web/ui/findings.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { TroubleOf } from './clause-trouble.tsx';
import { useReviewDesk } from './review-desk.ts';

type KeyedFinding = ReviewedClause['findings'][number] | Review['findings'][number];

export function ClauseFindings(props: { readonly clause: ReviewedClause }) {
  const { say } = useText();
  const { findings } = props.clause;
  if (findings.length === 0) return null;
  return (
    <ul className="answers" aria-label={say('review.findings')}>
      {findings.map(finding => (
        <FindingRow key={finding.key} finding={finding} />
      ))}
    </ul>
  );
}

export function FindingRow(props: { readonly finding: KeyedFinding }) {
  const { say, language } = useText();
  const { act, mayDecide } = useReviewDesk();
  const { key, severity, message, proposal, answer } = props.finding;
  const [doing, setDoing] = useState<'own' | 'left' | 'again' | null>(null);
  const answered = answer !== null && doing === null;
  const settle = (
    given: { how: 'taken' } | { how: 'own'; value: string } | { how: 'left'; reason: string },
  ) => {
    setDoing(null);
    void act({ type: 'settle', finding: key, answer: given });
  };
  return (
    <li className={answered ? 'answer answer-done' : 'answer'} data-finding={key}>
      <p className="answer-text">
        {answered ? (
          <Tag tone="ok" icon={icons.done}>
            {say('review.answered')}
          </Tag>
        ) : (
          <SeverityTag severity={severity} />
        )}
        <span>{message[language]}</span>
      </p>
      {answered && <p className="answer-said">{answer}</p>}
      {!answered && proposal && (
        <p className="answer-proposal">
          {say('review.proposed')} <strong>{proposal.value}</strong>{' '}
          <span className="soft">{proposal.reason[language]}</span>
        </p>
      )}
      <TroubleOf about={`finding ${key}`} />
      {mayDecide && (doing === 'own' || doing === 'left') && (
        <AnswerForm
          how={doing}
          first={doing === 'own' ? (proposal?.value ?? '') : ''}
          onAnswer={words =>
            settle(doing === 'own' ? { how: 'own', value: words } : { how: 'left', reason: words })
          }
          onClose={() => setDoing(null)}
        />
      )}
      {mayDecide && (doing === null || doing === 'again') && (
        <div className="clause-acts">
          {answered ? (
            <Button size="small" type="text" onClick={() => setDoing('again')}>
              {say('review.answer.again')}
            </Button>
          ) : (
            <>
              {proposal && (
                <Button size="small" onClick={() => settle({ how: 'taken' })}>
                  {say('review.answer.take')}
                </Button>
              )}
              <Button size="small" onClick={() => setDoing('own')}>
                {say('review.answer.own')}
              </Button>
              <Button size="small" onClick={() => setDoing('left')}>
                {say('review.answer.leave')}
              </Button>
            </>
          )}
        </div>
      )}
    </li>
  );
}

function AnswerForm(props: {
  readonly how: 'own' | 'left';
  readonly first: string;
  readonly onAnswer: (words: string) => void;
  readonly onClose: () => void;
}) {
  const { say } = useText();
  const id = useId();
  const [words, setWords] = useState(props.first);
  return (
    <form
      className="inline-form"
      onSubmit={event => {
        event.preventDefault();
        if (words.trim() !== '') props.onAnswer(words.trim());
      }}
    >
      <label htmlFor={id}>{say(props.how === 'own' ? 'review.answer.yours' : 'review.answer.why')}</label>
      <Input
        id={id}
        autoFocus
        value={words}
        maxLength={1000}
        onChange={event => setWords(event.target.value)}
        onKeyDown={event => event.key === 'Escape' && props.onClose()}
      />
      <span className="button-pair">
        <Button size="small" type="primary" htmlType="submit" disabled={words.trim() === ''}>
          {say('do.save')}
        </Button>
        <Button size="small" onClick={props.onClose}>
          {say('do.cancel')}
        </Button>
      </span>
    </form>
  );
}

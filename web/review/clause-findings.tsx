// Findings: what is missing or unclear in the text, each with a proposed answer and its reason where there is one. They
// are answered with the proposal, with one's own words, or left with a reason.
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReviewedClause } from '#contract/review-clause.ts';
import type { Review } from '#contract/reviews.ts';
import { parseDuration } from '#core/time/instant.ts';
import { type Say, useText } from '#web/i18n/i18n.ts';
import { SeverityTag } from '#web/ui/findings.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { spanText } from '#web/ui/time.tsx';
import { TroubleOf } from './clause-trouble.tsx';
import type { Book } from './review-data.ts';
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
  const { act, mayDecide, book } = useReviewDesk();
  const { key, severity, message, proposal, answer } = props.finding;
  const [doing, setDoing] = useState<'own' | 'left' | 'again' | null>(null);
  const answered = answer !== null && doing === null;
  const alike = proposal ? alikeOpen(props.finding, book) : [];
  const takeAll = async () => {
    // One after the other: each answer is a decision of its own, and is undone by itself.
    for (const finding of alike)
      if (!(await act({ type: 'settle', finding, answer: { how: 'taken' } }))) return;
  };
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
          {say('review.proposed')} <strong>{valueText(proposal.value, say)}</strong>{' '}
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
              {alike.length > 1 && (
                <Button size="small" onClick={() => void takeAll()}>
                  {say('review.answer.takeAll', { n: alike.length })}
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

/** Keys of those nobody has answered that ask the same and have the same proposal, this one among them. */
function alikeOpen(finding: KeyedFinding, { clauses }: Book): readonly string[] {
  const open = clauses.flatMap(clause => clause.findings).filter(it => it.answer === null);
  const value = finding.proposal?.value;
  return open.filter(it => it.code === finding.code && it.proposal?.value === value).map(it => it.key);
}

/** "PT15M" → "15 分钟"; anything else as it is. */
function valueText(value: string, say: Say): string {
  const span = /^P/.test(value) ? parseDuration(value) : undefined;
  return span === undefined ? value : spanText(span, say);
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

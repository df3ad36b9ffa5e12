// Questions that the plan's text leaves open: what they lock, whom to ask, and the answer for this incident.
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { BoardView, QuestionView } from '#contract/board.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { When } from '#web/ui/time.tsx';
import { useAct } from './act.ts';

export function Questions(props: { readonly board: BoardView; readonly live: boolean }) {
  const { say } = useText();
  const { questions, header } = props.board;
  if (questions.length === 0) return null;
  return (
    <>
      <h3>{say('case.questions')}</h3>
      <p className="soft">{say('case.questionLead')}</p>
      <ul className="case-questions">
        {questions.map(question => (
          <Question key={question.id} incident={header.id} question={question} live={props.live} />
        ))}
      </ul>
    </>
  );
}

function Question(props: {
  readonly incident: string;
  readonly question: QuestionView;
  readonly live: boolean;
}) {
  const { say } = useText();
  const act = useAct(props.incident);
  const [text, setText] = useState('');
  const { id, text: asked, ask, locks, answer } = props.question;
  const send = () => act.mutate({ type: 'AnswerQuestion', question: id, text: text.trim() });
  return (
    <li data-question={id}>
      <strong>{asked}</strong>
      <span className="soft">
        {ask && say('case.askOf', { who: ask.title })}
        {ask && locks.length > 0 && !answer && ' · '}
        {locks.length > 0 && !answer && say('case.locks', { what: locks.join('、') })}
      </span>
      {answer ? (
        <span>
          {say('case.answered', { who: answer.mark.by.name, text: answer.text })}{' '}
          <span className="soft">
            <When at={answer.mark.at} />
          </span>
        </span>
      ) : (
        props.live && (
          <span className="case-answer">
            <Input
              value={text}
              maxLength={4000}
              aria-label={`${say('case.answer')}：${asked}`}
              onChange={event => setText(event.target.value)}
              onPressEnter={send}
            />
            <Button disabled={text.trim() === ''} loading={act.isPending} onClick={send}>
              {say('case.answer')}
            </Button>
          </span>
        )
      )}
      {act.error && <ProblemAlert problem={act.error} />}
    </li>
  );
}

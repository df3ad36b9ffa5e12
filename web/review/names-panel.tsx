// What concerns the whole document: names that may mean the same, and findings of no single clause.
import { Button } from 'antd';
import { useId, useState } from 'react';
import type { Review } from '#contract/reviews.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Nothing } from '#web/ui/page.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { FindingRow } from './clause-findings.tsx';
import { TroubleOf } from './clause-trouble.tsx';
import { useReviewDesk } from './review-desk.ts';

type Synonym = Review['synonyms'][number];

export const openWhole = (review: Review): number =>
  review.synonyms.filter(({ same }) => same === null).length +
  review.findings.filter(({ answer }) => answer === null).length;

export function NamesPanel() {
  const { say } = useText();
  const { review } = useReviewDesk();
  const { synonyms, findings } = review;
  if (synonyms.length + findings.length === 0) return <Nothing text={say('review.whole.none')} />;
  return (
    <div className="whole">
      {synonyms.length > 0 && (
        <section>
          <h2>{say('review.names')}</h2>
          <p className="soft">{say('review.names.note')}</p>
          <ul className="answers">
            {synonyms.map(synonym => (
              <SynonymRow key={synonym.names.join()} synonym={synonym} />
            ))}
          </ul>
        </section>
      )}
      {findings.length > 0 && (
        <section>
          <h2>{say('review.whole.findings')}</h2>
          <ul className="answers">
            {findings.map(finding => (
              <FindingRow key={finding.key} finding={finding} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function SynonymRow(props: { readonly synonym: Synonym }) {
  const { say } = useText();
  const { act, mayDecide } = useReviewDesk();
  const id = useId();
  const { names, kind, why, same, as } = props.synonym;
  const [name, setName] = useState(as ?? names[0] ?? '');
  const [again, setAgain] = useState(false);
  const answer = (is: boolean) => {
    setAgain(false);
    void act({ type: 'same', names: [...names], as: name, same: is });
  };
  const answered = same !== null && !again;
  return (
    <li className={answered ? 'answer answer-done' : 'answer'} data-names={names.join()}>
      <p className="answer-text">
        {same !== null && (
          <Tag tone={same ? 'ok' : 'quiet'} icon={icons[same ? 'done' : 'withdrawn']}>
            {same ? say('review.names.same', { name: as ?? '' }) : say('review.names.apart')}
          </Tag>
        )}
        <strong>{names.join(' / ')}</strong>
        <span className="soft">
          {say(`review.unitKind.${kind}`)} · {say(`review.why.${why}` as 'review.why.contains')}
        </span>
      </p>
      <TroubleOf about={`same ${names.join()}`} />
      {mayDecide && !answered && (
        <div className="clause-acts">
          <label htmlFor={id}>{say('review.names.as')}</label>
          <select
            id={id}
            className="plain-input"
            value={name}
            onChange={event => setName(event.target.value)}
          >
            {names.map(one => (
              <option key={one}>{one}</option>
            ))}
          </select>
          <Button size="small" type="primary" onClick={() => answer(true)}>
            {say('review.names.yes')}
          </Button>
          <Button size="small" onClick={() => answer(false)}>
            {say('review.names.no')}
          </Button>
        </div>
      )}
      {mayDecide && answered && (
        <div className="clause-acts">
          <Button size="small" type="text" onClick={() => setAgain(true)}>
            {say('review.answer.again')}
          </Button>
        </div>
      )}
    </li>
  );
}

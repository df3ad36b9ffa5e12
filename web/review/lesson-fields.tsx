// A word and what the reader is to take it for.
import type { DictionaryEntry } from '#contract/dictionary.ts';
import { UnitKind } from '#contract/review-clause.ts';
import { type Say, useText } from '#web/i18n/i18n.ts';

type Lesson = DictionaryEntry['meaning'];
export type Taught = { readonly term: string; readonly meaning: Lesson };
const KINDS = ['party', 'no-party', 'same', 'not-same', 'duty', 'minutes'] as const;

export function LessonFields(props: { readonly value: Taught; readonly onChange: (value: Taught) => void }) {
  const { say } = useText();
  const { value, onChange } = props;
  const { term, meaning } = value;
  const set = (next: Lesson) => onChange({ term, meaning: next });
  return (
    <span className="lesson">
      <input
        className="plain-input"
        aria-label={say('dictionary.term')}
        placeholder={say('dictionary.term')}
        value={term}
        maxLength={60}
        onChange={event => onChange({ term: event.target.value, meaning })}
      />
      <select
        className="plain-input"
        aria-label={say('dictionary.meaning')}
        value={meaning.kind}
        onChange={event => set(emptyLesson(KINDS.find(one => one === event.target.value) ?? 'party'))}
      >
        {KINDS.map(one => (
          <option key={one} value={one}>
            {say(`dictionary.kind.${one}`)}
          </option>
        ))}
      </select>
      <LessonValue meaning={meaning} onChange={set} />
    </span>
  );
}

function LessonValue(props: { readonly meaning: Lesson; readonly onChange: (meaning: Lesson) => void }) {
  const { say } = useText();
  const { meaning, onChange } = props;
  switch (meaning.kind) {
    case 'party':
      return (
        <select
          className="plain-input"
          aria-label={say('dictionary.as')}
          value={meaning.as}
          onChange={event =>
            onChange({
              kind: 'party',
              as: UnitKind.options.find(one => one === event.target.value) ?? 'unit',
            })
          }
        >
          {UnitKind.options.map(one => (
            <option key={one} value={one}>
              {say(`review.unitKind.${one}`)}
            </option>
          ))}
        </select>
      );
    case 'same':
    case 'not-same':
      return (
        <input
          className="plain-input"
          aria-label={say('dictionary.name')}
          placeholder={say('dictionary.name')}
          required
          value={meaning.name}
          maxLength={120}
          onChange={event => onChange({ kind: meaning.kind, name: event.target.value })}
        />
      );
    case 'minutes':
      return (
        <input
          type="number"
          min={1}
          className="plain-input limit-number"
          aria-label={say('dictionary.minutes')}
          required
          value={meaning.minutes}
          onChange={event => {
            const minutes = event.target.valueAsNumber;
            if (minutes > 0) onChange({ kind: 'minutes', minutes });
          }}
        />
      );
    case 'duty':
      return (
        <select
          className="plain-input"
          aria-label={say('dictionary.duty')}
          value={meaning.duty ? 'yes' : 'no'}
          onChange={event => onChange({ kind: 'duty', duty: event.target.value === 'yes' })}
        >
          <option value="yes">{say('value.yes')}</option>
          <option value="no">{say('value.no')}</option>
        </select>
      );
    case 'no-party':
      return null;
    default:
      return meaning satisfies never;
  }
}

export function emptyLesson(kind: Lesson['kind']): Lesson {
  switch (kind) {
    case 'party':
      return { kind, as: 'post' };
    case 'same':
    case 'not-same':
      return { kind, name: '' };
    case 'duty':
      return { kind, duty: true };
    case 'minutes':
      return { kind, minutes: 10 };
    case 'no-party':
      return { kind };
    default:
      return kind satisfies never;
  }
}

/** "是岗位", "与“市场客服部”相同", "10 分钟" */
export function lessonText(meaning: Lesson, say: Say): string {
  switch (meaning.kind) {
    case 'party':
      return say('dictionary.says.party', { kind: say(`review.unitKind.${meaning.as}`) });
    case 'no-party':
      return say('dictionary.says.no-party');
    case 'same':
      return say('dictionary.says.same', { name: meaning.name });
    case 'not-same':
      return say('dictionary.says.not-same', { name: meaning.name });
    case 'duty':
      return say(meaning.duty ? 'dictionary.says.duty' : 'dictionary.says.no-duty');
    case 'minutes':
      return say('dictionary.says.minutes', { n: meaning.minutes });
    default:
      return meaning satisfies never;
  }
}

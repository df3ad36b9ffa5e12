// Correcting what was read of a clause: exactly the fields of its meaning, the usual ones first. What was begun is kept in
// this tab until it is sent or dropped.
import { Button } from 'antd';
import { type FormEvent, type KeyboardEvent, useMemo, useState } from 'react';
import { ClauseKind, type Meaning, Modality, type ReviewedClause } from '#contract/review-clause.ts';
import { type Say, useText } from '#web/i18n/i18n.ts';
import type { Taught } from './lesson-fields.tsx';
import { LimitField } from './limit-field.tsx';
import { actorOf, correctionOf, isEmpty } from './meaning-fields.ts';
import { NamesField } from './names-field.tsx';
import { useReviewDesk } from './review-desk.ts';
import { TeachField } from './teach-field.tsx';
import { ChoiceField, RowsField, WordsField } from './text-fields.tsx';
import { keepCorrection, keptCorrection } from './unsaved.ts';

type Set = <K extends keyof Meaning>(key: K, value: Meaning[K]) => void;
type Given = { readonly meaning: Meaning; readonly set: Set };

export function CorrectForm(props: { readonly clause: ReviewedClause; readonly onClose: () => void }) {
  const { say } = useText();
  const { review, act } = useReviewDesk();
  const { clause, onClose } = props;
  const [kept] = useState(() => keptCorrection(review.document, clause.id));
  const [meaning, setMeaning] = useState<Meaning>(kept ?? clause.meaning);
  const [teach, setTeach] = useState<readonly Taught[]>([]);
  const set: Set = (key, value) => {
    const next = { ...meaning, [key]: value };
    setMeaning(next);
    keepCorrection(
      review.document,
      clause.id,
      isEmpty(correctionOf(clause.meaning, next)) ? undefined : next,
    );
  };
  const fields = correctionOf(clause.meaning, tidied(meaning));
  const drop = () => {
    keepCorrection(review.document, clause.id, undefined);
    onClose();
  };
  const send = async () => {
    if (isEmpty(fields)) return;
    const taught = teach.filter(({ term }) => term.trim() !== '');
    onClose();
    const decided = await act({ type: 'correct', clause: clause.id, fields, teach: [...taught] }, true);
    // Refused: what was written is still there.
    if (decided) keepCorrection(review.document, clause.id, undefined);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
  };
  return (
    <form className="correct-form" aria-label={say('review.do.correct')} onSubmit={submit} onKeyDown={keys}>
      {kept && (
        <p className="soft" role="status">
          {say('review.correct.kept')}
        </p>
      )}
      <Usual meaning={meaning} set={set} quote={clause.quote} />
      <Further meaning={meaning} set={set} />
      <TeachField quote={clause.quote} rows={teach} onChange={setTeach} />
      <span className="clause-acts">
        <Button size="small" type="primary" htmlType="submit" disabled={isEmpty(fields)}>
          {say('review.correct.save')} <kbd>Ctrl ↵</kbd>
        </Button>
        <Button size="small" onClick={onClose}>
          {say('do.close')} <kbd>Esc</kbd>
        </Button>
        <Button size="small" type="text" onClick={drop}>
          {say('review.correct.drop')}
        </Button>
      </span>
    </form>
  );
}

const offer = <V extends string>(values: readonly V[], text: (value: V) => string) =>
  values.map(value => ({ value, text: text(value) }));

/** What is corrected nine times in ten. */
function Usual({ meaning, set, quote }: Given & { readonly quote: string }) {
  const { say } = useText();
  const { review } = useReviewDesk();
  const names = useMemo(() => review.units.map(({ name }) => name), [review.units]);
  return (
    <>
      <div className="field-pair">
        <ChoiceField
          label={say('review.field.modality')}
          value={meaning.modality}
          options={offer(Modality.options, one => say(`review.force.${one}`))}
          onChange={value => set('modality', value)}
        />
        <ChoiceField
          label={say('review.field.kind')}
          value={meaning.kind}
          options={offer(ClauseKind.options, one => say(`review.kind.${one}`))}
          onChange={value => set('kind', value)}
        />
      </div>
      <NamesField
        autoFocus
        label={say('review.field.actors')}
        values={meaning.actors.map(({ name }) => name)}
        offered={names}
        most={30}
        onChange={value =>
          set(
            'actors',
            value.map(name => actorOf(name, quote)),
          )
        }
      />
      <NamesField
        label={say('review.field.recipients')}
        values={meaning.recipients}
        offered={names}
        most={60}
        onChange={value => set('recipients', [...value])}
      />
      <LimitField value={meaning.deadline} onChange={value => set('deadline', value)} />
      <WordsField
        label={say('review.field.condition')}
        value={meaning.condition}
        onChange={value => set('condition', value)}
      />
    </>
  );
}

const LINES = ['gate', 'until', 'exception', 'escalation'] as const;
const LISTS = ['evidence', 'fields', 'discretion'] as const;

function Further({ meaning, set }: Given) {
  const { say } = useText();
  const { review } = useReviewDesk();
  const [open] = useState(() => hasFurther(meaning));
  return (
    <details className="fold" open={open}>
      <summary>{say('review.correct.more')}</summary>
      <div className="fold-fields">
        <WordsField
          label={say('review.field.scenario')}
          value={meaning.scenario}
          offered={review.scenarios.map(({ name }) => name)}
          onChange={value => set('scenario', value)}
        />
        <Period meaning={meaning} set={set} />
        {LINES.map(key => (
          <WordsField
            key={key}
            label={say(`review.field.${key}`)}
            value={meaning[key]}
            onChange={value => set(key, value)}
          />
        ))}
        {LISTS.map(key => (
          <NamesField
            key={key}
            label={say(`review.field.${key}`)}
            values={meaning[key]}
            most={30}
            onChange={value => set(key, [...value])}
          />
        ))}
        <Resources meaning={meaning} set={set} />
        <Outside meaning={meaning} set={set} />
      </div>
    </details>
  );
}

function hasFurther(meaning: Meaning): boolean {
  const { periodicity, resources, outside } = meaning;
  return (
    periodicity !== null ||
    resources.length + outside.length > 0 ||
    LINES.some(key => meaning[key] !== null) ||
    LISTS.some(key => meaning[key].length > 0)
  );
}

const EVERY = ['', 'P1D', 'P1W', 'P1M', 'P3M', 'P6M', 'P1Y', 'shift', 'continuous'] as const;

function Period({ meaning, set }: Given) {
  const { say } = useText();
  const { periodicity } = meaning;
  return (
    <div className="field-pair">
      <WordsField
        label={say('review.field.periodicity')}
        value={periodicity?.text ?? null}
        onChange={text => set('periodicity', text === null ? null : { every: null, ...periodicity, text })}
      />
      {periodicity && (
        <ChoiceField
          label={say('review.every')}
          value={periodicity.every ?? ''}
          options={everyOffered(periodicity.every, say)}
          onChange={every => set('periodicity', { ...periodicity, every: every === '' ? null : every })}
        />
      )}
    </div>
  );
}

function everyOffered(now: string | null, say: Say) {
  const usual: readonly string[] = EVERY;
  const words = (one: string) =>
    EVERY.some(it => it === one) ? say(`review.every.${one || 'none'}` as 'review.every.none') : one;
  return offer(now === null || usual.includes(now) ? usual : [...usual, now], words);
}

function Resources({ meaning, set }: Given) {
  const { say } = useText();
  return (
    <RowsField
      label={say('review.field.resources')}
      rows={meaning.resources}
      empty={{ text: '', name: '', quantity: null, unit: null }}
      most={60}
      onChange={rows => set('resources', [...rows])}
    >
      {(row, change, n) => (
        <>
          <input
            className="plain-input"
            aria-label={say('review.resource.name', { n: n + 1 })}
            placeholder={say('review.resource.what')}
            value={row.name}
            maxLength={120}
            onChange={event => change({ ...row, name: event.target.value })}
          />
          <input
            type="number"
            min={0}
            step="any"
            className="plain-input limit-number"
            aria-label={say('review.resource.quantity', { n: n + 1 })}
            value={row.quantity ?? ''}
            onChange={event => change({ ...row, quantity: positive(event.target.valueAsNumber) })}
          />
          <input
            className="plain-input short-input"
            aria-label={say('review.resource.unit', { n: n + 1 })}
            value={row.unit ?? ''}
            maxLength={20}
            onChange={event => change({ ...row, unit: event.target.value || null })}
          />
        </>
      )}
    </RowsField>
  );
}

const positive = (amount: number): number | null => (amount > 0 ? amount : null);

function Outside({ meaning, set }: Given) {
  const { say } = useText();
  return (
    <RowsField
      label={say('review.field.outside')}
      rows={meaning.outside}
      empty={{ name: '', number: null }}
      most={30}
      onChange={rows => set('outside', [...rows])}
    >
      {(row, change, n) => (
        <>
          <input
            className="plain-input"
            aria-label={say('review.outside.name', { n: n + 1 })}
            placeholder={say('review.outside.who')}
            value={row.name}
            maxLength={120}
            onChange={event => change({ ...row, name: event.target.value })}
          />
          <input
            className="plain-input"
            aria-label={say('review.outside.number', { n: n + 1 })}
            inputMode="tel"
            value={row.number ?? ''}
            maxLength={40}
            onChange={event => change({ ...row, number: event.target.value || null })}
          />
        </>
      )}
    </RowsField>
  );
}

/** As it is sent: rows without a name and limits without words left out; a resource says itself in words. */
export function tidied(meaning: Meaning): Meaning {
  const { deadline, resources, outside } = meaning;
  return {
    ...meaning,
    deadline: deadline && deadline.text.trim() !== '' ? limitOf(deadline) : null,
    resources: resources
      .filter(({ name }) => name.trim() !== '')
      .map(it =>
        it.text.includes(it.name)
          ? it
          : { ...it, text: [it.name, it.quantity, it.unit].filter(Boolean).join(' ') },
      ),
    outside: outside.filter(({ name }) => name.trim() !== ''),
  };
}

/** A unit without a figure says nothing. */
function limitOf(limit: NonNullable<Meaning['deadline']>): Meaning['deadline'] {
  return limit.value === null && limit.class !== 'hard' ? { ...limit, unit: null } : limit;
}

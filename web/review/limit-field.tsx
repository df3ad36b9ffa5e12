// A limit: how long, what it counts from, and how the text says it.
import { Switch } from 'antd';
import { useId } from 'react';
import type { Meaning } from '#contract/review-clause.ts';
import { type Say, useText } from '#web/i18n/i18n.ts';

type Limit = NonNullable<Meaning['deadline']>;
const CLASSES = ['hard', 'clock', 'immediate', 'prompt', 'event', 'referenced'] as const;
const UNITS = ['minutes', 'hours', 'days'] as const;

const inWords = (value: number | null, unit: Limit['unit'], say: Say): string =>
  value === null || unit === null ? '' : say(`review.within.${unit}`, { n: value });

export function LimitField(props: {
  readonly value: Limit | null;
  readonly onChange: (value: Limit | null) => void;
}) {
  const { say } = useText();
  const id = useId();
  const { value: limit, onChange } = props;
  const set = (more: Partial<Limit>) => {
    if (!limit) return;
    const next = { ...limit, ...more };
    // Words that only said the figure follow it.
    const said = limit.text === '' || limit.text === inWords(limit.value, limit.unit, say);
    onChange('text' in more || !said ? next : { ...next, text: inWords(next.value, next.unit, say) });
  };
  const empty: Limit = { text: '', value: null, unit: 'minutes', class: 'hard', origin: null };
  return (
    <fieldset className="field limit">
      <legend className="field-label">{say('review.field.deadline')}</legend>
      <div className="field-body">
        <span className="switch-line">
          <Switch
            size="small"
            id={`${id}-on`}
            checked={limit !== null}
            onChange={on => onChange(on ? empty : null)}
          />
          <label htmlFor={`${id}-on`}>{say('review.limit.there')}</label>
        </span>
        {limit && (
          <>
            <div className="limit-line">
              <select
                className="plain-input"
                aria-label={say('review.limit.class')}
                value={limit.class}
                onChange={event => set({ class: CLASSES.find(one => one === event.target.value) ?? 'hard' })}
              >
                {CLASSES.map(one => (
                  <option key={one} value={one}>
                    {say(`review.limit.${one}`)}
                  </option>
                ))}
              </select>
              <input
                type="number"
                min={0}
                step="any"
                className="plain-input limit-number"
                aria-label={say('review.limit.value')}
                value={limit.value ?? ''}
                onChange={event => {
                  const amount = event.target.valueAsNumber;
                  set({
                    value: Number.isNaN(amount) || amount <= 0 ? null : amount,
                    unit: limit.unit ?? 'minutes',
                  });
                }}
              />
              <select
                className="plain-input"
                aria-label={say('review.limit.unit')}
                value={limit.unit ?? 'minutes'}
                onChange={event => set({ unit: UNITS.find(one => one === event.target.value) ?? 'minutes' })}
              >
                {UNITS.map(one => (
                  <option key={one} value={one}>
                    {say(`review.limit.${one}`)}
                  </option>
                ))}
              </select>
            </div>
            <div className="limit-line">
              <label htmlFor={`${id}-origin`}>{say('review.limit.origin')}</label>
              <input
                id={`${id}-origin`}
                className="plain-input"
                value={limit.origin ?? ''}
                maxLength={1000}
                placeholder={say('review.limit.noOrigin')}
                onChange={event => set({ origin: event.target.value === '' ? null : event.target.value })}
              />
            </div>
            <div className="limit-line">
              <label htmlFor={`${id}-text`}>{say('review.limit.text')}</label>
              <input
                id={`${id}-text`}
                className="plain-input"
                required
                value={limit.text}
                maxLength={1000}
                onChange={event => set({ text: event.target.value })}
              />
            </div>
          </>
        )}
      </div>
    </fieldset>
  );
}

// A line of text that may be nothing, a choice, and rows of a few texts: the plain fields of the correction.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useId } from 'react';
import { useText } from '#web/i18n/i18n.ts';

export function WordsField(props: {
  readonly label: string;
  readonly value: string | null;
  readonly offered?: readonly string[];
  readonly onChange: (value: string | null) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {props.label}
      </label>
      <input
        id={id}
        className="plain-input wide-field"
        list={props.offered ? `${id}-offered` : undefined}
        value={props.value ?? ''}
        maxLength={1000}
        onChange={event => props.onChange(event.target.value.trim() === '' ? null : event.target.value)}
      />
      {props.offered && (
        <datalist id={`${id}-offered`}>
          {props.offered.map(one => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </div>
  );
}

export function ChoiceField<V extends string>(props: {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly text: string }[];
  readonly onChange: (value: V) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {props.label}
      </label>
      <select
        id={id}
        className="plain-input"
        value={props.value}
        onChange={event => {
          const chosen = props.options.find(option => option.value === event.target.value);
          if (chosen) props.onChange(chosen.value);
        }}
      >
        {props.options.map(option => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Rows that are added and taken away. */
export function RowsField<T>(props: {
  readonly label: string;
  readonly rows: readonly T[];
  readonly empty: T;
  readonly most: number;
  readonly onChange: (rows: readonly T[]) => void;
  readonly children: (row: T, set: (row: T) => void, n: number) => ReactNode;
}) {
  const { say } = useText();
  const { rows, onChange } = props;
  return (
    <fieldset className="field rows-field">
      <legend className="field-label">{props.label}</legend>
      <div className="field-body">
        {rows.map((row, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
          <div key={n} className="rows-line">
            {props.children(row, next => onChange(rows.map((one, i) => (i === n ? next : one))), n)}
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined aria-hidden="true" />}
              aria-label={say('review.rows.remove', { label: props.label, n: n + 1 })}
              onClick={() => onChange(rows.filter((_, i) => i !== n))}
            />
          </div>
        ))}
        {rows.length < props.most && (
          <Button
            size="small"
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() => onChange([...rows, props.empty])}
          >
            {say('review.rows.add', { label: props.label })}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

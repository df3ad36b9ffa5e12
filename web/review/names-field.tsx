// Several short texts: names of posts and units, or words. Typed with Enter or a comma, offered from what was read, taken
// away with a button or the backspace key.
import { CloseOutlined } from '@ant-design/icons';
import { useId, useState } from 'react';
import { useText } from '#web/i18n/i18n.ts';

export function NamesField(props: {
  readonly label: string;
  readonly values: readonly string[];
  readonly offered?: readonly string[];
  readonly most: number;
  readonly autoFocus?: boolean;
  readonly onChange: (values: readonly string[]) => void;
}) {
  const { say } = useText();
  const { values, offered, onChange } = props;
  const id = useId();
  const [typed, setTyped] = useState('');
  const add = (text: string) => {
    const words = text.split(/[、,，;；]/).map(word => word.trim());
    const next = [...new Set([...values, ...words.filter(word => word !== '')])].slice(0, props.most);
    setTyped('');
    if (next.length !== values.length) onChange(next);
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {props.label}
      </label>
      <div className="name-chips">
        {values.map(value => (
          <span key={value} className="name-chip">
            {value}
            <button
              type="button"
              aria-label={say('review.take', { name: value })}
              onClick={() => onChange(values.filter(one => one !== value))}
            >
              <CloseOutlined aria-hidden="true" />
            </button>
          </span>
        ))}
        <input
          id={id}
          // biome-ignore lint/a11y/noAutofocus: the form was just asked for
          autoFocus={props.autoFocus}
          className="names-input"
          list={offered ? `${id}-offered` : undefined}
          value={typed}
          maxLength={120}
          placeholder={values.length === 0 ? say('review.names.none') : ''}
          onChange={event => {
            const text = event.target.value;
            // Chosen from the list, or ended with a comma: that is the whole name.
            if (/[、,，;；]$/.test(text) || (offered?.includes(text) && text.length - typed.length > 1))
              add(text);
            else setTyped(text);
          }}
          onBlur={() => typed.trim() !== '' && add(typed)}
          onKeyDown={event => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' && typed.trim() !== '') {
              event.preventDefault();
              event.stopPropagation();
              add(typed);
            }
            if (event.key === 'Backspace' && typed === '' && values.length > 0) onChange(values.slice(0, -1));
          }}
        />
        {offered && (
          <datalist id={`${id}-offered`}>
            {offered
              .filter(name => !values.includes(name))
              .map(name => (
                <option key={name} value={name} />
              ))}
          </datalist>
        )}
      </div>
    </div>
  );
}

// A field for an instant: the browser's own control, read and written in the organisation's zone.
import { useContext } from 'react';
import { useText } from '#web/i18n/i18n.ts';
import { Zone, zoneText } from './time.tsx';
import { wallInstant, wallText } from './zoned.ts';

export function TimeField(props: {
  readonly id?: string;
  readonly label?: string;
  /** ISO 8601; undefined: none given. */
  readonly value?: string | undefined;
  readonly onChange?: (iso: string | undefined) => void;
  /** Milliseconds: no later than this. */
  readonly max?: number;
}) {
  const { locale } = useText();
  const zone = useContext(Zone);
  return (
    <span className="time-field">
      <input
        {...(props.id ? { id: props.id } : {})}
        type="datetime-local"
        step={1}
        className="plain-input"
        aria-label={props.label}
        value={props.value === undefined ? '' : wallText(Date.parse(props.value), zone)}
        {...(props.max === undefined ? {} : { max: wallText(props.max, zone) })}
        onChange={event => {
          const at = wallInstant(event.target.value, zone);
          props.onChange?.(Number.isNaN(at) ? undefined : new Date(at).toISOString());
        }}
      />
      <span className="soft">{zoneText(zone, locale)}</span>
    </span>
  );
}

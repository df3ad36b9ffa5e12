// Finds a person by name as one types; keeps the id.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { listPeople } from '#contract/roster.ts';
import { asked } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';

export function PersonField(props: {
  readonly id?: string;
  readonly label?: string;
  readonly placeholder?: string | undefined;
  readonly value?: string | undefined;
  /** Of `value`, who may not be among those found. */
  readonly name?: string | undefined;
  readonly onChange?: (person: string | undefined, name: string | undefined) => void;
}) {
  const { say } = useText();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed);
  const found = useQuery({
    ...asked(listPeople, { query: { limit: 20, ...(text ? { text } : {}) } }),
    placeholderData: keepPreviousData,
  });
  const options = (found.data?.items ?? []).map(person => ({
    value: person.id,
    label: person.unit_title ? `${person.name} · ${person.unit_title}` : person.name,
    name: person.name,
  }));
  const { value, name } = props;
  const unlisted = value !== undefined && name !== undefined && !options.some(one => one.value === value);
  return (
    <Select
      {...(props.id ? { id: props.id } : {})}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      virtual={false}
      value={props.value ?? null}
      options={unlisted ? [{ value, label: name, name }, ...options] : options}
      loading={found.isFetching}
      placeholder={props.placeholder ?? say('act.findPerson')}
      aria-label={props.label}
      notFoundContent={say('act.noPerson')}
      onChange={(value, option) =>
        props.onChange?.(value ?? undefined, option && 'name' in option ? String(option.name) : undefined)
      }
      className="wide-field"
    />
  );
}

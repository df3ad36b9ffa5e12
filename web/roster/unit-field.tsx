// Chooses a unit of the organisation.
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { listUnits } from '#contract/roster.ts';
import { asked } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';

export function UnitField(props: {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (unit: string | undefined) => void;
}) {
  const { say } = useText();
  const units = useQuery(asked(listUnits, undefined));
  return (
    <Select
      {...(props.id ? { id: props.id } : {})}
      allowClear
      virtual={false}
      value={props.value ?? null}
      loading={units.isFetching}
      placeholder={say('field.choose')}
      options={(units.data?.items ?? []).map(unit => ({ value: unit.id, label: unit.title }))}
      onChange={value => props.onChange?.(value ?? undefined)}
    />
  );
}

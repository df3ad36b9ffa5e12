// What two versions of a plan differ in, one thing: what became of it, in which respects, its sentence before and after.
import { EditOutlined, MinusCircleOutlined, PlusCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { PlanDifference } from '#contract/compare.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Tag, type Tone } from '#web/ui/tags.tsx';
import { PairItem } from './pair.tsx';

const LOOKS: Readonly<Record<PlanDifference['change'], { readonly tone: Tone; readonly icon: ReactNode }>> = {
  added: { tone: 'ok', icon: <PlusCircleOutlined /> },
  removed: { tone: 'danger', icon: <MinusCircleOutlined /> },
  changed: { tone: 'warn', icon: <EditOutlined /> },
};

export function DifferenceRow(props: { readonly row: PlanDifference }) {
  const { say } = useText();
  const { row } = props;
  const { tone, icon } = LOOKS[row.change];
  const side = (text: string | null) => (text === null ? null : { text, place: null });
  const force = (value: string) =>
    value === 'must' || value === 'should' || value === 'may' ? say(`force.${value}`) : value;
  return (
    <PairItem
      head={
        <>
          <Tag tone={tone} icon={icon}>
            {say(`compare.change.${row.change}`)}
          </Tag>
          <strong lang="zh-CN">{row.title}</strong>
          <span className="soft">
            {say(`compare.part.${row.part}`)}
            {row.scenario !== null && ` · ${row.scenario}`}
          </span>
        </>
      }
      fields={row.fields.map(({ field, at, before, after }, index) => ({
        key: `${field}/${at ?? index}`,
        name: (
          <>
            {say(`compare.field.${field}`)}
            {at !== null && <code className="pair-at"> {at}</code>}
          </>
        ),
        before: field === 'force' ? force(before) : before,
        after: field === 'force' ? force(after) : after,
      }))}
      before={side(row.before)}
      after={side(row.after)}
    />
  );
}

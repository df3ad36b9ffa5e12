// What a plan asks when it is opened, as fields of a form.
import { Form } from 'antd';
import type { Ask } from '#contract/board.ts';
import type { Param } from '#core/plan/head.ts';
import type { Plan } from '#core/plan/plan.ts';
import { useText } from '#web/i18n/i18n.ts';
import { AskFields } from './asks.tsx';

export function ParamFields(props: { readonly plan: Plan | null }) {
  const { say } = useText();
  const params = Object.values(props.plan?.params ?? {}).filter(isTyped);
  if (params.length === 0) return null;
  return (
    <>
      <Form.Item noStyle>
        <span className="field-name">{say('start.params')}</span>
      </Form.Item>
      <AskFields asks={params.map(askOf)} />
    </>
  );
}

/** Form values back into facts; what was left empty is left out. */
export function paramValues(
  values: Readonly<Record<string, unknown>>,
): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const id = /^fact:(.+)$/.exec(name)?.[1];
      if (id === undefined || value === undefined || value === null || value === '') return [];
      return [[id, value as string | number | boolean]];
    }),
  );
}

/** Lists are entered as the incident goes on, by whoever knows them. */
const isTyped = ({ type }: Param): boolean => type !== 'list' && type !== 'people' && type !== 'state';

function askOf({ id, title, type, unit, values = [], required }: Param): Ask {
  return {
    target: 'fact',
    id,
    title,
    type,
    values: [...values],
    unit: unit ?? null,
    required,
    value: null,
    may_be: [],
    least: null,
    or_reason: false,
  };
}

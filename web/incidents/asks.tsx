// The inputs that a duty asks for when it is done, as fields of a form, and back into the parts of a command.
import { Form, Input, InputNumber, Radio, Select } from 'antd';
import type { Ask } from '#contract/board.ts';
import { useText } from '#web/i18n/i18n.ts';
import { PersonField } from '#web/ui/person-field.tsx';
import { TimeField } from '#web/ui/time-field.tsx';

export const nameOf = (ask: Ask): string => `${ask.target}:${ask.id}`;

export function AskFields(props: { readonly asks: readonly Ask[] }) {
  const { say } = useText();
  return props.asks.map(ask => (
    <Form.Item
      key={nameOf(ask)}
      name={nameOf(ask)}
      label={ask.unit ? `${ask.title}（${ask.unit}）` : ask.title}
      initialValue={initial(ask)}
      rules={[{ required: ask.required, message: say('field.required') }]}
      {...(ask.type === 'photo' ? { extra: say('act.photoHint') } : {})}
    >
      {control(ask, say('value.yes'), say('value.no'), say('field.choose'))}
    </Form.Item>
  ));
}

function initial(ask: Ask): unknown {
  if (ask.value === null || ask.value === undefined) return undefined;
  return ['people', 'list'].includes(ask.type) || typeof ask.value !== 'object'
    ? ask.value
    : textIn(ask.value);
}

const textIn = (value: object): string => ('text' in value ? String(value.text) : JSON.stringify(value));

function control(ask: Ask, yes: string, no: string, choose: string) {
  switch (ask.type) {
    case 'yes-no':
    case 'state':
      return (
        <Radio.Group
          optionType="button"
          options={[
            { value: true, label: yes },
            { value: false, label: no },
          ]}
        />
      );
    case 'one-of':
      return ask.values.length <= 5 ? (
        <Radio.Group options={[...ask.values]} />
      ) : (
        <Select placeholder={choose} options={ask.values.map(value => ({ value, label: value }))} />
      );
    case 'number':
      return <InputNumber className="number-field" />;
    case 'time':
      return <TimeField />;
    case 'people':
      return <PersonField />;
    default:
      return <Input.TextArea rows={1} maxLength={4000} />;
  }
}

/** Form values as CompleteDuty wants them; inputs left empty are left out. */
export function completion(asks: readonly Ask[], values: Readonly<Record<string, unknown>>) {
  const given = asks.filter(ask => values[nameOf(ask)] !== undefined && values[nameOf(ask)] !== '');
  const of = (target: Ask['target']) =>
    Object.fromEntries(given.filter(ask => ask.target === target).map(ask => [ask.id, values[nameOf(ask)]]));
  const { answer: whole, ...answers } = of('answer');
  const answer = whole !== undefined ? whole : Object.keys(answers).length > 0 ? answers : undefined;
  const [facts, fields] = [of('fact') as Record<string, string | number | boolean>, of('field')];
  return {
    ...(answer === undefined ? {} : { answer }),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  };
}

export function useValueText(): (value: unknown, type?: string) => string {
  const { say, locale } = useText();
  return (value, type) => {
    if (value === null || value === undefined || value === '') return say('facts.unknown');
    if (typeof value === 'boolean') return say(value ? 'value.yes' : 'value.no');
    if (Array.isArray(value)) return say('facts.items', { count: value.length });
    if (typeof value === 'number') return value.toLocaleString(locale);
    if (typeof value === 'object')
      return Object.values(value)
        .filter(it => it !== null && it !== '')
        .map(String)
        .join('，');
    if (type === 'time' && !Number.isNaN(Date.parse(String(value))))
      return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(
        new Date(String(value)),
      );
    return String(value);
  };
}

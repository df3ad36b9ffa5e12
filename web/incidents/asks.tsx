// The inputs that a duty asks for when it is done, as fields of a form, and back into the parts of a command.
import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { Ask } from '#contract/board.ts';
import { useText } from '#web/i18n/i18n.ts';
import type { TextKey } from '#web/i18n/text.ts';
import { PersonField } from '#web/ui/person-field.tsx';
import { TimeField } from '#web/ui/time-field.tsx';

export const nameOf = (ask: Ask): string => `${ask.target}:${ask.id}`;

const LABELS: Readonly<Record<string, TextKey>> = {
  'sign-or-send-back': 'form.signAsk',
  reached: 'call.reached',
  silence: 'silence.ask',
};

/** Beside the value: how sure it is, and the note that explains it or stands in for it. */
const markOf = (ask: Ask): string => `mark:${ask.id}`;
const whyOf = (ask: Ask): string => `why:${ask.id}`;

export function AskFields(props: { readonly asks: readonly Ask[] }) {
  return props.asks.map(ask => <AskField key={nameOf(ask)} ask={ask} />);
}

function AskField(props: { readonly ask: Ask }) {
  const { say } = useText();
  const { ask } = props;
  if (ask.type === 'signature') return <Signature ask={ask} />;
  const signs = ask.type === 'sign-or-send-back';
  const label = LABELS[ask.type];
  return (
    <>
      <Form.Item
        name={nameOf(ask)}
        label={label ? say(label) : ask.unit ? `${ask.title}（${ask.unit}）` : ask.title}
        initialValue={initial(ask)}
        rules={[{ required: ask.required && !ask.or_reason, message: say('field.required') }]}
        {...(ask.type === 'photo' ? { extra: photoHint(ask, say) } : {})}
      >
        {control(
          ask,
          say(signs ? 'form.sign' : 'value.yes'),
          say(signs ? 'form.sendBack' : 'value.no'),
          say('field.choose'),
        )}
      </Form.Item>
      {(ask.may_be.length > 0 || ask.or_reason) && (
        <div className="ask-mark">
          {ask.may_be.length > 0 && (
            <Form.Item name={markOf(ask)} label={say('form.sure')} initialValue={ask.may_be[0]}>
              <Radio.Group
                optionType="button"
                size="small"
                options={ask.may_be.map(value => ({
                  value,
                  label: say(`form.${value as 'exact' | 'about' | 'unconfirmed'}`),
                }))}
              />
            </Form.Item>
          )}
          <Form.Item name={whyOf(ask)} label={say(ask.or_reason ? 'form.orReason' : 'form.why')}>
            <Input maxLength={1000} />
          </Form.Item>
        </div>
      )}
    </>
  );
}

/** Nobody outside to ask: how it goes on. The value comes from the form. */
function SilenceChoice(props: {
  readonly ask: Ask;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}) {
  const { say } = useText();
  return (
    <Radio.Group
      value={props.value}
      onChange={event => props.onChange?.(String(event.target.value))}
      options={props.ask.values.map(value => ({
        value,
        label: say(`silence.${value as 'keep' | 'without' | 'again'}`),
      }))}
    />
  );
}

function Signature(props: { readonly ask: Ask }) {
  const { say } = useText();
  return (
    <Form.Item
      name={nameOf(props.ask)}
      valuePropName="checked"
      rules={[
        {
          validator: (_, value) =>
            value === true ? Promise.resolve() : Promise.reject(new Error(say('form.signFirst'))),
        },
      ]}
    >
      <Checkbox>{say('form.signature')}</Checkbox>
    </Form.Item>
  );
}

function photoHint({ least }: Ask, say: ReturnType<typeof useText>['say']): string {
  const hint = say('act.photoHint');
  return least !== null && least > 1 ? `${hint} ${say('form.atLeast', { least })}` : hint;
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
    case 'reached':
    case 'sign-or-send-back':
      return (
        <Radio.Group
          optionType="button"
          options={[
            { value: true, label: yes },
            { value: false, label: no },
          ]}
        />
      );
    case 'silence':
      return <SilenceChoice ask={ask} />;
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
    ...marksIn(asks, values),
  };
}

/** How sure each value is: what is exact needs no word. */
function marksIn(asks: readonly Ask[], values: Readonly<Record<string, unknown>>) {
  const marks = asks.flatMap(ask => {
    const certainty = values[markOf(ask)] as 'exact' | 'about' | 'unconfirmed' | undefined;
    const note = String(values[whyOf(ask)] ?? '').trim();
    if (certainty === undefined && note === '') return [];
    return [[ask.id, { ...(certainty ? { certainty } : {}), ...(note ? { note } : {}) }] as const];
  });
  return marks.length > 0 ? { marks: Object.fromEntries(marks) } : {};
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

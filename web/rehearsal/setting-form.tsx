// The setting of a rehearsal: what happens when, who does not answer, what else comes, how often it is tried.
import { Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { Plan } from '#core/plan/plan.ts';
import { useText } from '#web/i18n/i18n.ts';
import { linesOf, type RehearsalSearch } from './rehearsal-search.ts';

type Filled = {
  readonly version: string;
  readonly scenario: string;
  readonly when: 'now' | 'spring-festival' | 'own';
  readonly at?: string;
  readonly people: 'organisation' | 'made-up';
  readonly silent: readonly string[];
  readonly manned: readonly string[];
  readonly also?: string;
  readonly after?: string;
  readonly facts?: string;
  readonly answers?: string;
  readonly runs: number;
  readonly seed: number;
};

export function SettingForm(props: {
  readonly plan: Plan;
  readonly versions: readonly number[];
  readonly version: number;
  readonly search: RehearsalSearch;
  readonly onRehearse: (search: RehearsalSearch) => void;
}) {
  const { say } = useText();
  const { plan, versions, version, search, onRehearse } = props;
  const [form] = Form.useForm<Filled>();
  const send = (many: boolean) => {
    void form.validateFields().then(filled => onRehearse(searchOf(filled, many)));
  };
  const scenarios = Object.values(plan.scenarios).map(({ id, title }) => ({ value: id, label: title }));
  return (
    <Form<Filled>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={filledOf(search, version, scenarios[0]?.value ?? '')}
      onFinish={() => send(false)}
    >
      <Form.Item name="version" label={say('rehearsal.version')}>
        <Select options={versions.map(n => ({ value: String(n), label: say('plan.version', { n }) }))} />
      </Form.Item>
      <Form.Item name="scenario" label={say('rehearsal.scenario')}>
        <Select options={scenarios} />
      </Form.Item>
      <When />
      <Form.Item name="people" label={say('rehearsal.people')}>
        <Radio.Group
          className="rehearsal-choices"
          options={(['organisation', 'made-up'] as const).map(value => ({
            value,
            label: say(`rehearsal.people.${value}`),
          }))}
        />
      </Form.Item>
      <Posts plan={plan} />
      {scenarios.length > 1 && <Also scenarios={scenarios} />}
      <Known plan={plan} />
      <div className="rehearsal-pair">
        <Form.Item name="runs" label={say('rehearsal.runs')}>
          <InputNumber min={1} max={5000} />
        </Form.Item>
        <Form.Item name="seed" label={say('rehearsal.seed')} tooltip={say('rehearsal.seed.hint')}>
          <InputNumber min={0} max={4294967295} />
        </Form.Item>
      </div>
      <div className="rehearsal-buttons">
        <Button type="primary" htmlType="submit">
          {say('rehearsal.once')}
        </Button>
        <Button onClick={() => send(true)}>{say('rehearsal.many')}</Button>
      </div>
      <p className="soft">{say('rehearsal.share')}</p>
    </Form>
  );
}

function When() {
  const { say } = useText();
  const when = Form.useWatch('when');
  return (
    <>
      <Form.Item name="when" label={say('rehearsal.at')}>
        <Radio.Group
          className="rehearsal-choices"
          options={(['now', 'spring-festival', 'own'] as const).map(value => ({
            value,
            label: say(`rehearsal.at.${value}`),
          }))}
        />
      </Form.Item>
      {when === 'own' && (
        <Form.Item
          name="at"
          label={say('rehearsal.at.own')}
          extra={say('rehearsal.at.hint')}
          rules={[{ required: true, whitespace: true, message: say('field.required') }]}
        >
          <Input maxLength={40} />
        </Form.Item>
      )}
    </>
  );
}

function Posts(props: { readonly plan: Plan }) {
  const { say } = useText();
  const posts = Object.values(props.plan.roles)
    .filter(({ is, members, outside }) => is === undefined && members === undefined && !outside)
    .map(({ id, title }) => ({ value: id, label: title }));
  return (
    <>
      <Form.Item name="silent" label={say('rehearsal.silent')}>
        <Select mode="multiple" allowClear options={posts} optionFilterProp="label" />
      </Form.Item>
      <Form.Item name="manned" label={say('rehearsal.manned')}>
        <Select mode="multiple" allowClear options={posts} optionFilterProp="label" />
      </Form.Item>
    </>
  );
}

function Also(props: { readonly scenarios: readonly { readonly value: string; readonly label: string }[] }) {
  const { say } = useText();
  return (
    <div className="rehearsal-pair">
      <Form.Item name="also" label={say('rehearsal.also')}>
        <Select allowClear options={[...props.scenarios]} />
      </Form.Item>
      <Form.Item name="after" label={say('rehearsal.also.after')}>
        <Input maxLength={12} placeholder="10m" />
      </Form.Item>
    </div>
  );
}

/** Written as on the command line; the names there are stand below. */
function Known(props: { readonly plan: Plan }) {
  const { say } = useText();
  const facts = Object.values(props.plan.facts);
  const asked = Object.values(props.plan.steps).filter(({ action }) =>
    ['decide', 'approve', 'confirm'].includes(action.kind),
  );
  return (
    <>
      <Form.Item name="facts" label={say('rehearsal.facts')} extra={say('rehearsal.facts.hint')}>
        <Input.TextArea rows={2} maxLength={4000} />
      </Form.Item>
      <Form.Item name="answers" label={say('rehearsal.answers')} extra={say('rehearsal.answers.hint')}>
        <Input.TextArea rows={2} maxLength={4000} />
      </Form.Item>
      <details className="rehearsal-names">
        <summary>{say('rehearsal.ids')}</summary>
        <ul className="plain-list">
          {[...facts, ...asked].map(({ id, title }) => (
            <li key={id}>
              <code>{id}</code> {title}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

const USUAL_RUNS = 500;

function filledOf(search: RehearsalSearch, version: number, first: string): Filled {
  const { at } = search;
  const [other = ''] = linesOf(search.also);
  const [also = '', after = ''] = other.split('@');
  return {
    version: String(version),
    scenario: search.scenario ?? first,
    when: at === undefined ? 'now' : at === 'spring-festival' ? at : 'own',
    ...(at === undefined || at === 'spring-festival' ? {} : { at }),
    people: search.people ?? 'organisation',
    silent: linesOf(search.silent),
    manned: linesOf(search.manned),
    ...(also === '' ? {} : { also, after }),
    ...(search.facts === undefined ? {} : { facts: search.facts }),
    ...(search.answers === undefined ? {} : { answers: search.answers }),
    runs: Number(search.runs ?? USUAL_RUNS),
    seed: Number(search.seed ?? 1),
  };
}

function searchOf(filled: Filled, many: boolean): RehearsalSearch {
  const { when, at, also, after, silent = [], manned = [] } = filled;
  const moment = when === 'now' ? '' : when === 'own' ? (at ?? '') : when;
  const given = {
    version: filled.version,
    scenario: filled.scenario,
    at: moment,
    facts: filled.facts ?? '',
    answers: filled.answers ?? '',
    silent: silent.join('\n'),
    manned: manned.join('\n'),
    also: also === undefined || also === '' ? '' : `${also}@${after?.trim() || '0m'}`,
    runs: String(filled.runs),
    seed: String(filled.seed),
  };
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  return {
    ...said,
    ...(filled.people === 'made-up' ? { people: 'made-up' } : {}),
    ...(many ? { many: 'yes' } : { one: 'usual' }),
  };
}

// Before starting a scenario that runs once for each item: which ones it is about.
import { Select } from 'antd';
import type { Plan } from '#core/plan/plan.ts';
import { useSession } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';

type Item = { id: string; at: string; by: string; values: Record<string, unknown> };
export type StartItems = Readonly<Record<string, Item[]>>;

export function WhichItems(props: {
  readonly plan: Plan | null;
  readonly scenario: string;
  readonly onChange: (items: StartItems) => void;
}) {
  const { say } = useText();
  const { person } = useSession();
  const list = props.plan?.scenarios[props.scenario]?.each?.list;
  const fact = list === undefined ? undefined : props.plan?.facts[list];
  if (list === undefined || !fact) return null;
  const field = fact.fields?.find(({ type }) => type === 'text')?.id ?? 'name';
  const choose = (names: readonly string[]) => {
    const at = new Date().toISOString();
    const by = person?.id ?? '';
    const items = names.map((name, index) => ({ id: String(index + 1), at, by, values: { [field]: name } }));
    props.onChange(items.length > 0 ? { [list]: items } : {});
  };
  return (
    <div className="field-line">
      <label className="field-name" htmlFor="start-items">
        {say('start.items', { title: fact.title })}
      </label>
      <Select
        id="start-items"
        mode="tags"
        open={false}
        suffixIcon={null}
        tokenSeparators={['、', '，', ',', ';', '；']}
        placeholder={say('start.itemsHint')}
        onChange={choose}
      />
    </div>
  );
}

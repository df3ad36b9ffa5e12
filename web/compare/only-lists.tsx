// Names that only one of two documents has: scenarios, units and posts.
import type { DocumentComparison } from '#contract/compare.ts';
import { useText } from '#web/i18n/i18n.ts';

export function OnlyLists(props: { readonly of: DocumentComparison }) {
  const { say } = useText();
  const { scenarios, units } = props.of;
  const different = [scenarios, units].some(it => it.only_before.length + it.only_after.length > 0);
  if (!different) return <p className="soft only-none">{say('compare.namesSame')}</p>;
  return (
    <section className="panel pad only-lists" aria-label={say('compare.onlyNames')}>
      <OnlyList title={say('compare.scenarios')} of={scenarios} />
      <OnlyList title={say('compare.units')} of={units} />
    </section>
  );
}

function OnlyList(props: { readonly title: string; readonly of: DocumentComparison['units'] }) {
  const { say } = useText();
  const { only_before, only_after, both } = props.of;
  return (
    <div className="only-list">
      <h2>
        {props.title} <span className="soft">{say('compare.both', { count: both.length })}</span>
      </h2>
      <dl>
        <Names title={say('compare.likeness.only-before')} names={only_before} />
        <Names title={say('compare.likeness.only-after')} names={only_after} />
      </dl>
    </div>
  );
}

/** So many are read at a glance; the rest unfolds. */
const AT_A_GLANCE = 12;

function Names(props: { readonly title: string; readonly names: readonly string[] }) {
  const { say } = useText();
  const { names } = props;
  const rest = names.slice(AT_A_GLANCE);
  return (
    <div>
      <dt className="soft">
        {props.title} <span className="num">{names.length}</span>
      </dt>
      <dd>
        {names.length === 0 ? <span className="soft">—</span> : names.slice(0, AT_A_GLANCE).join('、')}
        {rest.length > 0 && (
          <details className="fold">
            <summary>{say('compare.more', { count: rest.length })}</summary>
            {rest.join('、')}
          </details>
        )}
      </dd>
    </div>
  );
}

// A branch's plan beside the group's that it refines: what it writes itself, and what the group has changed since.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getDrift, type PlanDrift } from '#contract/plans.ts';
import { PLAN_PARTS, type PlanPart } from '#core/compare/plan-comparison.ts';
import { asked } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Loaded } from '#web/ui/page.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';

const LOOKS = {
  overridden: { tone: 'quiet', icon: 'note' },
  'changed-underneath': { tone: 'danger', icon: 'warning' },
  'gone-underneath': { tone: 'danger', icon: 'warning' },
  changed: { tone: 'warn', icon: 'warning' },
  added: { tone: 'warn', icon: 'warning' },
  removed: { tone: 'warn', icon: 'warning' },
  'without-gone': { tone: 'quiet', icon: 'note' },
} as const;

/** "never.x" is a ban; what the comparison of plans has no part for is something else. */
function partOf(at: string): PlanPart {
  const part = at.slice(0, at.indexOf('.'));
  return part === 'never' ? 'bans' : (PLAN_PARTS.find(one => one === part) ?? 'other');
}

export function Drifted(props: { readonly plan: string; readonly version: number }) {
  const found = useQuery(asked(getDrift, { params: props }));
  return <Loaded of={found}>{({ drift }) => drift && <DriftReport drift={drift} />}</Loaded>;
}

function DriftReport({ drift }: { readonly drift: PlanDrift }) {
  const { say } = useText();
  const { base, title, base_version, written_on, drifts } = drift;
  return (
    <section className="drift">
      <h2>{say('drift.title')}</h2>
      <p className="life-line">
        <Link to="/plans/$plan" params={{ plan: base }} className="row-link">
          {title}
        </Link>
        <span className="soft">
          {say('plan.version', { n: base_version })}
          {written_on !== null && written_on !== base_version && ` · ${say('drift.then', { n: written_on })}`}
        </span>
      </p>
      {drifts.length === 0 && <p className="soft">{say('drift.none')}</p>}
      <ul className="drift-rows">
        {drifts.map(({ kind, at, title: name }) => (
          <li key={at}>
            <Tag tone={LOOKS[kind].tone} icon={icons[LOOKS[kind].icon]}>
              {say(`drift.${kind}`)}
            </Tag>
            <span>
              {say(`compare.part.${partOf(at)}`)} · {name ?? <code>{at}</code>}
            </span>
          </li>
        ))}
      </ul>
      {drifts.some(({ kind }) => LOOKS[kind].tone !== 'quiet') && <p className="soft">{say('drift.do')}</p>}
    </section>
  );
}

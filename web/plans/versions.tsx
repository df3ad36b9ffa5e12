// The versions of a plan, newest first.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listVersions, type PlanVersion } from '#contract/plans.ts';
import { asked } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Loaded } from '#web/ui/page.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { When } from '#web/ui/time.tsx';

const LOOKS = {
  draft: { tone: 'warn', icon: 'draft' },
  'in-force': { tone: 'ok', icon: 'done' },
  retired: { tone: 'quiet', icon: 'filed' },
} as const;

export function VersionTag(props: { readonly state: PlanVersion['state'] }) {
  const { say } = useText();
  const { tone, icon } = LOOKS[props.state];
  return (
    <Tag tone={tone} icon={icons[icon]}>
      {say(`plan.state.${props.state}`)}
    </Tag>
  );
}

export function Versions(props: { readonly plan: string; readonly shown: number }) {
  const { say } = useText();
  const versions = useQuery(asked(listVersions, { params: { plan: props.plan } }));
  return (
    <Loaded of={versions}>
      {({ items }) => (
        <table className="grid grid-cards">
          <thead>
            <tr>
              <th>{say('versions.version')}</th>
              <th>{say('versions.state')}</th>
              <th>{say('versions.saved')}</th>
              <th>{say('versions.inForceFrom')}</th>
              <th>{say('versions.approvedBy')}</th>
              <th>
                <span className="sr-only">{say('compare.title')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((row, index) => (
              <tr key={row.version} className={row.version === props.shown ? 'row-shown' : undefined}>
                <td>
                  <Link
                    to="/plans/$plan"
                    params={{ plan: props.plan }}
                    search={{ version: String(row.version), view: 'structure' }}
                    className="row-link"
                  >
                    {say('plan.version', { n: row.version })}
                  </Link>
                </td>
                <td>
                  <VersionTag state={row.state} />
                </td>
                <td data-label={say('versions.saved')}>
                  <When at={row.saved} /> <span className="soft">{row.saved_by_name}</span>
                </td>
                <td data-label={say('versions.inForceFrom')}>
                  {row.in_force_from ? <When at={row.in_force_from} /> : <span className="soft">—</span>}
                </td>
                <td data-label={say('versions.approvedBy')}>
                  {row.approved_by_name ?? <span className="soft">—</span>}
                </td>
                <td>
                  <CompareWithBefore
                    plan={props.plan}
                    version={row.version}
                    before={items[index + 1]?.version}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Loaded>
  );
}

/** Nothing at the first version. */
function CompareWithBefore(props: {
  readonly plan: string;
  readonly version: number;
  readonly before: number | undefined;
}) {
  const { say } = useText();
  const { plan, version, before } = props;
  if (before === undefined) return null;
  return (
    <Link
      to="/compare"
      search={{ plan, from: String(before), to: String(version) }}
      aria-label={say('compare.versions', { from: before, to: version })}
    >
      {say('compare.title')}
    </Link>
  );
}

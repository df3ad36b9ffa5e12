// The roles of a plan that nobody holds, with a way to appoint somebody on the spot: what most often stands between a
// plan that was just read and one in force.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { PlanVersion } from '#contract/plans.ts';
import { listPosts, type Post } from '#contract/roster.ts';
import type { Role } from '#core/plan/plan.ts';
import { asked } from '#web/app/api.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { HoldingsDialog } from '#web/roster/holdings-dialog.tsx';

/** Groups and relative roles are not held; outsiders are not asked. */
const isHeld = (role: Role): boolean => role.is === undefined && role.members === undefined && !role.outside;

export function VacantRoles(props: { readonly version: PlanVersion }) {
  const { say } = useText();
  const may = useMay();
  const posts = useQuery(asked(listPosts, undefined));
  const [appointed, setAppointed] = useState<Post | null>(null);
  const { compiled } = props.version;
  if (!compiled || !posts.data) return null;
  const byId = new Map(posts.data.items.map(post => [post.id, post]));
  const vacant = Object.values(compiled.roles).filter(
    role => isHeld(role) && (byId.get(role.id)?.holdings.length ?? 0) === 0,
  );
  if (vacant.length === 0) return null;
  return (
    <div className="note-box">
      <strong>{say('plan.vacant', { count: vacant.length })}</strong>
      <ul className="vacant">
        {vacant.map(role => (
          <li key={role.id}>
            <span>{role.title}</span>
            {may('roster.edit') && (
              <Button
                size="small"
                aria-label={say('plan.appointTo', { title: role.title })}
                onClick={() =>
                  setAppointed(
                    byId.get(role.id) ?? { id: role.id, title: role.title, unit: null, holdings: [] },
                  )
                }
              >
                {say('plan.appoint')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Link to="/roster" search={{ view: 'posts' }}>
        {say('plan.toRoster')} →
      </Link>
      {appointed && (
        <HoldingsDialog post={appointed} isNew={!byId.has(appointed.id)} onClose={() => setAppointed(null)} />
      )}
    </div>
  );
}

// Where a plan stands between draft and retirement, and what whoever looks may do about it.
import { useQuery } from '@tanstack/react-query';
import { getPlanLife, type PlanLife } from '#contract/plan-life.ts';
import { REVIEW_TRIGGERS } from '#core/plan/head.ts';
import { asked } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Loaded } from '#web/ui/page.tsx';
import { When } from '#web/ui/time.tsx';
import { DraftSignatures } from './draft-signatures.tsx';
import { Receipts } from './receipts.tsx';
import { Reviews } from './reviews.tsx';

export function PlanLifePanel(props: { readonly plan: string }) {
  const life = useQuery(asked(getPlanLife, { params: { plan: props.plan } }));
  return (
    <Loaded of={life}>
      {data => (
        <div className="life">
          <DraftSignatures life={data} />
          <Receipts life={data} />
          <Reviews life={data} />
          <Record life={data} />
        </div>
      )}
    </Loaded>
  );
}

function Record({ life }: { readonly life: PlanLife }) {
  const { say } = useText();
  return (
    <section>
      <h2>{say('life.record')}</h2>
      {life.acts.length === 0 && <p className="soft">{say('life.noActs')}</p>}
      <ol className="life-acts">
        {life.acts.map(act => (
          <li key={act.seq}>
            <span className="soft">
              <When at={act.at} />
            </span>
            <span>
              <strong>{act.by.name}</strong> <ActWords act={act} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function ActWords({ act }: { readonly act: PlanLife['acts'][number] }) {
  const { say } = useText();
  const values = { n: act.version ?? 0, name: act.name ?? '' };
  const { what } = act;
  const words = () => {
    switch (act.type) {
      case 'signed':
        return say(what === 'agrees' ? 'life.act.agrees' : 'life.act.turned-down', values);
      case 'taken-back':
        return say(what === 'edited' ? 'life.act.edited' : 'life.act.by-hand', values);
      case 'review-called': {
        const trigger = REVIEW_TRIGGERS.find(one => one === what) ?? 'other';
        return `${say('life.act.review-called')} · ${say(`life.trigger.${trigger}`)}`;
      }
      case 'looked-at-again':
        return `${say('life.act.looked-at-again')} · ${say(`life.outcome.${what === 'stands' ? what : 'to-be-revised'}`)}`;
      default:
        return say(`life.act.${act.type}`, values);
    }
  };
  return (
    <>
      {words()}
      {act.note && <q className="life-note">{act.note}</q>}
    </>
  );
}

// What was read of a clause, field by field: only what is there, but who acts and the clock's origin also where they are not.
import type { ReactNode } from 'react';
import type { Meaning, ReviewedClause } from '#contract/review-clause.ts';
import { useText } from '#web/i18n/i18n.ts';
import { icons, Tag } from '#web/ui/tags.tsx';
import { amountText, type FieldName, fieldText } from './meaning-fields.ts';

/** Shown in a line of their own when there is something. */
const REST: readonly FieldName[] = [
  'periodicity',
  'condition',
  'gate',
  'until',
  'exception',
  'escalation',
  'resources',
  'evidence',
  'fields',
  'discretion',
  'outside',
  'scenario',
];

export function ClauseFacts(props: { readonly clause: ReviewedClause }) {
  const { say } = useText();
  const { meaning, references } = props.clause;
  const binding = meaning.modality !== 'statement';
  const rest = REST.filter(field => fieldText(field, meaning, say) !== '—');
  return (
    <dl className="clause-facts">
      {(binding || meaning.actors.length > 0) && (
        <Fact name={say('review.field.actors')}>
          <Actors of={meaning.actors} />
        </Fact>
      )}
      {meaning.recipients.length > 0 && (
        <Fact name={say('review.field.recipients')}>{fieldText('recipients', meaning, say)}</Fact>
      )}
      {meaning.deadline && (
        <Fact name={say('review.field.deadline')}>
          <Limit of={meaning.deadline} />
        </Fact>
      )}
      {rest.map(field => (
        <Fact key={field} name={say(`review.field.${field}`)}>
          {fieldText(field, meaning, say)}
        </Fact>
      ))}
      {references.length > 0 && (
        <Fact name={say('review.field.references')}>
          {references.map(it => it.text).join(say('review.comma'))}
        </Fact>
      )}
    </dl>
  );
}

function Fact(props: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Actors(props: { readonly of: Meaning['actors'] }) {
  const { say } = useText();
  if (props.of.length === 0)
    return (
      <Tag tone="warn" icon={icons.warning}>
        {say('review.nobody')}
      </Tag>
    );
  return props.of.map((actor, n) => (
    <span key={actor.name}>
      {n > 0 && say('review.comma')}
      <strong>{actor.name}</strong>
      {actor.implied && <span className="soft"> {say('review.implied')}</span>}
    </span>
  ));
}

function Limit(props: { readonly of: NonNullable<Meaning['deadline']> }) {
  const { say } = useText();
  const { text, value, unit, origin } = props.of;
  const figure = value !== null && unit !== null;
  return (
    <span className="row-tags">
      <strong>{text}</strong>
      {figure && <span className="soft num">= {amountText(value, unit, say)}</span>}
      {origin !== null && <span>{say('review.from', { origin })}</span>}
      {figure && origin === null && (
        <Tag tone="warn" icon={icons.warning}>
          {say('review.noOrigin')}
        </Tag>
      )}
    </span>
  );
}

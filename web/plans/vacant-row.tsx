// One role nobody holds: who takes it, found by name, and who is proposed with the reason.
import { Button } from 'antd';
import type { Vacancy } from '#contract/vacancies.ts';
import { useText } from '#web/i18n/i18n.ts';
import { PersonField } from '#web/ui/person-field.tsx';

/** `person` null: to be added to the roster under that name. */
export type Choice = { readonly person: string | null; readonly name: string };

export function VacantRow(props: {
  readonly vacancy: Vacancy;
  readonly choice: Choice | null;
  readonly mayEdit: boolean;
  readonly onChoose: (choice: Choice | null) => void;
}) {
  const { say } = useText();
  const { vacancy, choice, mayEdit, onChoose } = props;
  const { post, title, proposals } = vacancy;
  const taken = (one: Vacancy['proposals'][number]) =>
    choice !== null && choice.person === one.person && choice.name === one.name;
  return (
    <tr data-vacant={post}>
      <th scope="row">{title}</th>
      <td>
        {mayEdit ? (
          <div className="vacant-choice">
            {choice?.person === null ? (
              <span className="vacant-new">
                {choice.name} <span className="soft">{say('vacant.new')}</span>
                <Button size="small" type="text" onClick={() => onChoose(null)}>
                  {say('vacant.clear')}
                </Button>
              </span>
            ) : (
              <PersonField
                label={say('plan.appointTo', { title })}
                value={choice?.person ?? undefined}
                name={choice?.name}
                onChange={(person, name) =>
                  onChoose(person === undefined ? null : { person, name: name ?? person })
                }
              />
            )}
            {proposals
              .filter(one => !taken(one))
              .map(one => (
                <button
                  key={`${one.person} ${one.name}`}
                  type="button"
                  className="chip"
                  onClick={() => onChoose({ person: one.person, name: one.name })}
                >
                  {one.name} <span className="soft">{say(`vacant.why.${one.why}`, { of: one.of })}</span>
                </button>
              ))}
            {choice &&
              proposals.filter(taken).map(one => (
                <span key={one.name} className="soft">
                  {say(`vacant.why.${one.why}`, { of: one.of })}
                </span>
              ))}
          </div>
        ) : (
          <span className="soft">—</span>
        )}
      </td>
    </tr>
  );
}

// The roles of a plan that nobody holds, in one table with who may be meant: chosen, searched for or taken from the document's
// own list of contacts, and saved together. What most often stands between a plan that was just read and one in force.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { PlanVersion } from '#contract/plans.ts';
import { savePerson } from '#contract/roster.ts';
import { fillPosts, listVacancies, type Vacancy } from '#contract/vacancies.ts';
import { ask, asked, changed } from '#web/app/api.ts';
import { newId } from '#web/app/new-id.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { PersonField } from '#web/ui/person-field.tsx';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { type Choice, VacantRow } from './vacant-row.tsx';

export type Choices = ReadonlyMap<string, Choice | null>;

/** Whom nobody has chosen otherwise: the first that was found under the very title, and is in the roster. */
export function chosenFor(vacancy: Vacancy, choices: Choices): Choice | null {
  const own = choices.get(vacancy.post);
  if (own !== undefined) return own;
  const [first] = vacancy.proposals;
  return first?.exact && first.person !== null ? { person: first.person, name: first.name } : null;
}

export function VacantRoles(props: { readonly version: PlanVersion }) {
  const { say } = useText();
  const may = useMay();
  const { plan, version } = props.version;
  const vacancies = useQuery(asked(listVacancies, { params: { plan, version } }));
  const [choices, setChoices] = useState<Choices>(new Map());
  const items = vacancies.data?.items ?? [];
  const filled = items.flatMap(vacancy => {
    const choice = chosenFor(vacancy, choices);
    return choice ? [{ vacancy, choice }] : [];
  });
  const save = useSave();
  if (items.length === 0 || !may('roster.read')) return null;
  return (
    <section className="note-box vacancies" aria-label={say('vacant.title')}>
      <strong>{say('plan.vacant', { count: items.length })}</strong>
      <table className="vacant-table">
        <thead>
          <tr>
            <th>{say('vacant.role')}</th>
            <th>{say('vacant.person')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(vacancy => (
            <VacantRow
              key={vacancy.post}
              vacancy={vacancy}
              choice={chosenFor(vacancy, choices)}
              mayEdit={may('roster.edit')}
              onChoose={choice => setChoices(new Map(choices).set(vacancy.post, choice))}
            />
          ))}
        </tbody>
      </table>
      {may('roster.edit') && items.length - filled.length > 1 && (
        <div className="vacant-rest">
          <span>{say('vacant.rest', { n: items.length - filled.length })}</span>
          <PersonField
            key={filled.length}
            label={say('vacant.rest', { n: items.length - filled.length })}
            onChange={(person, name) => {
              if (person === undefined) return;
              const rest = items.filter(vacancy => chosenFor(vacancy, choices) === null);
              const all = rest.map(({ post }) => [post, { person, name: name ?? person }] as const);
              setChoices(new Map([...choices, ...all]));
            }}
          />
        </div>
      )}
      {save.error && <ProblemAlert problem={save.error} />}
      <div className="vacant-foot">
        {may('roster.edit') && (
          <Button
            type="primary"
            disabled={filled.length === 0}
            loading={save.isPending}
            onClick={() => save.mutate(filled, { onSuccess: () => setChoices(new Map()) })}
          >
            {say('vacant.save', { count: filled.length })}
          </Button>
        )}
        <Link to="/roster" search={{ view: 'posts' }}>
          {say('plan.toRoster')} →
        </Link>
      </div>
    </section>
  );
}

type Filled = { readonly vacancy: Vacancy; readonly choice: Choice };

/** People of the document's list are added first, each once; then all posts are filled in one act. */
function useSave() {
  const { say, language } = useText();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: async (filled: readonly Filled[]) => {
      const added = new Map<string, string>();
      for (const { choice } of filled) {
        if (choice.person !== null || added.has(choice.name)) continue;
        const person = newId();
        const body = {
          ...{ name: choice.name, unit: null, language },
          addresses: [{ channel: 'in-app', value: person }],
        };
        await ask(savePerson, { params: { person }, body });
        added.set(choice.name, person);
      }
      const posts = filled.map(({ vacancy: { post, title, unit }, choice }) => ({
        ...{ post, title, unit },
        person: choice.person ?? added.get(choice.name) ?? '',
      }));
      return await ask(fillPosts, { body: { posts } });
    },
    onSuccess: async ({ items }) => {
      await changed('list-posts', 'list-people', 'list-vacancies', 'get-version', 'check-plan');
      void message.success(say('vacant.saved', { count: items.length }));
    },
  });
}

// The organisation's own dictionary: what its people have taught the reader. Searched, added to, taken from.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { type DictionaryEntry, forgetEntry, listDictionary, teachDictionary } from '#contract/dictionary.ts';
import { ask, asked, changed } from '#web/app/api.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ListFrame, pageQuery } from '#web/ui/list.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { When } from '#web/ui/time.tsx';
import { emptyLesson, LessonFields, lessonText } from './lesson-fields.tsx';
import { PlanPlaces } from './plan-places.tsx';

export function DictionaryScreen() {
  const { say } = useText();
  const may = useMay();
  const search = useSearch({ from: '/shell/dictionary' });
  const navigate = useNavigate({ from: '/dictionary' });
  const page = useQuery({
    ...asked(listDictionary, {
      query: { ...pageQuery(search), ...(search.text ? { text: search.text } : {}) },
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={say('nav.plans')} lead={<PlanPlaces />}>
      <p className="soft page-note">{say('dictionary.note')}</p>
      {may('dictionary.edit') && <AddEntry />}
      <ListFrame
        search={search}
        onSearch={(next, replace) => void navigate({ search: next, replace })}
        searchLabel={say('dictionary.search')}
        of={page}
        empty={say('dictionary.empty')}
      >
        {rows => <EntryTable rows={rows} />}
      </ListFrame>
    </Page>
  );
}

function AddEntry() {
  const { say } = useText();
  const [entry, setEntry] = useState<Pick<DictionaryEntry, 'term' | 'meaning'>>({
    term: '',
    meaning: emptyLesson('party'),
  });
  const add = useMutation({
    mutationFn: () => ask(teachDictionary, { body: entry }),
    onSuccess: async () => {
      setEntry({ term: '', meaning: emptyLesson(entry.meaning.kind) });
      await changed('list-dictionary');
    },
  });
  return (
    <form
      className="panel pad add-entry"
      aria-label={say('dictionary.add')}
      onSubmit={event => {
        event.preventDefault();
        if (entry.term.trim() !== '') add.mutate();
      }}
    >
      <LessonFields value={entry} onChange={setEntry} />
      <Button htmlType="submit" type="primary" loading={add.isPending} disabled={entry.term.trim() === ''}>
        {say('dictionary.add')}
      </Button>
      {add.error && <ProblemAlert problem={add.error} />}
    </form>
  );
}

function EntryTable(props: { readonly rows: readonly DictionaryEntry[] }) {
  const { say } = useText();
  const may = useMay();
  const [removing, setRemoving] = useState<DictionaryEntry | null>(null);
  return (
    <>
      <table className="grid grid-cards">
        <thead>
          <tr>
            <th>{say('dictionary.term')}</th>
            <th className="grid-main">{say('dictionary.meaning')}</th>
            <th>{say('dictionary.from')}</th>
            <th>{say('dictionary.by')}</th>
            <th className="grid-end">
              <span className="sr-only">{say('dictionary.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map(row => (
            <tr key={row.id}>
              <td>
                <strong>{row.term}</strong>
              </td>
              <td className="grid-main">{lessonText(row.meaning, say)}</td>
              <td data-label={say('dictionary.from')}>
                {row.from === null ? (
                  <span className="soft">{say('dictionary.byHand')}</span>
                ) : (
                  <Link
                    to="/documents/$document/review"
                    params={{ document: row.from.document }}
                    search={row.from.clause === '' ? {} : { clause: row.from.clause }}
                  >
                    {say('dictionary.place')}
                  </Link>
                )}
              </td>
              <td data-label={say('dictionary.by')}>
                {row.by.name} <When at={row.at} />
              </td>
              <td className="grid-end">
                {may('dictionary.edit') && (
                  <Button
                    size="small"
                    aria-label={say('dictionary.removeOf', { term: row.term })}
                    onClick={() => setRemoving(row)}
                  >
                    {say('dictionary.remove')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {removing && <RemoveDialog entry={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

function RemoveDialog(props: { readonly entry: DictionaryEntry; readonly onClose: () => void }) {
  const { say } = useText();
  const { entry, onClose } = props;
  const remove = useMutation({
    mutationFn: () => ask(forgetEntry, { params: { entry: entry.id } }),
    onSuccess: async () => {
      onClose();
      await changed('list-dictionary');
    },
  });
  return (
    <Modal
      open
      title={say('dictionary.removeOf', { term: entry.term })}
      okText={say('dictionary.remove')}
      cancelText={say('do.cancel')}
      onCancel={onClose}
      onOk={() => remove.mutate()}
      okButtonProps={{ loading: remove.isPending, danger: true }}
    >
      <p>{say('dictionary.removeNote')}</p>
      {remove.error && <ProblemAlert problem={remove.error} />}
    </Modal>
  );
}

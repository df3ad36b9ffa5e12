// What the dictionary has just learnt from a decision, said at once and taken back with one click: the decision itself stays.
import { CloseOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type DictionaryEntry, forgetEntry } from '#contract/dictionary.ts';
import { ask, changed } from '#web/app/api.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { problemOf } from '#web/ui/problem.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { lessonText } from './lesson-fields.tsx';

export function Learnt(props: { readonly entries: readonly DictionaryEntry[] }) {
  const { say } = useText();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const left = props.entries.filter(({ id }) => !gone.has(id));
  if (left.length === 0) return null;
  return (
    <span className="learnt" role="status">
      {left.map(entry => (
        <LearntTag key={entry.id} entry={entry} onGone={() => setGone(new Set([...gone, entry.id]))} />
      ))}
      <Link to="/dictionary" search={left.length === 1 && left[0] ? { text: left[0].term } : {}}>
        {say('places.dictionary')}
      </Link>
    </span>
  );
}

function LearntTag(props: { readonly entry: DictionaryEntry; readonly onGone: () => void }) {
  const { say, language } = useText();
  const may = useMay();
  const { entry } = props;
  const { id, term, meaning } = entry;
  const forget = useMutation({
    mutationFn: () => ask(forgetEntry, { params: { entry: id } }),
    onSuccess: async () => {
      props.onGone();
      await changed('list-dictionary');
    },
  });
  return (
    <Tag tone="info" icon={icons.note}>
      {say('review.learnt', { term, says: lessonText(meaning, say) })}
      {may('dictionary.edit') && (
        <button
          type="button"
          className="tag-remove"
          disabled={forget.isPending}
          aria-label={say('review.forget', { term })}
          title={say('review.forget', { term })}
          onClick={() => forget.mutate()}
        >
          <CloseOutlined aria-hidden="true" />
        </button>
      )}
      {forget.error && (
        <span role="alert"> {problemOf(forget.error)?.messages[language] ?? say('problem.crash')}</span>
      )}
    </Tag>
  );
}

// Words of a clause that the reader is to know from now on, in every document of the organisation.
import { useText } from '#web/i18n/i18n.ts';
import { LessonFields, type Taught } from './lesson-fields.tsx';
import { RowsField } from './text-fields.tsx';

export function TeachField(props: {
  readonly quote: string;
  readonly rows: readonly Taught[];
  readonly onChange: (rows: readonly Taught[]) => void;
}) {
  const { say } = useText();
  return (
    <details className="fold">
      <summary>{say('review.teach')}</summary>
      <p className="soft">{say('review.teach.note')}</p>
      <RowsField
        label={say('review.teach.word')}
        rows={props.rows}
        empty={{ term: selectedOf(props.quote), meaning: { kind: 'party', as: 'post' } }}
        most={10}
        onChange={props.onChange}
      >
        {(row, change) => <LessonFields value={row} onChange={change} />}
      </RowsField>
    </details>
  );
}

/** What is selected on the screen, when it is of this clause. */
function selectedOf(quote: string): string {
  const text = window.getSelection()?.toString().trim() ?? '';
  return text !== '' && text.length <= 60 && quote.includes(text) ? text : '';
}

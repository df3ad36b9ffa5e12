// Bringing in a document: chosen or dropped, with progress, and refusals that say what to do.
import { InboxOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Progress } from 'antd';
import { type DragEvent, useId, useState } from 'react';
import { MOST_BYTES } from '#contract/plans.ts';
import { SameTitle } from '#contract/uploads.ts';
import { changed } from '#web/app/api.ts';
import { type Say, useText } from '#web/i18n/i18n.ts';
import { ProblemAlert, problemOf } from '#web/ui/problem.tsx';
import { type Asked, SameTitleDialog } from './same-title-dialog.tsx';
import { sendFile } from './send-file.ts';

export const KINDS =
  '.docx .docm .dotx .doc .wps .rtf .odt .pdf .xlsx .xlsm .html .htm .txt .text .md .markdown'.split(' ');
export const megabytes = (bytes: number) => Math.round(bytes / 100_000) / 10;

type Stage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly name: string; readonly share: number }
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'failed'; readonly file: File; readonly error: unknown };

/** What can be said before anything is sent. What kind of file it is the server sees, and says what to do about each. */
export function refusal(file: File, say: Say): string | undefined {
  const { name, size } = file;
  if (size === 0) return say('upload.empty', { name });
  if (size > MOST_BYTES)
    return say('upload.tooBig', { name, size: megabytes(size), most: megabytes(MOST_BYTES) });
  return undefined;
}

export function Upload() {
  const { say, language } = useText();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [stage, setStage] = useState<Stage>({ kind: 'idle' });
  const [over, setOver] = useState(false);
  const [asking, setAsking] = useState<Asked | null>(null);
  const id = useId();
  const take = async (file: File | undefined) => {
    if (!file) return;
    const text = refusal(file, say);
    if (text !== undefined) return setStage({ kind: 'refused', text });
    const progress = (share: number) => setStage({ kind: 'sending', name: file.name, share });
    progress(0);
    try {
      const { document, plan, version, findings } = await sendFile(file, progress);
      await changed('list-plans', 'list-reviews', 'list-uploads');
      // Printed here and not edited since: the very plan is back, and there is nothing to review.
      const back = findings.find(({ code }) => code === 'plan-read-back');
      if (back === undefined)
        return void navigate({ to: '/documents/$document/review', params: { document } });
      void message.info(back.message[language], 8);
      void navigate({ to: '/plans/$plan', params: { plan }, search: { version: String(version) } });
    } catch (error) {
      await changed('list-uploads');
      const question = questionOf(error, file.name);
      setStage(question ? { kind: 'idle' } : { kind: 'failed', file, error });
      setAsking(question ?? null);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <section
      className={over ? 'upload upload-over' : 'upload'}
      aria-label={say('upload.title')}
      onDragOver={event => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className="upload-line">
        <InboxOutlined aria-hidden="true" className="upload-icon" />
        <div className="upload-words">
          <strong>{say('upload.title')}</strong>
          <span className="soft">{say('upload.kinds', { size: megabytes(MOST_BYTES) })}</span>
        </div>
        {stage.kind === 'sending' ? (
          <div className="upload-progress" role="status">
            <span>{say(stage.share < 1 ? 'upload.sending' : 'upload.reading', { name: stage.name })}</span>
            <Progress
              percent={Math.round(stage.share * 100)}
              status="active"
              size="small"
              aria-label={say('upload.sending', { name: stage.name })}
            />
          </div>
        ) : (
          <span className="upload-choose">
            <input
              id={id}
              type="file"
              className="sr-only"
              accept={KINDS.join(',')}
              onChange={event => {
                void take(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
            <label htmlFor={id} className="button-label">
              {say(stage.kind === 'idle' ? 'upload.choose' : 'upload.another')}
            </label>
            <span className="soft wide-only">{say('upload.drop')}</span>
          </span>
        )}
      </div>
      {stage.kind === 'refused' && <Alert type="error" showIcon role="alert" title={stage.text} />}
      {stage.kind === 'failed' && <ProblemAlert problem={stage.error} retry={() => take(stage.file)} />}
      {asking && <SameTitleDialog asked={asking} onClose={() => setAsking(null)} />}
    </section>
  );
}

/** What the server asks where a plan of the same title is here. */
function questionOf(error: unknown, name: string): Asked | undefined {
  const problem = problemOf(error);
  if (problem?.code !== 'same-title') return undefined;
  const question = SameTitle.safeParse(problem.values).data;
  const document = problem.values?.document;
  return question && typeof document === 'string' ? { document, name, question } : undefined;
}

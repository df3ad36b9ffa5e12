// Bringing in a new edition of a document: read again; what is unchanged keeps its review.
import { useNavigate } from '@tanstack/react-router';
import { Modal, Progress } from 'antd';
import { useId, useState } from 'react';
import { uploadEdition } from '#contract/editions.ts';
import { MOST_BYTES } from '#contract/plans.ts';
import { changed, queries } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { sendFile } from '#web/plans/send-file.ts';
import { KINDS, megabytes, refusal } from '#web/plans/upload.tsx';
import { ProblemAlert } from '#web/ui/problem.tsx';

export function EditionDialog(props: { readonly document: string; readonly onClose: () => void }) {
  const { say } = useText();
  const navigate = useNavigate();
  const id = useId();
  const [sending, setSending] = useState<{ readonly name: string; readonly share: number } | null>(null);
  const [trouble, setTrouble] = useState<string | { readonly error: unknown } | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const refused = refusal(file, say);
    if (refused !== undefined) return setTrouble(refused);
    setTrouble(null);
    const progress = (share: number) => setSending({ name: file.name, share });
    progress(0);
    try {
      const { document } = await sendFile(file, progress, uploadEdition, { document: props.document });
      await changed('list-reviews');
      queries.removeQueries({ queryKey: ['get-review'] });
      void navigate({ to: '/documents/$document/changes', params: { document } });
    } catch (error) {
      setSending(null);
      setTrouble({ error });
    }
  };
  return (
    <Modal open title={say('review.newEdition')} footer={null} onCancel={props.onClose}>
      <div className="form-gap">
        <p>{say('review.newEdition.note')}</p>
        {sending ? (
          <div role="status">
            {say(sending.share < 1 ? 'upload.sending' : 'upload.reading', { name: sending.name })}
            <Progress
              percent={Math.round(sending.share * 100)}
              status="active"
              size="small"
              aria-label={say('upload.sending', { name: sending.name })}
            />
          </div>
        ) : (
          <span className="field-line">
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
              {say('upload.choose')}
            </label>
            <span className="soft">{say('upload.kinds', { size: megabytes(MOST_BYTES) })}</span>
          </span>
        )}
        {typeof trouble === 'string' && (
          <p className="field-error" role="alert">
            {trouble}
          </p>
        )}
        {trouble !== null && typeof trouble === 'object' && <ProblemAlert problem={trouble.error} />}
      </div>
    </Modal>
  );
}

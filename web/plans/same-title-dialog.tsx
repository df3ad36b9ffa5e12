// A document titled like a plan that is here: a new edition of that plan, or a plan of its own? The file is kept already, so
// closing this loses nothing; the list of uploads asks again.
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useId, useState } from 'react';
import { type SameTitle, takeUpload } from '#contract/uploads.ts';
import { ask, changed, queries } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ProblemAlert } from '#web/ui/problem.tsx';

export type Asked = { readonly document: string; readonly name: string; readonly question: SameTitle };

const CHOICES = ['edition', 'separate'] as const;

export function SameTitleDialog(props: { readonly asked: Asked; readonly onClose: () => void }) {
  const { say } = useText();
  const navigate = useNavigate();
  const { document, name, question } = props.asked;
  const [as, setAs] = useState(question.proposed);
  const group = useId();
  const take = useMutation({
    mutationFn: () => ask(takeUpload, { params: { document }, body: { as } }),
    onSuccess: async taken => {
      await changed('list-plans', 'list-reviews', 'list-uploads');
      queries.removeQueries({ queryKey: ['get-review'] });
      const params = { document };
      props.onClose();
      if (taken.edition !== null && taken.edition > 1)
        void navigate({ to: '/documents/$document/changes', params });
      else void navigate({ to: '/documents/$document/review', params });
    },
  });
  return (
    <Modal
      open
      title={say('same.title', { title: question.title })}
      okText={say('same.go')}
      cancelText={say('same.later')}
      confirmLoading={take.isPending}
      onOk={() => take.mutate()}
      onCancel={props.onClose}
    >
      <div className="form-gap">
        <p>
          {say('same.kept', { name })} {shareText(question, say)}
        </p>
        <fieldset className="same-title">
          <legend className="sr-only">{say('same.what')}</legend>
          {CHOICES.map(choice => (
            <label key={choice} className="same-choice">
              <input
                type="radio"
                name={group}
                value={choice}
                checked={as === choice}
                onChange={() => setAs(choice)}
              />
              <span>
                <strong>{say(`same.${choice}`, { title: question.title })}</strong>
                {choice === question.proposed && <span className="soft"> {say('same.proposed')}</span>}
                <span className="soft same-note">{say(`same.${choice}.note`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {take.error && <ProblemAlert problem={take.error} />}
      </div>
    </Modal>
  );
}

export function shareText({ share }: SameTitle, say: ReturnType<typeof useText>['say']): string {
  return share === null ? say('same.noDocument') : say('same.share', { percent: Math.round(share * 100) });
}

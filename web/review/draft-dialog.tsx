// Making the plan's draft of what was reviewed: what is still open is said first, and that the draft there is replaced.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import { draftFromReview } from '#contract/editions.ts';
import { listVersions } from '#contract/plans.ts';
import type { Review } from '#contract/reviews.ts';
import { ask, asked, changed, commandId } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ProblemAlert } from '#web/ui/problem.tsx';

export function DraftDialog(props: { readonly review: Review; readonly onClose: () => void }) {
  const { say } = useText();
  const navigate = useNavigate();
  const { document, plan, progress } = props.review;
  const versions = useQuery({
    ...asked(listVersions, { params: { plan: plan ?? '' } }),
    enabled: plan !== null,
    staleTime: 0,
  });
  const draft = versions.data?.items.find(({ state }) => state === 'draft');
  const make = useMutation({
    mutationFn: () =>
      ask(draftFromReview, {
        params: { document },
        headers: { ...commandId(), 'if-match': draft ? String(draft.revision) : 'new' },
      }),
    onSuccess: async made => {
      await changed('list-plans', 'list-versions', 'get-version', 'get-document', 'list-reviews');
      void changed('get-review', 'list-decisions');
      void navigate({
        to: '/plans/$plan',
        params: { plan: made.plan },
        search: { version: String(made.version) },
      });
    },
    // Somebody saved the draft meanwhile: its new revision is shown the next time it is asked for.
    onError: () => void versions.refetch(),
  });
  const open = progress.clauses - progress.settled;
  const findings = progress.findings - progress.findings_settled;
  const ready = plan === null || versions.data !== undefined;
  return (
    <Modal
      open
      title={say('review.draft')}
      okText={say('review.draft.make')}
      cancelText={say('do.cancel')}
      onCancel={props.onClose}
      onOk={() => make.mutate()}
      okButtonProps={{ loading: make.isPending, disabled: !ready }}
    >
      <div className="form-gap">
        <p>
          {open === 0
            ? say('review.draft.all', { count: progress.clauses })
            : say('review.draft.open', { count: open })}
        </p>
        {findings > 0 && <p>{say('review.draft.findings', { count: findings })}</p>}
        {draft && <p className="note-box">{say('review.draft.replaces', { n: draft.version })}</p>}
        {versions.error && <ProblemAlert problem={versions.error} retry={versions.refetch} />}
        {make.error && <ProblemAlert problem={make.error} />}
      </div>
    </Modal>
  );
}

// Looking at a plan again: when it is due, the reasons reported, the result; and retiring the plan.
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { callReview, finishReview, type PlanLife, retirePlan } from '#contract/plan-life.ts';
import { REVIEW_TRIGGERS, type ReviewTrigger } from '#core/plan/head.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { NoteDialog } from '#web/ui/note-dialog.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { When } from '#web/ui/time.tsx';
import { useLifeAct } from './life-acts.ts';

type Dialog = 'call' | 'finish' | 'retire';

export function Reviews({ life }: { readonly life: PlanLife }) {
  const { say } = useText();
  const may = useMay();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const { review, plan } = life;
  return (
    <section>
      <h2>{say('life.review')}</h2>
      {!review && <p className="soft">{say('life.notInForce')}</p>}
      {review && <ReviewStanding review={review} />}
      {review && (
        <p className="life-line">
          {may('plan.edit') && <Button onClick={() => setDialog('call')}>{say('life.call')}</Button>}
          {may('plan.put-into-force') && (
            <>
              <Button onClick={() => setDialog('finish')}>{say('life.finish')}</Button>
              <Button danger onClick={() => setDialog('retire')}>
                {say('life.retire')}
              </Button>
            </>
          )}
        </p>
      )}
      {dialog === 'call' && <CallDialog plan={plan} onClose={close} />}
      {dialog === 'finish' && <FinishDialog plan={plan} onClose={close} />}
      {dialog === 'retire' && <RetireDialog plan={plan} onClose={close} />}
    </section>
  );
}

function ReviewStanding({ review }: { readonly review: NonNullable<PlanLife['review']> }) {
  const { say } = useText();
  const { due, overdue, last, calls } = review;
  return (
    <>
      <dl className="life-facts">
        <dt>{say('life.reviewDue')}</dt>
        <dd>
          {due ?? <span className="soft">{say('life.reviewUnsaid')}</span>}{' '}
          {overdue && (
            <Tag tone="danger" icon={icons.overdue}>
              {say('life.overdue')}
            </Tag>
          )}
        </dd>
        <dt>{say('life.lastReview')}</dt>
        <dd>
          {last ? (
            <>
              <When at={last.at} /> {last.by.name} · {say(`life.outcome.${last.outcome}`)}
              <q className="life-note">{last.note}</q>
            </>
          ) : (
            <span className="soft">{say('life.never')}</span>
          )}
        </dd>
      </dl>
      {calls.map(call => (
        <p key={`${call.at}${call.trigger}`} className="life-line">
          <Tag tone="danger" icon={icons.warning}>
            {say('life.called')}
          </Tag>
          {say(`life.trigger.${call.trigger}`)}
          <q className="life-note">{call.note}</q>
          <span className="soft">
            {call.by.name} <When at={call.at} />
          </span>
        </p>
      ))}
    </>
  );
}

type DialogProps = { readonly plan: string; readonly onClose: () => void };

function CallDialog({ plan, onClose }: DialogProps) {
  const { say } = useText();
  type Values = { readonly note?: string; readonly trigger: ReviewTrigger };
  const call = useLifeAct(
    callReview,
    ({ note = '', trigger }: Values) => ({ params: { plan }, body: { note, trigger } }),
    onClose,
  );
  return (
    <NoteDialog<Values>
      title={say('life.callTitle')}
      body={say('life.callLaw')}
      label={say('life.note')}
      required
      submit={say('life.call')}
      does={call}
      onClose={onClose}
    >
      <Form.Item
        name="trigger"
        label={say('life.trigger')}
        rules={[{ required: true, message: say('field.required') }]}
      >
        <Radio.Group
          className="life-choices"
          options={REVIEW_TRIGGERS.map(trigger => ({
            value: trigger,
            label: say(`life.trigger.${trigger}`),
          }))}
        />
      </Form.Item>
    </NoteDialog>
  );
}

function FinishDialog({ plan, onClose }: DialogProps) {
  const { say } = useText();
  type Values = {
    readonly note?: string;
    readonly outcome: 'stands' | 'to-be-revised';
    readonly next?: string;
  };
  const finish = useLifeAct(
    finishReview,
    ({ note = '', outcome, next }: Values) => ({
      params: { plan },
      body: { note, outcome, next: next || null },
    }),
    onClose,
  );
  return (
    <NoteDialog<Values>
      title={say('life.finishTitle')}
      label={say('life.note')}
      required
      submit={say('life.finish')}
      initial={{ outcome: 'stands' }}
      does={finish}
      onClose={onClose}
    >
      <Form.Item name="outcome">
        <Radio.Group
          options={(['stands', 'to-be-revised'] as const).map(value => ({
            value,
            label: say(`life.outcome.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="next" label={say('life.next')} extra={say('life.nextHint')}>
        <Input type="date" />
      </Form.Item>
    </NoteDialog>
  );
}

function RetireDialog({ plan, onClose }: DialogProps) {
  const { say } = useText();
  const retire = useLifeAct(
    retirePlan,
    ({ note = '' }: { readonly note?: string }) => ({ params: { plan }, body: { reason: note } }),
    onClose,
  );
  return (
    <NoteDialog
      title={say('life.retireTitle')}
      body={say('life.retireBody')}
      label={say('life.reason')}
      required
      submit={say('life.retire')}
      danger
      does={retire}
      onClose={onClose}
    />
  );
}

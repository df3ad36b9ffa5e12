// The draft: handing it in, who has to sign it, signing it here or entering what was signed on paper.
import { Alert, Button, Form, Radio } from 'antd';
import { useState } from 'react';
import { type PlanLife, signDraft, submitDraft, takeDraftBack } from '#contract/plan-life.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { NoteDialog } from '#web/ui/note-dialog.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { When } from '#web/ui/time.tsx';
import { useLifeAct } from './life-acts.ts';

type Draft = NonNullable<PlanLife['draft']>;
type Signature = Draft['signatures'][number];

const PHASES = {
  drafted: { tone: 'quiet', icon: 'draft' },
  'in-review': { tone: 'info', icon: 'waiting' },
  'in-approval': { tone: 'info', icon: 'waiting' },
  approved: { tone: 'ok', icon: 'done' },
} as const;

export function DraftSignatures({ life }: { readonly life: PlanLife }) {
  const { say } = useText();
  const { draft, plan } = life;
  return (
    <section>
      <h2>{say('life.draft')}</h2>
      {draft ? <DraftStanding plan={plan} draft={draft} /> : <p className="soft">{say('life.noDraft')}</p>}
    </section>
  );
}

function DraftStanding(props: { readonly plan: string; readonly draft: Draft }) {
  const { say } = useText();
  const may = useMay();
  const [dialog, setDialog] = useState<'submit' | 'take-back' | null>(null);
  const { plan, draft } = props;
  const { tone, icon } = PHASES[draft.phase];
  const none = draft.signatures.length === 0;
  return (
    <>
      <p className="life-line">
        {say('life.draftVersion', { n: draft.version })}
        <Tag tone={tone} icon={icons[icon]}>
          {say(`life.phase.${draft.phase}`)}
        </Tag>
        {draft.submitted && (
          <span className="soft">
            {draft.submitted.by.name} <When at={draft.submitted.at} />
          </span>
        )}
        {draft.submitted?.note && <q className="life-note">{draft.submitted.note}</q>}
        <span className="life-buttons">
          {!draft.submitted && !none && may('plan.edit') && (
            <Button onClick={() => setDialog('submit')}>{say('life.submit')}</Button>
          )}
          {draft.submitted && may('plan.edit') && (
            <Button onClick={() => setDialog('take-back')}>{say('life.takeBack')}</Button>
          )}
        </span>
      </p>
      {draft.turned_down && (
        <Alert
          type="warning"
          showIcon
          title={say('life.turnedDown', { name: draft.turned_down.name })}
          description={draft.turned_down.note}
        />
      )}
      {none && <p className="soft">{say('life.noSignatures')}</p>}
      {!none && !draft.submitted && <p className="soft">{say('life.willAsk')}</p>}
      {!none && <Signatures plan={plan} draft={draft} />}
      {dialog === 'submit' && <SubmitDialog plan={plan} draft={draft} onClose={() => setDialog(null)} />}
      {dialog === 'take-back' && <TakeBackDialog plan={plan} onClose={() => setDialog(null)} />}
    </>
  );
}

function Signatures(props: { readonly plan: string; readonly draft: Draft }) {
  const { say } = useText();
  const [signing, setSigning] = useState<{ readonly id: string; readonly on_paper: boolean } | null>(null);
  const { plan, draft } = props;
  const chosen = draft.signatures.find(one => one.id === signing?.id);
  return (
    <>
      <ul className="life-signatures">
        {draft.signatures.map(one => (
          <li key={one.id}>
            <span className="soft">{say(`life.kind.${one.kind}`)}</span>
            <span>
              <strong>{one.name}</strong>{' '}
              <span className="soft">
                {one.people.length === 0 ? say('life.nobody') : one.people.map(it => it.name).join('、')}
              </span>
            </span>
            {draft.submitted && <Standing of={one} />}
            <span className="life-buttons">
              {one.may_sign && (
                <Button type="primary" onClick={() => setSigning({ id: one.id, on_paper: false })}>
                  {say('life.sign')}
                </Button>
              )}
              {one.may_enter && !one.may_sign && (
                <Button onClick={() => setSigning({ id: one.id, on_paper: true })}>
                  {say('life.enterPaper')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {chosen && (
        <SignDialog
          plan={plan}
          draft={draft}
          of={chosen}
          onPaper={signing?.on_paper ?? false}
          onClose={() => setSigning(null)}
        />
      )}
    </>
  );
}

function Standing({ of }: { readonly of: Signature }) {
  const { say } = useText();
  const { signed } = of;
  if (!signed)
    return (
      <Tag tone={of.due ? 'info' : 'quiet'} icon={icons.waiting}>
        {say(of.due ? 'life.waiting' : 'life.later')}
      </Tag>
    );
  return (
    <span>
      <Tag tone="ok" icon={icons.done}>
        {say(signed.on_paper ? 'life.paperBy' : 'life.signedBy', { name: signed.by.name })}
      </Tag>{' '}
      <span className="soft">
        <When at={signed.at} />
      </span>
      {signed.note && <q className="life-note">{signed.note}</q>}
    </span>
  );
}

function SubmitDialog(props: { readonly plan: string; readonly draft: Draft; readonly onClose: () => void }) {
  const { say } = useText();
  const { plan, draft } = props;
  const submit = useLifeAct(
    submitDraft,
    ({ note }: { readonly note?: string }) => ({
      params: { plan },
      headers: { 'if-match': String(draft.revision) },
      body: { note: note?.trim() || null },
    }),
    props.onClose,
  );
  return (
    <NoteDialog
      title={say('life.submitTitle', { n: draft.version })}
      body={say('life.submitBody')}
      label={say('life.note')}
      required={false}
      submit={say('life.submit')}
      does={submit}
      onClose={props.onClose}
    />
  );
}

function TakeBackDialog(props: { readonly plan: string; readonly onClose: () => void }) {
  const { say } = useText();
  const back = useLifeAct(
    takeDraftBack,
    (_: { readonly note?: string }) => ({ params: { plan: props.plan } }),
    props.onClose,
  );
  return (
    <NoteDialog
      title={say('life.takeBackTitle')}
      body={say('life.takeBackBody')}
      label={null}
      required={false}
      submit={say('life.takeBack')}
      does={back}
      onClose={props.onClose}
    />
  );
}

function SignDialog(props: {
  readonly plan: string;
  readonly draft: Draft;
  readonly of: Signature;
  readonly onPaper: boolean;
  readonly onClose: () => void;
}) {
  const { say } = useText();
  const [agrees, setAgrees] = useState(true);
  const { plan, draft, of, onPaper } = props;
  const sign = useLifeAct(
    signDraft,
    ({ note }: { readonly note?: string }) => ({
      params: { plan },
      headers: { 'if-match': String(draft.revision) },
      body: { signature: of.id, agrees, on_paper: onPaper, note: note?.trim() || null },
    }),
    props.onClose,
  );
  return (
    <NoteDialog
      title={say('life.signTitle', { name: of.name })}
      label={say('life.note')}
      hint={say(onPaper ? 'life.paperHint' : 'life.turnDownHint')}
      required={onPaper || !agrees}
      submit={say(agrees ? 'life.sign' : 'life.turnDown')}
      danger={!agrees}
      does={sign}
      onClose={props.onClose}
    >
      <Form.Item>
        <Radio.Group
          value={agrees}
          onChange={({ target }) => setAgrees(target.value === true)}
          options={[
            { value: true, label: say('life.agree') },
            { value: false, label: say('life.turnDown') },
          ]}
        />
      </Form.Item>
    </NoteDialog>
  );
}

// What is known: each fact with its value and when it was observed; recording a new one; correcting an instant, with
// what that will move said before it is done.
import { Button, Form, Modal, Radio } from 'antd';
import { useContext, useId, useState } from 'react';
import type { Ask, BoardView, FactView } from '#contract/board.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Nothing } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { fullText, spanText, When, Zone } from '#web/ui/time.tsx';
import { TimeField } from '#web/ui/time-field.tsx';
import { type CommandInput, useAct } from './act.ts';
import { AskFields, nameOf, useValueText } from './asks.tsx';
import { ListItems } from './list-items.tsx';

export function FactsPanel(props: { readonly board: BoardView }) {
  const { say } = useText();
  const may = useMay();
  const [dialog, setDialog] = useState<{
    readonly kind: 'record' | 'correct';
    readonly fact: FactView;
  } | null>(null);
  const { facts, header } = props.board;
  const live = header.phase === 'active' && may('incident.act');
  if (facts.length === 0) return <Nothing text={say('facts.empty')} />;
  return (
    <>
      <ul className="facts">
        {facts.map(fact => (
          <li
            key={fact.id}
            className={fact.known || fact.state ? 'fact' : 'fact fact-unknown'}
            data-fact={fact.id}
          >
            <div className="fact-title">{fact.title}</div>
            {fact.type === 'list' ? (
              <ListItems incident={header.id} list={fact} live={live} />
            ) : (
              <FactValueLine fact={fact} />
            )}
            {live && fact.type !== 'list' && !fact.derived && (
              <div className="fact-buttons">
                <Button
                  size="small"
                  aria-label={say('facts.recordOf', { title: fact.title })}
                  onClick={() => setDialog({ kind: 'record', fact })}
                >
                  {say('facts.record')}
                </Button>
                {edgesOf(fact).length > 0 && (
                  <Button
                    size="small"
                    type="text"
                    aria-label={say('facts.correctOf', { title: fact.title })}
                    onClick={() => setDialog({ kind: 'correct', fact })}
                  >
                    {say('facts.correct')}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {dialog?.kind === 'record' && (
        <RecordDialog incident={header.id} fact={dialog.fact} onClose={() => setDialog(null)} />
      )}
      {dialog?.kind === 'correct' && (
        <CorrectDialog incident={header.id} fact={dialog.fact} onClose={() => setDialog(null)} />
      )}
    </>
  );
}

function FactValueLine(props: { readonly fact: FactView }) {
  const { say } = useText();
  const valueText = useValueText();
  const { fact } = props;
  return (
    <div className="fact-value">
      {fact.state ? (
        <StateLine state={fact.state} />
      ) : fact.known ? (
        <strong>
          {valueText(fact.value, fact.type)}
          {fact.unit && ` ${fact.unit}`}
        </strong>
      ) : (
        <Tag tone="quiet" icon={icons.waiting}>
          {say('facts.unknown')}
        </Tag>
      )}
      {fact.asked && (
        <span className="soft">
          {say('facts.asked', { names: fact.asked.of.map(it => it.name).join('、') })}
        </span>
      )}
      {fact.known && fact.by && fact.observed && (
        <span className="soft">
          {fact.by.name} <When at={fact.observed} seconds />
        </span>
      )}
    </div>
  );
}

function StateLine(props: { readonly state: NonNullable<FactView['state']> }) {
  const { say } = useText();
  const { state } = props;
  return (
    <span className="row-tags">
      <Tag tone={state.on ? 'warn' : 'quiet'} icon={state.on ? icons.active : icons.done}>
        {say(state.on ? 'facts.on' : state.round > 0 ? 'facts.off' : 'facts.neverOn')}
      </Tag>
      {state.since && <When at={state.since} seconds />}
      {state.ended && (
        <>
          → <When at={state.ended} seconds />
        </>
      )}
      {state.round > 1 && <span className="soft">{say('duty.round', { n: state.round })}</span>}
      {!state.on && state.round > 0 && !state.settled && (
        <span className="soft">{say('facts.settling')}</span>
      )}
    </span>
  );
}

/** Of which item, where each has a value of its own. */
const keyOf = ({ id, item }: FactView): { readonly fact: string; readonly item?: string } =>
  item === null ? { fact: id } : { fact: id.slice(0, id.indexOf('/')), item };

const askOf = (fact: FactView, title: string): Ask => ({
  target: 'fact',
  id: fact.id,
  title,
  type: fact.type,
  values: fact.values,
  unit: fact.unit,
  required: true,
  may_be: [],
  least: null,
  or_reason: false,
  value: fact.state ? null : fact.value,
});

function RecordDialog(props: {
  readonly incident: string;
  readonly fact: FactView;
  readonly onClose: () => void;
}) {
  const { say } = useText();
  const { fact } = props;
  const act = useAct(props.incident);
  const id = useId();
  const ask = askOf(fact, say('facts.value'));
  const submit = (values: Readonly<Record<string, unknown>> & { readonly at?: string }) =>
    act.mutate(
      {
        type: 'RecordFact',
        ...keyOf(fact),
        value: values[nameOf(ask)] as string | number | boolean,
        ...(values.at ? { at: values.at } : {}),
      },
      { onSuccess: props.onClose },
    );
  return (
    <Modal
      open
      title={say('facts.recordOf', { title: fact.title })}
      onCancel={props.onClose}
      cancelText={say('do.cancel')}
      okText={say('facts.record')}
      okButtonProps={{ htmlType: 'submit', form: id, loading: act.isPending }}
    >
      <Form id={id} layout="vertical" onFinish={submit} requiredMark={false}>
        {fact.state ? (
          <Form.Item
            name={nameOf(ask)}
            label={fact.title}
            rules={[{ required: true, message: say('field.required') }]}
          >
            <Radio.Group
              options={[
                { value: true, label: say('facts.began') },
                { value: false, label: say('facts.ended') },
              ]}
            />
          </Form.Item>
        ) : (
          <AskFields asks={[ask]} />
        )}
        <Form.Item name="at" label={say('facts.observed')} extra={say('act.whenHint')}>
          <TimeField max={Date.now()} />
        </Form.Item>
        {act.error && <ProblemAlert problem={act.error} />}
      </Form>
    </Modal>
  );
}

type FactEdge = 'since' | 'ended' | 'observed';

const instantOf = (fact: FactView, edge: FactEdge): string | null =>
  edge === 'observed' ? (fact.state ? null : fact.observed) : (fact.state?.[edge] ?? null);

const edgesOf = (fact: FactView): readonly FactEdge[] =>
  (['since', 'ended', 'observed'] as const).filter(edge => instantOf(fact, edge) !== null);

function CorrectDialog(props: {
  readonly incident: string;
  readonly fact: FactView;
  readonly onClose: () => void;
}) {
  const { say, locale } = useText();
  const zone = useContext(Zone);
  const { fact } = props;
  const act = useAct(props.incident);
  const edges = edgesOf(fact);
  const [edge, setEdge] = useState<FactEdge>(edges[0] ?? 'observed');
  const from = instantOf(fact, edge);
  const [to, setTo] = useState<string | undefined>(from ?? undefined);
  const shift = from && to ? Date.parse(to) - Date.parse(from) : 0;
  const command: CommandInput = { type: 'CorrectFact', ...keyOf(fact), edge, to: to ?? '' };
  return (
    <Modal
      open
      title={say('facts.correctOf', { title: fact.title })}
      onCancel={props.onClose}
      cancelText={say('do.cancel')}
      okText={say('facts.correct')}
      okButtonProps={{ loading: act.isPending, disabled: !to || shift === 0 }}
      onOk={() => act.mutate(command, { onSuccess: props.onClose })}
    >
      <div className="form-gap">
        {edges.length > 1 && (
          <Radio.Group
            aria-label={say('facts.edge')}
            value={edge}
            onChange={event => {
              const next = event.target.value as FactEdge;
              setEdge(next);
              setTo(instantOf(fact, next) ?? undefined);
            }}
            options={edges.map(value => ({ value, label: say(`facts.edge.${value}`) }))}
          />
        )}
        {edges.length === 1 && <p>{say(`facts.edge.${edge}`)}</p>}
        <TimeField label={say('facts.to')} value={to} onChange={setTo} max={Date.now()} />
        {from && to && shift !== 0 && (
          <p className="note-box" role="status">
            {say('facts.preview', {
              from: fullText(from, locale, zone),
              to: fullText(to, locale, zone),
              shift: say(shift < 0 ? 'facts.earlier' : 'facts.later', { span: spanText(shift, say) }),
            })}
          </p>
        )}
        {act.error && <ProblemAlert problem={act.error} />}
      </div>
    </Modal>
  );
}

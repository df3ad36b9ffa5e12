// Printing a version: Word or PDF, way of numbering, cards, masked or full addresses; the file is made and saved. Full addresses
// need the right and a reason, and the dialog says that this is logged.
import { PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Form, Input, Modal, Progress, Radio } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { printVersion, printVersionInFull } from '#contract/paper.ts';
import type { PlanVersion } from '#contract/plans.ts';
import { CARD_LAYOUTS, type CardLayout, NUMBERING_STYLES, type NumberingStyle } from '#core/paper/paper.ts';
import { ask } from '#web/app/api.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ProblemAlert, problemOf } from '#web/ui/problem.tsx';
import { saveFile } from './save-file.ts';

export function PrintPlan(props: { readonly version: PlanVersion }) {
  const { say } = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => setOpen(true)}>
        {say('print.open')}
      </Button>
      {open && <PrintDialog version={props.version} onClose={() => setOpen(false)} />}
    </>
  );
}

type Chosen = {
  readonly format: 'docx' | 'pdf';
  readonly numbering: NumberingStyle;
  readonly cards: CardLayout;
  readonly language: 'zh' | 'en';
  readonly pictures: boolean;
  readonly addresses: 'masked' | 'full';
  readonly reason?: string;
};

const USUAL: Chosen = {
  format: 'docx',
  numbering: 'decimal',
  cards: 'several',
  language: 'zh',
  pictures: true,
  addresses: 'masked',
};

function PrintDialog(props: { readonly version: PlanVersion; readonly onClose: () => void }) {
  const { say } = useText();
  const { message } = App.useApp();
  const id = useId();
  const { version, onClose } = props;
  const stop = useStop();
  const print = useMutation({
    mutationFn: async (chosen: Chosen) => {
      const name = `${version.title}.${chosen.format}`;
      saveFile(await paperOf(version, chosen, stop()), name);
      return name;
    },
    onSuccess: name => {
      void message.success(say('print.done', { name }));
      onClose();
    },
  });
  const stopped = problemOf(print.error)?.code === 'stopped';
  return (
    <Modal
      open
      width={560}
      title={`${say('print.title')} · ${say('plan.version', { n: version.version })}`}
      onCancel={onClose}
      cancelText={say('do.cancel')}
      okText={say('print.submit')}
      okButtonProps={{
        htmlType: 'submit',
        form: id,
        loading: print.isPending,
        disabled: version.compiled === null,
      }}
    >
      {version.compiled === null && <Alert type="warning" showIcon title={say('print.errors')} />}
      <Form<Chosen>
        id={id}
        layout="vertical"
        requiredMark={false}
        initialValues={USUAL}
        disabled={print.isPending}
        onFinish={chosen => print.mutate(chosen)}
      >
        <Choices />
        {print.isPending && <Working />}
        {print.error && !stopped && <ProblemAlert problem={print.error} />}
      </Form>
    </Modal>
  );
}

/** A signal that ends with the dialog: nobody waits for a file that is not wanted any more. */
function useStop(): () => AbortSignal {
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  return () => {
    controller.current = new AbortController();
    return controller.current.signal;
  };
}

const CARDS = { several: 'yes', page: 'page', none: 'no' } as const;

function paperOf(
  { plan, version }: PlanVersion,
  { format, numbering, cards, language, pictures, addresses, reason = '' }: Chosen,
  signal: AbortSignal,
): Promise<Blob> {
  const params = { plan, version };
  const style = {
    format,
    numbering,
    cards: CARDS[cards],
    language,
    pictures: pictures ? 'yes' : 'no',
  } as const;
  return addresses === 'full'
    ? ask(printVersionInFull, { params, body: { ...style, reason } }, signal)
    : ask(printVersion, { params, query: style }, signal);
}

function Choices() {
  const { say } = useText();
  const may = useMay();
  const addresses = Form.useWatch('addresses');
  const format = Form.useWatch('format');
  return (
    <>
      <Form.Item name="format" label={say('print.format')}>
        <Radio.Group
          className="print-choices"
          options={(['docx', 'pdf'] as const).map(value => ({ value, label: say(`print.format.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="numbering" label={say('print.numbering')}>
        <Radio.Group
          className="print-choices"
          options={NUMBERING_STYLES.map(value => ({ value, label: say(`print.numbering.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="cards" label={say('print.cards')}>
        <Radio.Group
          className="print-choices"
          options={CARD_LAYOUTS.map(value => ({ value, label: say(`print.cards.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="language" label={say('print.language')}>
        <Radio.Group
          className="print-choices"
          options={(['zh', 'en'] as const).map(value => ({ value, label: say(`print.language.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="pictures" valuePropName="checked" hidden={format !== 'pdf'}>
        <Checkbox>{say('print.pictures')}</Checkbox>
      </Form.Item>
      {may('roster.reveal') && (
        <Form.Item name="addresses" label={say('print.addresses')}>
          <Radio.Group
            options={(['masked', 'full'] as const).map(value => ({
              value,
              label: say(`print.addresses.${value}`),
            }))}
          />
        </Form.Item>
      )}
      {addresses === 'full' && (
        <Form.Item
          name="reason"
          label={say('print.reason')}
          extra={say('print.logged')}
          rules={[{ required: true, whitespace: true, message: say('field.required') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      )}
    </>
  );
}

/** Nobody knows how far it is, only that it goes on. */
function Working() {
  const { say } = useText();
  return (
    <div role="status">
      <Progress percent={100} status="active" showInfo={false} aria-label={say('print.working')} />
      <p className="soft">{say('print.working')}</p>
    </div>
  );
}

// Putting a draft into force: its findings are looked at first; a refusal lists what stands in the way.
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Modal, Tooltip } from 'antd';
import { useState } from 'react';
import { type PlanVersion, putIntoForce } from '#contract/plans.ts';
import { ask, changed } from '#web/app/api.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ProblemAlert, problemOf } from '#web/ui/problem.tsx';
import { inWords } from './finding-words.ts';
import { GroupedFindings } from './grouped-findings.tsx';
import { hasVacancy } from './plan-findings.tsx';
import { VacantRoles } from './vacant-roles.tsx';

export function PutIntoForce(props: { readonly version: PlanVersion; readonly unsaved: boolean }) {
  const { say } = useText();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const { version } = props;
  if (version.state !== 'draft' || !may('plan.put-into-force')) return null;
  return (
    <>
      <Tooltip title={props.unsaved ? say('force.needsSaving') : ''}>
        <Button type="primary" disabled={props.unsaved} onClick={() => setOpen(true)}>
          {say('force.submit')}
        </Button>
      </Tooltip>
      {open && <ForceDialog version={version} onClose={() => setOpen(false)} />}
    </>
  );
}

function ForceDialog(props: { readonly version: PlanVersion; readonly onClose: () => void }) {
  const { say } = useText();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { version } = props;
  const force = useMutation({
    mutationFn: () =>
      ask(putIntoForce, {
        params: { plan: version.plan, version: version.version },
        headers: { 'if-match': String(version.revision) },
      }),
    onSuccess: async () => {
      await changed('list-versions', 'get-version', 'list-plans');
      void message.success(say('force.done'));
      props.onClose();
      void navigate({ to: '/plans/$plan', params: { plan: version.plan }, search: {} });
    },
  });
  const errors = version.findings.filter(it => it.severity === 'error');
  const filled = version.compiled?.filled.length ?? 0;
  const refused = problemOf(force.error)?.findings ?? [];
  return (
    <Modal
      open
      width={680}
      title={`${say('force.title')} · ${version.title}`}
      onCancel={props.onClose}
      cancelText={say('do.cancel')}
      okText={say('force.submit')}
      okButtonProps={{ disabled: errors.length > 0, loading: force.isPending }}
      onOk={() => force.mutate()}
    >
      <div className="form-gap">
        <p>{say('force.body')}</p>
        {force.error && <ProblemAlert problem={force.error} />}
        {hasVacancy([...errors, ...refused]) && <VacantRoles version={version} />}
        {!force.error && errors.length > 0 && (
          <Alert type="error" showIcon title={say('force.errors', { count: errors.length })} />
        )}
        {!force.error && errors.length === 0 && version.findings.length > 0 && <p>{say('force.warnings')}</p>}
        {!force.error && version.findings.length === 0 && <p>{say('force.clean')}</p>}
        {!force.error && <GroupedFindings findings={inWords(version.findings, version)} />}
        {filled > 0 && <p className="note-box">{say('force.filled', { count: filled })}</p>}
      </div>
    </Modal>
  );
}

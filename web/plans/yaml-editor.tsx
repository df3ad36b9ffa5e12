// Edits a plan's YAML as plain text with line numbers. What is wrong is found while typing and shown by its line; a draft
// that somebody else saved meanwhile is never overwritten.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { checkPlan, getVersion, listVersions, type PlanVersion, saveDraft } from '#contract/plans.ts';
import { ask, asked, changed } from '#web/app/api.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { FindingCounts, FindingList, type ShownFinding } from '#web/ui/findings.tsx';
import { ProblemAlert, problemOf } from '#web/ui/problem.tsx';

const LINE_HEIGHT = 20; // pixels, as .yaml-text in plans.css

export function YamlEditor(props: {
  readonly version: PlanVersion;
  /** Line to show, when one was asked for. */
  readonly line: { readonly n: number } | null;
  readonly onUnsaved: (unsaved: boolean) => void;
}) {
  const { say } = useText();
  const may = useMay();
  const { version, onUnsaved } = props;
  const [text, setText] = useState(version.yaml);
  const [saved, setSaved] = useState(version.yaml);
  const checked = useChecked(text, version);
  const versions = useQuery(asked(listVersions, { params: { plan: version.plan } }));
  const draft = versions.data?.items.find(it => it.state === 'draft');
  // a version in force may be edited into a new draft only while there is no draft
  const editable =
    may('plan.edit') &&
    (version.state === 'draft' || (version.state === 'in-force' && versions.isSuccess && !draft));
  const unsaved = text !== saved;
  useEffect(() => onUnsaved(unsaved), [unsaved, onUnsaved]);
  useWarnOnLeave(unsaved);
  const save = useSaveDraft(version, () => setSaved(text));
  const area = useRef<HTMLTextAreaElement>(null);
  const show = (n: number) => showLine(area.current, text, n);
  const { line } = props;
  useEffect(() => {
    if (line) showLine(area.current, area.current?.value ?? '', line.n);
  }, [line]);
  return (
    <div className="yaml">
      <div className="yaml-tools">
        <FindingCounts findings={checked.findings} />
        <span className="soft" role="status">
          {checked.checking ? say('yaml.checking') : say(unsaved ? 'yaml.unsaved' : 'yaml.saved')}
        </span>
        {editable && (
          <Button
            type="primary"
            size="small"
            disabled={!unsaved}
            loading={save.isPending}
            onClick={() => save.mutate(text)}
          >
            {say('yaml.save')}
          </Button>
        )}
      </div>
      {!may('plan.edit') && <Alert type="info" title={say('yaml.readOnly')} />}
      {may('plan.edit') && editable && version.state === 'in-force' && (
        <Alert type="info" title={say('yaml.newDraft')} />
      )}
      {may('plan.edit') && !editable && versions.isSuccess && (
        <Alert type="info" title={say('yaml.oldVersion')} />
      )}
      {save.error && <SaveTrouble error={save.error} plan={version.plan} />}
      <TextWithLines
        area={area}
        text={text}
        onText={setText}
        readOnly={!editable}
        findings={checked.findings}
        onSave={() => editable && unsaved && save.mutate(text)}
      />
      {checked.error !== null && <ProblemAlert problem={checked.error} />}
      <FindingList
        findings={checked.findings}
        onJump={finding => finding.place.line && show(finding.place.line)}
      />
    </div>
  );
}

/** Findings of the text half a second after the last key; the version's own until then. */
function useChecked(text: string, version: PlanVersion) {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const later = setTimeout(() => setSettled(text), 500);
    return () => clearTimeout(later);
  }, [text]);
  const untouched = settled === version.yaml;
  const check = useQuery({
    queryKey: ['check-plan', settled],
    queryFn: ({ signal }) => ask(checkPlan, { body: { yaml: settled } }, signal),
    enabled: !untouched && settled.trim() !== '',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    placeholderData: previous => previous,
  });
  const findings: readonly ShownFinding[] = untouched
    ? version.findings
    : (check.data?.findings ?? version.findings);
  return { findings, checking: text !== settled || check.isFetching, error: check.error };
}

function useSaveDraft(version: PlanVersion, onSaved: () => void) {
  const navigate = useNavigate({ from: '/plans/$plan' });
  const [revision, setRevision] = useState(version.state === 'draft' ? String(version.revision) : 'new');
  return useMutation({
    mutationFn: (yaml: string) =>
      ask(saveDraft, { params: { plan: version.plan }, headers: { 'if-match': revision }, body: { yaml } }),
    onSuccess: async answer => {
      setRevision(String(answer.revision));
      onSaved();
      await changed('list-versions', 'get-version', 'list-plans');
      void navigate({
        search: old => ({ ...old, version: String(answer.version) }),
        replace: true,
        resetScroll: false,
      });
    },
  });
}

function useWarnOnLeave(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [unsaved]);
}

function SaveTrouble(props: { readonly error: unknown; readonly plan: string }) {
  const { say } = useText();
  const stale = [409, 412].includes(problemOf(props.error)?.status ?? 0);
  return (
    <>
      <ProblemAlert problem={props.error} />
      {stale && (
        <Alert
          type="warning"
          title={say('yaml.conflict')}
          action={
            <Button
              size="small"
              onClick={() => void changed(getVersion.id, listVersions.id).then(() => location.reload())}
            >
              {say('yaml.loadNewest')}
            </Button>
          }
        />
      )}
    </>
  );
}

function showLine(area: HTMLTextAreaElement | null, text: string, n: number): void {
  if (!area) return;
  const lines = text.split('\n');
  const start = lines.slice(0, n - 1).reduce((sum, line) => sum + line.length + 1, 0);
  area.focus({ preventScroll: false });
  area.setSelectionRange(start, start + (lines[n - 1]?.length ?? 0));
  area.scrollTop = Math.max(0, (n - 6) * LINE_HEIGHT);
}

function TextWithLines(props: {
  readonly area: React.RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly readOnly: boolean;
  readonly findings: readonly ShownFinding[];
  readonly onSave: () => void;
}) {
  const { say, language } = useText();
  const gutter = useRef<HTMLDivElement>(null);
  const lines = props.text.split('\n').length;
  const byLine = Map.groupBy(
    props.findings.filter(it => it.place.line !== undefined),
    it => it.place.line ?? 0,
  );
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      props.onSave();
    }
  };
  return (
    <div className="yaml-box">
      <div className="yaml-gutter" ref={gutter} aria-hidden="true">
        {Array.from({ length: lines }, (_, i) => {
          const found = byLine.get(i + 1);
          const worst = found?.some(it => it.severity === 'error') ? 'error' : found?.[0]?.severity;
          return (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
              key={i}
              className={worst ? `yaml-line yaml-line-${worst}` : 'yaml-line'}
              title={found
                ?.map(it => say('yaml.lineFinding', { n: i + 1, text: it.message[language] }))
                .join('\n')}
            >
              {worst ? '● ' : ''}
              {i + 1}
            </div>
          );
        })}
      </div>
      <textarea
        ref={props.area}
        className="yaml-text"
        value={props.text}
        readOnly={props.readOnly}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        wrap="off"
        aria-label={say('yaml.label')}
        aria-invalid={props.findings.some(it => it.severity === 'error')}
        onChange={event => props.onText(event.target.value)}
        onKeyDown={keys}
        onScroll={event => {
          if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}

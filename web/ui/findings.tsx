// Findings about a document or plan, worst first: severity as icon and word, the text, and where it is.
import type { Finding, Severity } from '#core/finding.ts';
import { useText } from '#web/i18n/i18n.ts';
import { icons, Tag, type Tone } from './tags.tsx';

const TONES: Readonly<Record<Severity, { readonly tone: Tone; readonly icon: keyof typeof icons }>> = {
  error: { tone: 'danger', icon: 'error' },
  warning: { tone: 'warn', icon: 'warning' },
  info: { tone: 'info', icon: 'note' },
};

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/** A finding as the contract sends it: optional parts may be there as undefined. */
export type ShownFinding = {
  readonly code: string;
  readonly severity: Severity;
  readonly message: Finding['message'];
  readonly place: { readonly [K in keyof Finding['place']]?: Finding['place'][K] | undefined };
  readonly proposal?: Finding['proposal'] | undefined;
};

export function SeverityTag(props: { readonly severity: Severity; readonly count?: number }) {
  const { say } = useText();
  const { tone, icon } = TONES[props.severity];
  return (
    <Tag tone={tone} icon={icons[icon]}>
      {say(`severity.${props.severity}`)}
      {props.count !== undefined && ` ${props.count}`}
    </Tag>
  );
}

export const worstFirst = <F extends ShownFinding>(findings: readonly F[]): readonly F[] =>
  [...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));

export function FindingCounts(props: { readonly findings: readonly ShownFinding[] }) {
  return (
    <span className="row-tags">
      {ORDER.map(severity => {
        const count = props.findings.filter(it => it.severity === severity).length;
        return count > 0 && <SeverityTag key={severity} severity={severity} count={count} />;
      })}
    </span>
  );
}

export function FindingList(props: {
  readonly findings: readonly ShownFinding[];
  /** Called with the finding whose place was chosen; without it places are only shown. */
  readonly onJump?: (finding: ShownFinding) => void;
  /** What a clause is called; without it, its id. */
  readonly clauseName?: (id: string) => string;
}) {
  const { language } = useText();
  return (
    <ul className="findings">
      {worstFirst(props.findings).map(finding => (
        <li key={JSON.stringify([finding.code, finding.place, finding.message.zh])} className="finding">
          <SeverityTag severity={finding.severity} />
          <div className="finding-text">
            <span>{finding.message[language]}</span>
            {finding.proposal && (
              <span className="soft">
                → {finding.proposal.value} · {finding.proposal.reason[language]}
              </span>
            )}
          </div>
          <FindingPlace finding={finding} onJump={props.onJump} clauseName={props.clauseName} />
        </li>
      ))}
    </ul>
  );
}

function FindingPlace(props: {
  readonly finding: ShownFinding;
  readonly onJump: ((finding: ShownFinding) => void) | undefined;
  readonly clauseName: ((id: string) => string) | undefined;
}) {
  const { say } = useText();
  const { line, clause, path } = props.finding.place;
  const text =
    line !== undefined
      ? say('plan.line', { n: line })
      : clause !== undefined
        ? say('plan.clause', { id: props.clauseName?.(clause) ?? clause })
        : path;
  if (!text) return null;
  const { onJump } = props;
  if (!onJump || (line === undefined && clause === undefined))
    return <code className="finding-place">{text}</code>;
  return (
    <button type="button" className="link finding-place" onClick={() => onJump(props.finding)}>
      {text}
    </button>
  );
}

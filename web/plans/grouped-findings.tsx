// Findings with those of one kind together: the first is shown with how many there are, the others when it is opened.
import { useText } from '#web/i18n/i18n.ts';
import { FindingList, SeverityTag, type ShownFinding, worstFirst } from '#web/ui/findings.tsx';

/** Up to so many of one kind are simply listed. */
const FEW = 3;

export function GroupedFindings(props: {
  readonly findings: readonly ShownFinding[];
  readonly onJump?: (finding: ShownFinding) => void;
  readonly clauseName?: (id: string) => string;
}) {
  const { say, language } = useText();
  const jump = {
    ...(props.onJump ? { onJump: props.onJump } : {}),
    ...(props.clauseName ? { clauseName: props.clauseName } : {}),
  };
  const kinds = [...Map.groupBy(worstFirst(props.findings), ({ code, severity }) => `${severity} ${code}`)];
  return kinds.map(([kind, findings]) => {
    const [first] = findings;
    if (!first || findings.length <= FEW) return <FindingList key={kind} findings={findings} {...jump} />;
    return (
      <details key={kind} className="finding-group">
        <summary>
          <SeverityTag severity={first.severity} />
          <span className="finding-text">{first.message[language]}</span>
          <strong className="num">{say('plan.sameKind', { n: findings.length })}</strong>
        </summary>
        <FindingList findings={findings} {...jump} />
      </details>
    );
  });
}

// Small marks of incidents that several screens share.
import type { IncidentRow } from '#contract/incidents.ts';
import type { PartyRef } from '#contract/party.ts';
import { useText } from '#web/i18n/i18n.ts';
import { type TextKey, texts } from '#web/i18n/text.ts';
import { icons, Tag, type Tone } from '#web/ui/tags.tsx';

const PHASES: Readonly<
  Record<IncidentRow['phase'], { readonly tone: Tone; readonly icon: keyof typeof icons }>
> = {
  active: { tone: 'warn', icon: 'active' },
  'stood-down': { tone: 'ok', icon: 'done' },
  filed: { tone: 'quiet', icon: 'filed' },
  'false-alarm': { tone: 'quiet', icon: 'waived' },
  merged: { tone: 'quiet', icon: 'waived' },
};

export function PhaseTag(props: { readonly phase: IncidentRow['phase'] }) {
  const { say } = useText();
  const { tone, icon } = PHASES[props.phase];
  return (
    <Tag tone={tone} icon={icons[icon]}>
      {say(`phase.${props.phase}`)}
    </Tag>
  );
}

export function DrillTag() {
  const { say } = useText();
  return (
    <Tag tone="info" icon={icons.drill}>
      {say('kind.drill')}
    </Tag>
  );
}

/** The text of `<prefix><code>`, or the code itself where a newer server knows more codes than this page. */
export function useCodeText(): (
  prefix: 'why.' | 'gone.' | 'step.' | 'channel.' | 'purpose.' | 'audit.do.',
  code: string,
) => string {
  const { say } = useText();
  return (prefix, code) => (`${prefix}${code}` in texts ? say(`${prefix}${code}` as TextKey) : code);
}

/** "值班组长", "值班组长的部门负责人": a party of a plan in words. */
export function usePartyText(): (parties: readonly PartyRef[]) => string {
  const { say, language } = useText();
  const separator = language === 'zh' ? '、' : ', ';
  return parties => parties.map(({ kind, title }) => say(`party.${kind}`, { title })).join(separator);
}

// What a finding says to a reader of screens: steps and facts by their titles instead of their ids, spans of time in words.
// Codes and places stay; whoever edits the plan's text finds the ids there.
import type { PlanVersion } from '#contract/plans.ts';
import { spanInEnglish } from '#core/paper/english/times.ts';
import { spanInWords } from '#core/paper/time-words.ts';
import { parseDuration } from '#core/time/instant.ts';
import type { ShownFinding } from '#web/ui/findings.tsx';

type Named = { readonly id: string; readonly title: string };
type Known = {
  readonly steps: readonly Named[];
  readonly compiled: { readonly facts: Readonly<Record<string, Named>> } | null;
};

export function inWords<F extends ShownFinding>(
  findings: readonly F[],
  { steps, compiled }: Known | PlanVersion,
): readonly F[] {
  const titles = new Map([...Object.values(compiled?.facts ?? {}), ...steps].map(one => [one.id, one.title]));
  const named = (text: string, [open, close]: readonly [string, string], span: (of: number) => string) =>
    text
      .replace(/(?<![\w.=“"])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w=])/g, id => {
        const title = titles.get(id);
        return title === undefined ? id : `${open}${short(title)}${close}`;
      })
      .replace(/(?<![\w"“])P(?:T?\d[\dDHMSTW]*)(?!\w)/g, written => {
        const length = parseDuration(written);
        return length === undefined ? written : span(length);
      });
  return findings.map(finding => ({
    ...finding,
    message: {
      zh: named(finding.message.zh, ['“', '”'], spanInWords),
      en: named(finding.message.en, ['“', '”'], spanInEnglish),
    },
  }));
}

const short = (title: string): string =>
  [...title].length > 18 ? `${[...title].slice(0, 17).join('')}…` : title;

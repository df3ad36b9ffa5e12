// Which keywords of the language a draft may use. One table decides: what the engine does not carry out yet (not-run-yet.ts)
// is said in another way, with a finding, so that the draft of an ordinary plan can take effect; once the engine learns a
// keyword and its line there is gone, drafts use it by themselves.
import { NOT_RUN } from '#core/plan/not-run-yet.ts';

/** Whether the engine carries out a keyword, by the names of not-run-yet.ts: "until", "watch", "by". */
export type Runs = (keyword: string) => boolean;

const REFUSED: ReadonlySet<string> = new Set(
  NOT_RUN.filter(({ severity }) => severity === 'error').map(({ keyword }) => keyword),
);

export const runsNow: Runs = keyword => !REFUSED.has(keyword);

/** The whole language, whether or not it runs: for people who want to see all that the text says. */
export const runsAll: Runs = () => true;

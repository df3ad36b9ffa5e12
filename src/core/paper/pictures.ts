// The last annex: the picture of each scenario, on pages across. Only where it is asked for, and where the file can hold it.

import { flowsOf } from '#core/picture/flow-of-scenario.ts';
import { pagesOf } from '#core/picture/pages.ts';
import { placeFlow } from '#core/picture/place-flow.ts';
import type { Plan } from '#core/plan/plan.ts';
import type { PaperLanguage } from './fixed-words.ts';
import type { PaperBlock } from './paper.ts';

/** What the page has for it, in points; the font is that of the whole file. */
export const PICTURE_PAGE = { width: 760, height: 440 } as const;

const TITLE = { zh: '流程图', en: 'Picture' } as const;

export function picturesOf(plan: Plan, language: PaperLanguage): readonly PaperBlock[] {
  return flowsOf(plan, language)
    .filter(({ steps }) => steps.length > 0)
    .map(flow => ({
      kind: 'picture' as const,
      title: `${TITLE[language]}：${flow.title}`,
      pages: pagesOf(placeFlow(flow), PICTURE_PAGE, 'Sans'),
    }));
}

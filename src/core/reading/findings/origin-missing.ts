// A limit in figures whose clock starts at nothing the text says: the start of its scenario is proposed.
import { each } from './rule.ts';

export const originMissing = each(({ deadline, scenario, context, modality }) => {
  if (deadline?.class !== 'hard' || deadline.origin !== null) return undefined;
  if (modality === 'statement' || modality === 'may') return undefined;
  const value = context ?? (scenario === null ? '事件发生时' : `“${scenario}”开始时`);
  return {
    code: 'origin-missing',
    severity: 'warning',
    message: {
      zh: `时限“${deadline.text}”没有写从什么时候起算。请指定起点。`,
      en: `The limit "${deadline.text}" does not say what it counts from. Choose its origin.`,
    },
    proposal: {
      value,
      reason: {
        zh: '条文未写起点，按所属情形开始时计',
        en: 'the text gives no origin; counted from the start of what the clause belongs to',
      },
    },
  };
});

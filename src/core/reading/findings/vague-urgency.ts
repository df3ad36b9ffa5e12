// Urgency without a figure: the minutes it is usually taken for are proposed, the organisation confirms its own.
import { USUAL_MINUTES, urgencyOf } from '../urgency.ts';
import { each } from './rule.ts';

export const vagueUrgency = each(({ deadline, modality }) => {
  const vague = deadline?.class === 'immediate' || deadline?.class === 'prompt';
  if (modality === 'statement' || deadline === null || !vague) return undefined;
  const word = deadline.text;
  return {
    code: 'vague-urgency',
    severity: 'info',
    message: {
      zh: '只写了急缓，没有数值。请确认本单位按多少分钟计。',
      en: 'Urgency without a figure. Confirm how many minutes it means here.',
    },
    proposal: {
      value: USUAL_MINUTES[urgencyOf(word)],
      reason: { zh: `“${word}”通常的取值`, en: `what "${word}" is usually taken for` },
    },
  };
});

// What is so after a call was tried, a decision made once more, an approval put to those above, an outsider not found.
import type { IncidentEvent } from './event.ts';
import type { Duty } from './state.ts';

type AnswerEvent = Extract<
  IncidentEvent,
  { type: 'CallTried' | 'CallDue' | 'DecidedAgain' | 'ApprovalRaised' | 'OutsiderSilent' }
>;

export function answersAfter(duty: Duty, event: AnswerEvent): Duty {
  switch (event.type) {
    case 'CallTried': {
      const { mark, outcome, next } = event;
      return { ...duty, tried: [...(duty.tried ?? []), { mark, outcome }], call_again: next };
    }
    case 'CallDue':
      return { ...duty, call_again: null };
    case 'DecidedAgain': {
      const { mark, answer, note } = event;
      const times = (duty.came?.done ?? 1) + 1;
      const answers = [...(duty.answers ?? []), { mark, answer, note }];
      return { ...duty, answer, note, answers, came: { ...duty.came, done: times } };
    }
    case 'ApprovalRaised':
      return { ...duty, told: event.told, approvals: {}, raised: true };
    case 'OutsiderSilent':
      return { ...duty, silences: (duty.silences ?? 0) + 1 };
    default:
      return event satisfies never;
  }
}

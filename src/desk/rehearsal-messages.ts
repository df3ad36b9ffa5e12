// What somebody who is called in a rehearsal would see: the very words the desk sends, made by the same function.
import type { Call } from '#core/rehearsal/run.ts';
import type { Roster } from '#core/roster/roster.ts';
import { writeMessage } from './messages.ts';
import type { MessageWords } from './ports.ts';

export function messageOfCall(
  call: Call,
  roster: Roster,
  zone: string,
  language: 'zh' | 'en',
): Pick<MessageWords, 'subject' | 'lines' | 'text'> {
  const from = call.content.from === null ? undefined : roster.people[call.content.from]?.name;
  const { subject, lines, text } = writeMessage({
    key: call.key,
    org: '',
    address: '',
    secret: null,
    language,
    zone,
    purpose: call.purpose,
    content: from === undefined ? call.content : { ...call.content, from_name: from },
    link: null,
    now: call.at,
  });
  return { subject, lines, text };
}

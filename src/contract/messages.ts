// Messages sent to people and what became of them: the outbox as an operator sees it.
import { z } from 'zod';
import { route } from './route.ts';
import { Id, IsoInstant, pageOf, paging } from './text.ts';

export const MessageState = z.enum(['waiting', 'sending', 'sent', 'dead', 'cancelled']);

export const MessageRow = z.object({
  id: z.string(),
  incident: z.string(),
  incident_title: z.string(),
  duty: z.string(),
  duty_title: z.string(),
  purpose: z.string(),
  person: z.object({ id: z.string(), name: z.string() }),
  channel: z.string(),
  address: z.string(), // masked
  state: MessageState,
  attempts: z.int(),
  created: IsoInstant,
  next_try: IsoInstant.nullable(),
  last_error: z.string().nullable(),
});
export type MessageRow = z.infer<typeof MessageRow>;

export const listMessages = route({
  id: 'list-messages',
  method: 'GET',
  path: '/api/v1/messages',
  action: 'message.read',
  summary: { zh: '已发和待发的消息', en: 'Messages sent and waiting' },
  query: z.object({ state: MessageState.optional(), incident: Id.optional(), ...paging }),
  status: 200,
  answer: pageOf(MessageRow),
});

export const sendAgain = route({
  id: 'send-again',
  method: 'POST',
  path: '/api/v1/messages/:message/send-again',
  action: 'message.send-again',
  summary: { zh: '重新发送发不出去的消息', en: 'Send a dead message again' },
  params: z.object({ message: Id }),
  status: 204,
  answer: 'none',
});

export const messageRoutes = [listMessages, sendAgain] as const;

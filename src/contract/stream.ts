// Live updates as server-sent events. Each event's id is a position in the organisation's log: a browser that comes
// back sends it as Last-Event-ID and misses nothing.
import { z } from 'zod';
import { route } from './route.ts';
import { Id, IsoInstant } from './text.ts';

/** Data of the SSE event "event": something happened in an incident. */
export const StreamEvent = z.object({
  incident: z.string(),
  seq: z.int(),
  type: z.string(),
  at: IsoInstant,
  recorded: IsoInstant,
  duty: z.string().nullable(),
});
export type StreamEvent = z.infer<typeof StreamEvent>;

/**
 * SSE events: "ready" (data: {cursor}) once at the beginning; "event" (data: StreamEvent); "reset" when the position is
 * not known any more: load everything anew; "signed-out" when the session ended: the browser should not come back.
 * Comments keep the connection alive. Open the stream first, then load the board; load it again on a higher seq.
 */
export const openStream = route({
  id: 'open-stream',
  method: 'GET',
  path: '/api/v1/stream',
  action: 'incident.read',
  summary: { zh: '实时事件流（SSE，支持 Last-Event-ID）', en: 'Live events (SSE, Last-Event-ID)' },
  query: z.object({ incident: Id.optional(), after: z.string().max(200).optional() }),
  status: 200,
  answer: 'stream',
});

export const streamRoutes = [openStream] as const;

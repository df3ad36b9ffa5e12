// How every refusal and fault looks over HTTP: RFC 9457 problem+json with a stable code and both languages.
import { z } from 'zod';
import { Finding, Text } from './text.ts';

/** One thing wrong with the request: `path` names the place ("body.occurred", "query.limit", "headers.if-match"). */
export const FieldError = z.object({ path: z.string(), code: z.string(), messages: Text });
export type FieldError = z.infer<typeof FieldError>;

export const Problem = z.object({
  /** Address of the readable description of this code. */
  type: z.string(),
  /** Short, the same for every occurrence; in the language asked for. */
  title: z.string(),
  status: z.int(),
  /** What happened here and what to do about it; in the language asked for. */
  detail: z.string(),
  /** Stable, kebab-case: what programs decide by. */
  code: z.string(),
  /** `detail` in both languages. */
  messages: Text,
  /** Every problem of the request at once; empty when the request was well formed. */
  errors: z.array(FieldError),
  /** Findings about a document or plan, where these are why it was refused. */
  findings: z.array(Finding).optional(),
  /** The values that `detail` speaks of. */
  values: z.record(z.string(), z.unknown()).optional(),
  request_id: z.string(),
});
export type Problem = z.infer<typeof Problem>;

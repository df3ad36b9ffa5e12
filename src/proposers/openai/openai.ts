// A language model behind an OpenAI-compatible endpoint, asked to propose readings of clauses. One POST to one address: no
// redirect is followed, waiting and the size of the answer end somewhere, and every trouble comes back as a fault.
import type { ProposalQuestion } from '#core/review/proposal.ts';
import type { Proposer } from '#desk/proposer.ts';
import { promptOf } from './prompt.ts';

export type OpenAiConfig = {
  readonly url: string; // as far as "/v1"
  readonly model: string;
  readonly key: string | null;
  readonly budget: number; // clauses of one document
  readonly limit?: number; // milliseconds for one question, 45 s unless told otherwise
};

const LIMIT = 45_000;
const MOST_BYTES = 1_000_000;

type Answer = Awaited<ReturnType<Proposer['propose']>>;

const fault = (code: string, detail = ''): Answer => ({ ok: false, code, detail: detail.slice(0, 200) });

export function openAiProposer(config: OpenAiConfig): Proposer {
  const address = `${config.url.replace(/\/+$/, '')}/chat/completions`;
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(config.key === null ? {} : { authorization: `Bearer ${config.key}` }),
  };

  async function ask(questions: readonly ProposalQuestion[]): Promise<Answer> {
    const response = await fetch(address, {
      method: 'POST',
      headers,
      body: JSON.stringify({
        model: config.model,
        temperature: 0,
        stream: false,
        response_format: { type: 'json_object' },
        messages: promptOf(questions),
      }),
      redirect: 'manual', // a redirect would lead to an address nobody configured
      signal: AbortSignal.timeout(config.limit ?? LIMIT),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return fault(
        response.status >= 300 && response.status < 400 ? 'redirected' : `http-${response.status}`,
      );
    }
    const text = await bounded(response);
    if (text === undefined) return fault('answer-too-large');
    const content = contentOf(parse(text));
    const answers = content === undefined ? undefined : parse(unfenced(content));
    return answers === undefined ? fault('unreadable-answer') : { ok: true, answers };
  }

  return {
    model: config.model,
    budget: config.budget,
    async propose(questions) {
      try {
        return await ask(questions);
      } catch (cause) {
        const late = cause instanceof DOMException && cause.name === 'TimeoutError';
        return late ? fault('timeout') : fault('unreachable', cause instanceof Error ? cause.message : '');
      }
    },
  };
}

/** Undefined when it is longer than anybody would need. */
async function bounded(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of `{ choices: [{ message: { content } }] }`. */
function contentOf(body: unknown): string | undefined {
  const choice = field(field(body, 'choices'), '0');
  const content = field(field(choice, 'message'), 'content');
  return typeof content === 'string' ? content : undefined;
}

function field(value: unknown, name: string): unknown {
  if (value === null || typeof value !== 'object') return undefined;
  return Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** Some models wrap their JSON in a fence whatever they are told. */
function unfenced(content: string): string {
  return /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/.exec(content)?.[1] ?? content;
}

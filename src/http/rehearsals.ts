// Rehearsals over HTTP: one as an answer, many as a stream that tells how far they are. Closing the connection stops them.
import type { FastifyReply } from 'fastify';
import { RehearsalSum, rehearseMany, rehearseOnce } from '#contract/rehearsals.ts';
import { describeRefusal } from '#desk/refusals.ts';
import type { RehearsalRequest } from '#desk/rehearsals.ts';
import { ok } from '#desk/result.ts';
import type { HttpDeps } from './deps.ts';
import type { Mount } from './mount.ts';
import { beginStream, event, send } from './stream.ts';

const PER_MINUTE = 120;

export function mountRehearsals(mount: Mount, { rehearsals, log }: HttpDeps): void {
  mount(
    rehearseOnce,
    async ({ params, query, actor, reply }) => {
      const done = await rehearsals.once(
        actor.org,
        requestOf(params, query),
        query.seed ?? null,
        gone(reply),
      );
      return done.ok ? ok({ ...done.value, cases: [...done.value.cases] }) : done;
    },
    { perMinute: PER_MINUTE },
  );

  mount(
    rehearseMany,
    async ({ params, query, actor, request, reply }) => {
      const { runs, seed, require } = query;
      const raw = beginStream(request, reply);
      const stop = new AbortController();
      raw.once('close', () => stop.abort());
      send(raw, event('progress', { done: 0, runs }));
      const tell = (done: number) => send(raw, event('progress', { done, runs }));
      const done = await rehearsals
        .many(actor.org, requestOf(params, query), { runs, seed, require }, tell, stop.signal)
        .catch((cause: unknown) => {
          log?.error({ err: cause }, 'a rehearsal broke');
          return { ok: false as const, refused: { code: 'internal-fault', detail: {} } };
        });
      if (done.ok) send(raw, event('result', RehearsalSum.parse(done.value)));
      else {
        const { code, detail } = done.refused;
        const { status, detail: messages } = describeRefusal(code, detail);
        send(raw, event('problem', { code, status, messages, request_id: request.id }));
      }
      raw.end();
      return ok(undefined);
    },
    { perMinute: PER_MINUTE },
  );
}

/** Aborted when whoever asked has gone. */
function gone({ raw }: FastifyReply): AbortSignal {
  const stop = new AbortController();
  raw.once('close', () => stop.abort());
  return stop.signal;
}

type Asked = {
  readonly scenario?: string | undefined;
  readonly at?: string | undefined;
  readonly facts: string;
  readonly answers: string;
  readonly silent: string;
  readonly manned: string;
  readonly also: string;
  readonly people: 'organisation' | 'made-up';
  readonly language: 'zh' | 'en';
};

function requestOf(
  { plan, version }: { readonly plan: string; readonly version: number },
  asked: Asked,
): RehearsalRequest {
  const { people, language } = asked;
  const script = {
    scenario: asked.scenario || null,
    at: asked.at || null,
    facts: linesOf(asked.facts),
    answers: linesOf(asked.answers),
    silent: linesOf(asked.silent),
    manned: linesOf(asked.manned),
    also: linesOf(asked.also),
  };
  return { plan, version, people, script, language };
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .slice(0, 50);

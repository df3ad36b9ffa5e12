// The console's files: hashed assets for ever, the page itself fresh with a nonce each time, and the same page for every
// address the console routes by itself.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pageNonce } from './headers.ts';

/** Written into the page by its build wherever a nonce belongs. */
const PLACEHOLDER = '__CSP_NONCE__';

export type Console = {
  /** True for addresses that are the console's: not the API's, a card's or a file's. */
  owns(request: FastifyRequest): boolean;
  sendPage(request: FastifyRequest, reply: FastifyReply): FastifyReply;
};

export async function serveConsole(app: FastifyInstance, folder: string): Promise<Console> {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const parts = page.split(PLACEHOLDER);
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    globIgnore: ['index.html', '**/*.map'],
    setHeaders: (reply, path) =>
      reply.header(
        'cache-control',
        path.startsWith(join(folder, 'assets'))
          ? 'public, max-age=31536000, immutable'
          : 'public, max-age=600',
      ),
  });

  function sendPage(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    return reply
      .code(200)
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(parts.join(pageNonce(request)));
  }

  app.get('/', { config: { id: 'console' } }, async (request, reply) => sendPage(request, reply));
  return { owns: isConsoleAddress, sendPage };
}

/** Pages have no dot in their last part and are asked for by GET as HTML. */
function isConsoleAddress(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? '';
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (/^\/(api|t|health|metrics|assets)(\/|$)/.test(path)) return false;
  const last = path.split('/').at(-1) ?? '';
  return !last.includes('.') && (request.headers.accept ?? 'text/html').includes('text/html');
}

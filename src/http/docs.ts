// The API's description: OpenAPI 3.1 as JSON, and the same as a page to read, in both languages, without any script.
import type { FastifyInstance } from 'fastify';
import type { HttpDeps } from './deps.ts';
import { docsPage } from './docs-page.ts';
import { pageNonce } from './headers.ts';
import { openApiDocument } from './openapi.ts';

export function mountDocs(app: FastifyInstance, { version, config }: HttpDeps): void {
  let document: string | undefined; // made when first asked for: it is the same for everybody
  app.get('/api/v1/openapi.json', { config: { id: 'openapi' } }, async (_, reply) => {
    document ??= JSON.stringify(openApiDocument(version, config.baseUrl));
    return reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('cache-control', 'public, max-age=300')
      .send(document);
  });
  app.get('/api/docs', { config: { id: 'docs' } }, async (request, reply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(docsPage(version, pageNonce(request))),
  );
}

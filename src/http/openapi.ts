// The OpenAPI 3.1 document, made of the same contracts that the server mounts.
import { z } from 'zod';
import { resources } from '#contract/api.ts';
import { Problem } from '#contract/problem.ts';
import type { Route } from '#contract/route.ts';
import { REFUSALS } from '#desk/refusal-table.ts';
import { describeRefusal } from '#desk/refusals.ts';
import { RIGHTS } from '#desk/rights.ts';

type Json = Readonly<Record<string, unknown>>;

export function openApiDocument(version: string, baseUrl: string): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [tag, routes] of Object.entries(resources))
    for (const it of routes satisfies readonly Route[]) {
      const path = it.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [it.method.toLowerCase()]: operation(it, tag) };
    }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Fengsui 烽燧',
      version,
      description:
        '预案、事件、人员与消息的接口。 Plans, incidents, people and messages. ' +
        'Instants are ISO 8601; errors are problem+json with a stable `code`. Commands carry an Idempotency-Key.',
    },
    servers: [{ url: baseUrl }],
    tags: Object.keys(resources).map(name => ({ name })),
    paths,
    components: {
      schemas: { Problem: jsonSchema(Problem, 'output') },
      responses: {
        Problem: {
          description: '拒绝或故障 · Refused, or a fault',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'fengsui.session_token' } },
    },
    'x-refusals': Object.fromEntries(
      Object.keys(REFUSALS).map(code => {
        const { status, title } = describeRefusal(code);
        return [code, { status, ...title }];
      }),
    ),
  };
}

function operation(it: Route, tag: string): Json {
  return {
    operationId: it.id,
    tags: [tag],
    summary: `${it.summary.zh} · ${it.summary.en}`,
    'x-summary': it.summary,
    'x-action': it.action,
    'x-roles': it.action in RIGHTS ? RIGHTS[it.action as keyof typeof RIGHTS] : [],
    security: it.action === 'public' ? [] : [{ session: [] }],
    parameters: [
      ...parameters('path', it.params),
      ...parameters('query', it.query),
      ...parameters('header', it.headers),
    ],
    ...requestBody(it),
    responses: { [it.status]: success(it), default: { $ref: '#/components/responses/Problem' } },
  };
}

function parameters(where: 'path' | 'query' | 'header', schema: z.ZodObject | undefined): readonly Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, it]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: it,
  }));
}

function requestBody(it: Route): Json {
  const content = it.bytes
    ? {
        'application/octet-stream': {
          schema: { type: 'string', format: 'binary', maxLength: it.bytes.most },
        },
      }
    : it.body && { 'application/json': { schema: jsonSchema(it.body, 'input') } };
  return content ? { requestBody: { required: true, content } } : {};
}

function success({ answer }: Route): Json {
  if (answer === 'none') return { description: '完成，无内容 · Done, no content' };
  if (answer === 'stream')
    return { description: '服务器推送事件 · Server-sent events', content: { 'text/event-stream': {} } };
  if (answer === 'bytes')
    return { description: '文件 · A file', content: { 'application/octet-stream': {} } };
  return {
    description: '成功 · Done',
    content: { 'application/json': { schema: jsonSchema(answer, 'output') } },
  };
}

/** What JSON Schema cannot say (the compiled plan) is left open. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

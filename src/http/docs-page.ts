// The readable page of the API: every route with its roles, fields and answer, and every refusal with what to do about
// it. Made on the server from the contract; no scripts, one style element with the page's nonce.
import { z } from 'zod';
import { resources } from '#contract/api.ts';
import type { Route } from '#contract/route.ts';
import { REFUSALS } from '#desk/refusal-table.ts';
import { describeRefusal } from '#desk/refusals.ts';
import { RIGHTS } from '#desk/rights.ts';

export function docsPage(version: string, nonce: string): string {
  const sections = Object.entries(resources).map(([name, routes]) => section(name, routes));
  const links = Object.keys(resources).map(name => `<li><a href="#${name}">${text(name)}</a></li>`);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>烽燧 API · Fengsui API ${text(version)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<header>
<h1>烽燧 API <small lang="en">Fengsui API ${text(version)}</small></h1>
<p>时间均为 ISO 8601；出错时返回 application/problem+json，程序请按 <code>code</code> 判断；写操作请带 <code>Idempotency-Key</code>（UUID），同一键只执行一次。</p>
<p lang="en">Instants are ISO 8601. Errors are application/problem+json: decide by <code>code</code>. Commands carry an
<code>Idempotency-Key</code> (a UUID) and are done once. <a href="/api/v1/openapi.json">OpenAPI 3.1</a></p>
<nav aria-label="资源 resources"><ul>${links.join('')}<li><a href="#problems">problems</a></li></ul></nav>
</header>
<main>${sections.join('')}${problems()}</main>
</body>
</html>`;
}

const text = (it: string): string => it.replace(/[&<>"']/g, found => `&#${found.codePointAt(0)};`);

function section(name: string, routes: readonly Route[]): string {
  return `<section><h2 id="${name}">${text(name)}</h2>${routes.map(article).join('')}</section>`;
}

function article(it: Route): string {
  const roles = it.action in RIGHTS ? RIGHTS[it.action as keyof typeof RIGHTS].join(', ') : it.action;
  return `<article id="${it.id}">
<h3><code><b>${it.method}</b> ${text(it.path)}</code></h3>
<p>${text(it.summary.zh)} <span lang="en">${text(it.summary.en)}</span></p>
<p class="roles">${text(it.action)}：${text(roles)}</p>
${(['params', 'query', 'headers'] as const).map(part => fields(part, it[part])).join('')}
${it.body ? schema('body', it.body, 'input') : ''}${it.bytes ? `<p><code>body</code> application/octet-stream ≤ ${it.bytes.most} B</p>` : ''}
${typeof it.answer === 'string' ? `<p><code>${it.status}</code> ${it.answer}</p>` : schema(String(it.status), it.answer, 'output')}
</article>`;
}

type Property = { readonly type?: unknown; readonly enum?: readonly unknown[]; readonly default?: unknown };

function fields(part: string, object: z.ZodObject | undefined): string {
  if (!object) return '';
  const { properties = {}, required = [] } = z.toJSONSchema(object, { io: 'input', unrepresentable: 'any' });
  const rows = Object.entries(properties).map(([name, it]) => {
    const { type, enum: values, default: otherwise } = it as Property;
    const kind = values ? values.map(String).join(' | ') : String(type ?? '');
    const more = otherwise === undefined ? '' : ` = ${JSON.stringify(otherwise)}`;
    const must = required.includes(name) ? '必填 required' : '';
    return `<tr><td><code>${text(name)}</code></td><td>${text(kind + more)}</td><td>${must}</td></tr>`;
  });
  return `<table><caption>${part}</caption>${rows.join('')}</table>`;
}

function schema(title: string, it: z.ZodType, io: 'input' | 'output'): string {
  const { $schema: _, ...json } = z.toJSONSchema(it, { io, unrepresentable: 'any' });
  return `<details><summary><code>${title}</code> application/json</summary><pre tabindex="0">${text(JSON.stringify(json, null, 1))}</pre></details>`;
}

function problems(): string {
  const rows = Object.keys(REFUSALS)
    .toSorted()
    .map(code => {
      const { status, title, detail } = describeRefusal(code);
      return `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${text(title.zh)}。${text(detail.zh)}<br><span lang="en">${text(title.en)}. ${text(detail.en)}</span></td></tr>`;
    });
  return `<section><h2 id="problems">problems</h2><table>${rows.join('')}</table></section>`;
}

const STYLE = `
body{font:16px/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#1f2328;background:#fff;max-width:60rem;margin:0 auto;padding:1rem}
h1 small,span[lang=en],p[lang=en]{color:#57606a;font-weight:400}
h2{border-bottom:2px solid #d0d7de;margin-top:2.5rem}
article{border:1px solid #d0d7de;border-radius:6px;padding:.5rem 1rem;margin:1rem 0}
h3{margin:.25rem 0;font-size:1rem;overflow-wrap:anywhere}
nav ul{display:flex;flex-wrap:wrap;gap:1rem;padding:0;list-style:none}
a{color:#0550ae}
.roles{color:#57606a;font-size:.875rem}
table{border-collapse:collapse;width:100%;font-size:.875rem}
caption{text-align:left;font-weight:600}
td{border-top:1px solid #d0d7de;padding:.25rem .5rem;vertical-align:top}
:target{background:#fff8c5}
pre{overflow:auto;max-height:30rem;background:#f6f8fa;padding:.75rem;font-size:.8125rem}
summary{cursor:pointer}`;

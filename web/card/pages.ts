// The card's pages as the server sends them: complete HTML with its style inside, so that one answer on a bad line is
// enough; the script comes after and only adds to it.
import { createHash } from 'node:crypto';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import type { CardNotice, CardPage, CardPages } from '#contract/card-view.ts';
import { Card, initialLocal } from './card.ts';
import { el } from './element.ts';
import { NOTICES, WORDS } from './words.ts';

export type CardAssets = {
  readonly css: string;
  readonly script: { readonly path: string; readonly body: Uint8Array } | null; // null: not built
};

export function cardPages({ css, script }: CardAssets): CardPages {
  const hash = createHash('sha256').update(css).digest('base64');
  const policy = [
    `default-src 'none'`,
    `style-src 'sha256-${hash}'`,
    `script-src 'self'`,
    `connect-src 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
  ].join('; ');
  return {
    policy,
    files: script ? [{ ...script, type: 'text/javascript; charset=utf-8' }] : [],
    card: page => cardDocument(page, css, script?.path ?? null),
    notice: notice => noticeDocument(notice, css),
  };
}

function cardDocument(page: CardPage, css: string, script: string | null): string {
  const words = WORDS[page.view.language];
  const title = `${page.view.incident.drill ? `【${words.drill}】` : ''}${page.view.duty.title}`;
  const body = render(h(Card, { ...page, local: initialLocal(page) }));
  const data = JSON.stringify(page).replace(
    /[<\u2028\u2029]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const end = script
    ? `<script type="application/json" id="page">${data}</script><script type="module" src="${script}"></script>`
    : '';
  return pageOf(words.lang, title, css, `<div id="card">${body}</div>${end}`);
}

function noticeDocument(notice: CardNotice, css: string): string {
  const { zh, en } = NOTICES[notice];
  const part = (lang: string, [title, text]: readonly [string, string], level: 1 | 2) =>
    el('section', { lang }, el(`h${level}`, null, title), el('p', null, text));
  const body = render(el('main', { class: 'notice' }, part('zh-CN', zh, 1), part('en', en, 2)));
  return pageOf('zh-CN', zh[0], css, body);
}

function pageOf(lang: string, title: string, css: string, body: string): string {
  const head =
    `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">` +
    `<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex,nofollow">` +
    `<meta name="color-scheme" content="light dark"><meta name="format-detection" content="telephone=no">`;
  return `<!doctype html><html lang="${lang}"><head>${head}<title>${render(el('i', null, title)).slice(3, -4)}</title><style>${css}</style></head><body>${body}</body></html>`;
}

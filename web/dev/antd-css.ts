// Writes antd's styles at build time (its `zeroRuntime`): every antd component that web/ imports is rendered once under
// our theme and its rules are collected into `virtual:antd.css`. An import this file cannot render fails the build.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCache, extractStyle, StyleProvider } from '@ant-design/cssinjs';
import * as antd from 'antd';
import { createElement as h, type ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import type { Plugin } from 'vite';
import { theme } from '../app/theme.ts';

const VIRTUAL = 'virtual:antd.css';
const ROOT = new URL('..', import.meta.url).pathname;

type Panel = { readonly _InternalPanelDoNotUseOrYouWillBeFired: (props: object) => ReactElement };
const panel = (component: unknown, props: object = {}): ReactElement =>
  h((component as Panel)._InternalPanelDoNotUseOrYouWillBeFired, props);

/** Imports that have no styles of their own. */
const UNSTYLED = new Set(['ConfigProvider', 'theme', 'Grid']);

const RENDER: Readonly<Record<string, () => ReactElement>> = {
  Alert: () => h(antd.Alert, { title: 'a' }),
  App: () =>
    h(
      'div',
      null,
      h(antd.App),
      panel(antd.message, { content: 'a' }),
      panel(antd.notification, { title: 'a' }),
    ),
  Badge: () => h(antd.Badge, { count: 1 }),
  Button: () => h('div', null, h(antd.Button), h(antd.Space.Compact, null, h(antd.Button))),
  Checkbox: () => h(antd.Checkbox),
  DatePicker: () =>
    h('div', null, h(antd.DatePicker, { showTime: true }), panel(antd.DatePicker, { showTime: true })),
  Drawer: () => panel(antd.Drawer, { title: 'a' }),
  Dropdown: () => h('div', null, panel(antd.Dropdown, { menu: { items: [] } }), h(antd.Menu, { items: [] })),
  Empty: () => h(antd.Empty),
  Form: () => h(antd.Form, null, h(antd.Form.Item, { label: 'a' }, h(antd.Input))),
  Input: () =>
    h('div', null, h(antd.Input), h(antd.Input.Password), h(antd.Input.Search), h(antd.Input.TextArea)),
  InputNumber: () => h(antd.InputNumber),
  Modal: () => panel(antd.Modal, { title: 'a' }),
  Pagination: () => h(antd.Pagination, { total: 500, showSizeChanger: false }),
  Popover: () => panel(antd.Popover, { content: 'a' }),
  Progress: () => h(antd.Progress, { percent: 1 }),
  Radio: () => h(antd.Radio.Group, { options: ['a'] }),
  Segmented: () => h(antd.Segmented, { options: ['a', 'b'] }),
  Select: () => h('div', null, h(antd.Select), panel(antd.Select)),
  Skeleton: () => h(antd.Skeleton),
  Spin: () => h(antd.Spin),
  Switch: () => h(antd.Switch),
  Tabs: () => h(antd.Tabs, { items: [{ key: 'a', label: 'a', children: 'a' }] }),
  Tooltip: () => panel(antd.Tooltip, { title: 'a' }),
};

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    if (['dist', 'dev', 'card', 'public'].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : path.endsWith('.tsx') ? [path] : [];
  });
}

/** Names imported from antd anywhere in web/, types left out. */
export function importedComponents(): readonly string[] {
  const names = sources(ROOT).flatMap(path =>
    [...readFileSync(path, 'utf8').matchAll(/import \{([^}]*)\} from 'antd';/g)].flatMap(match =>
      (match[1] ?? '').split(',').map(name => name.trim()),
    ),
  );
  return [...new Set(names.filter(name => name && !name.startsWith('type ') && !UNSTYLED.has(name)))].sort();
}

export function renderAntdCss(names: readonly string[] = importedComponents()): string {
  const unknown = names.filter(name => !RENDER[name]);
  if (unknown.length > 0)
    throw new Error(`web/dev/antd-css.ts cannot render ${unknown.join(', ')}: add it to RENDER`);
  const cache = createCache();
  const children = ['App', ...names].map(name => RENDER[name]?.() ?? null);
  const { zeroRuntime: _, ...styled } = theme;
  renderToString(
    h(StyleProvider, { cache, mock: 'server' }, h(antd.ConfigProvider, { theme: styled }, ...children)),
  );
  return extractStyle(cache, { plain: true, types: ['style', 'token', 'cssVar'] });
}

export function antdCss(): Plugin {
  return {
    name: 'antd-css',
    resolveId: id => (id === VIRTUAL ? `\0${VIRTUAL}` : null),
    load: id => (id === `\0${VIRTUAL}` ? renderAntdCss() : null),
  };
}

// A drawing of core/picture as elements of the page: nothing gets in that was not drawn there.
import { createElement, type ReactElement } from 'react';
import type { Drawn } from '#core/picture/drawn.ts';

export function DrawnElement(props: {
  readonly drawn: Drawn;
  readonly attributes?: Readonly<Record<string, string | number>>;
}): ReactElement {
  return elementOf({
    ...props.drawn,
    attributes: { ...props.drawn.attributes, ...props.attributes },
  });
}

function elementOf({ tag, attributes, children }: Drawn, key?: number): ReactElement {
  const given = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [propOf(name), value]));
  const inside = children.map((child, index) =>
    typeof child === 'string' ? child : elementOf(child, index),
  );
  return createElement(tag, { key, ...given }, ...(inside.length === 0 ? [] : [inside]));
}

/** "stroke-width" → "strokeWidth"; data- and aria- stay as they are. */
function propOf(name: string): string {
  if (name === 'class') return 'className';
  if (/^(?:data|aria)-/.test(name)) return name;
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

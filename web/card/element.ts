// Elements as plain functions: the card is drawn on the server by the same code, and there is no build for the server.
import { type ComponentChild, h, type VNode } from 'preact';

export type Children = readonly ComponentChild[] | ComponentChild;

export function el(
  tag: string,
  attributes: Readonly<Record<string, unknown>> | null,
  ...children: readonly Children[]
): VNode {
  return h(tag, { ...attributes }, ...(children as readonly ComponentChild[]));
}

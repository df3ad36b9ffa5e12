// Changes in the YAML of a plan that leave comments and order as people wrote them. A text or figure that takes the place
// of another changes nothing else at all; anything larger may lay out the lines afresh.
import { type Document, isCollection, isScalar, parseDocument } from 'yaml';
import type { Path } from './yaml-text.ts';

/** `value` undefined takes the key away. */
export type PlanEdit = { readonly path: Path; readonly value: unknown };

/** The text with the edits in it, in their order; undefined when the text is no YAML, or a path leads through a text. */
export function editPlanYaml(yaml: string, edits: readonly PlanEdit[]): string | undefined {
  let text: string | undefined = yaml;
  for (const edit of edits) text = text === undefined ? undefined : edited(text, edit);
  return text;
}

function edited(yaml: string, { path, value }: PlanEdit): string | undefined {
  const document = parseDocument(yaml, { version: '1.2', schema: 'core' });
  const way = path.map(part => (typeof part === 'symbol' ? String(part) : part));
  if (document.errors.length > 0 || !leads(document, way)) return undefined;
  const node = document.getIn(way, true);
  const small = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (small && isScalar(node) && node.range && !String(node.value).includes('\n'))
    return `${yaml.slice(0, node.range[0])}${scalar(value)}${yaml.slice(node.range[1])}`;
  if (value === undefined) document.deleteIn(way);
  else document.setIn(way, document.createNode(value, { flow: way.length > 3 }));
  return document.toString({ lineWidth: 0 });
}

/** Every part of the way but the last is a map or list, or not there yet. */
function leads(document: Document, way: readonly (string | number)[]): boolean {
  return way.slice(0, -1).every((_, index) => {
    const node = document.getIn(way.slice(0, index + 1), true);
    return node === undefined || isCollection(node);
  });
}

/** In quotes unless nothing could read it as anything else: letters and digits, spaces and dots between. */
function scalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const plain = /^\p{L}[\p{L}\p{N}._-]*(?: [\p{L}\p{N}._-]+)*$/u.test(value);
  const taken = /^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value);
  return plain && !taken ? value : JSON.stringify(value);
}

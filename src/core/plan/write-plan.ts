// A written plan as YAML in the layout of the house: fixed order of keys, what is short on one line, an empty line
// between the parts. What it prints parses to the same plan.
import { Document, isCollection, isMap, isScalar, type Node, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import { type WrittenPlan, writtenPlan } from './plan-schema.ts';
import { inSchemaOrder } from './schema-order.ts';

const WIDTH = 110;

const PLAN_ORDER = Object.keys(writtenPlan.shape);

/** Parts that are set off by an empty line and whose entries stand on lines of their own. */
const PARTS = new Set<string>(PLAN_ORDER.slice(PLAN_ORDER.indexOf('words')));

export function writePlanYaml(plan: WrittenPlan): string {
  const document = new Document(withoutEmpty(inSchemaOrder(plan, writtenPlan)), {
    version: '1.2',
    schema: 'core',
    aliasDuplicateObjects: false,
  });
  quote(document);
  if (isMap(document.contents))
    for (const { key, value } of document.contents.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (PARTS.has(name) && isScalar(key)) key.spaceBefore = true;
      if (isCollection(value))
        layOut(value as Node, name, 0, PARTS.has(name) ? (BLOCK_LEVELS[name] ?? 1) : 0);
    }
  return document.toString({ lineWidth: 0, singleQuote: false });
}

/** How many levels of a part always stand on lines of their own: scenarios → scenario → steps → never on one line. */
const BLOCK_LEVELS: Readonly<Record<string, number>> = { scenarios: 3, words: 0 };

/** Sets a collection in one line where it fits behind its key; otherwise looks at what is in it. */
function layOut(node: Node, key: string, depth: number, blockLevels: number): void {
  if (!isCollection(node)) return;
  if (blockLevels <= 0 && depth * 2 + key.length + 2 + oneLine(node).length <= WIDTH) {
    node.flow = true;
    visit(node, { Collection: (_, inner) => pad(inner) });
    return;
  }
  for (const [index, item] of node.items.entries()) {
    const pair = item as { readonly key?: unknown; readonly value?: unknown };
    const value = isCollection(item) ? item : pair.value;
    const own = isScalar(pair.key) ? String(pair.key.value) : '';
    if (depth === 0 && index > 0 && blockLevels > 1 && isScalar(pair.key)) pair.key.spaceBefore = true;
    const stays = own === 'title' || own === 'from' || own === 'stand_down';
    if (isCollection(value)) layOut(value as Node, own, depth + 1, stays ? 0 : blockLevels - 1);
  }
}

/** `{ a: b }` but `[a, b]`: the printer knows one padding for both, so each collection brings its own. */
function pad(node: YAMLMap | YAMLSeq): void {
  const print = node.toString.bind(node);
  const flowCollectionPadding = isMap(node) ? ' ' : '';
  node.toString = (context, ...rest) => print(context && { ...context, flowCollectionPadding }, ...rest);
}

/** About what it takes in one line; a little more than its JSON without quotes, for the spaces. */
function oneLine(node: Node): string {
  return JSON.stringify(node.toJSON())
    .replaceAll('"', '')
    .replaceAll(/[:,{}]/g, '$& ');
}

/** Quotes what other YAML tools, or a comma in a one-line map, would read as something else. */
function quote(document: Document): void {
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value !== 'string') return;
      if (/^\d{1,2}:\d\d(:\d\d)?$|^[\d.]+$|[(),[\]{}]/.test(node.value)) node.type = 'QUOTE_DOUBLE';
    },
  });
}

function withoutEmpty(plan: unknown): unknown {
  const empty = (key: string, value: unknown) => PARTS.has(key) && key !== 'scenarios' && isEmpty(value);
  return Object.fromEntries(Object.entries(plan as object).filter(([key, value]) => !empty(key, value)));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

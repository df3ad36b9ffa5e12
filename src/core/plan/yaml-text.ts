// YAML text → plain data, with the line and column of every element. YAML 1.2 core schema; limits on size, depth and
// aliases; all errors at once.
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { Finding, Place } from '#core/finding.ts';
import { yamlTrouble } from './yaml-trouble.ts';

export type Path = readonly PropertyKey[];

/** Where an element of the text stands. A path that leads nowhere gives its deepest part that is there. */
export type Places = {
  /** Of a value; of its key when the value is a map or list. `column` counts inside a one-line text, from 1. */
  at(path: Path, column?: number): Place;
  /** Of the key itself. */
  key(path: Path): Place;
};

export type YamlText = {
  readonly value: unknown; // undefined when the text could not be read at all
  readonly places: Places;
  readonly findings: readonly Finding[];
};

const MOST_CHARACTERS = 1_000_000;
const MOST_DEPTH = 40;
const MOST_ALIASES = 100;

export const NOWHERE: Places = {
  at: path => ({ path: pathText(path) }),
  key: path => ({ path: pathText(path) }),
};

export function readYamlText(text: string): YamlText {
  if (text.length > MOST_CHARACTERS) return unreadable(yamlTrouble('too-large', {}));
  const lines = new LineCounter();
  let document: Document.Parsed;
  try {
    document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      lineCounter: lines,
      prettyErrors: false,
    });
  } catch (error) {
    if (error instanceof RangeError) return unreadable(yamlTrouble('too-deep', {}));
    throw error;
  }
  const positionAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const findings: Finding[] = document.errors.map(error =>
    yamlTrouble(error.code, positionAt(error.pos[0]), error.message),
  );
  for (const warning of document.warnings)
    findings.push(yamlTrouble(warning.code, positionAt(warning.pos[0]), warning.message));
  if (document.directives?.yaml.version !== '1.2')
    findings.push(yamlTrouble('version', { line: 1, column: 1 }));
  findings.push(...traps(document, positionAt));
  const places = placesIn(document, positionAt);
  if (findings.some(({ code }) => code === 'too-deep' || code === 'too-many-aliases'))
    return { value: undefined, places, findings };
  const data = dataOf(document);
  if ((data.value ?? null) === null && findings.length + data.findings.length === 0)
    findings.push(yamlTrouble('empty', { line: 1, column: 1 }));
  return { value: data.value, places, findings: [...findings, ...data.findings] };
}

function unreadable(finding: Finding): YamlText {
  return { value: undefined, places: NOWHERE, findings: [finding] };
}

function dataOf(document: Document.Parsed): {
  readonly value: unknown;
  readonly findings: readonly Finding[];
} {
  if (document.errors.length > 0) return { value: undefined, findings: [] };
  try {
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }), findings: [] };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return { value: undefined, findings: [yamlTrouble('too-many-aliases', { line: 1, column: 1 })] };
  }
}

// ---------------------------------------------------------------- traps

/** Words other YAML readers take for true and false, unquoted clock times, conditions cut by a comma. */
function traps(document: Document.Parsed, positionAt: (offset: number) => Place): readonly Finding[] {
  const findings: Finding[] = [];
  let aliases = 0;
  visit(document, (key, node, path) => {
    if (path.length > MOST_DEPTH && path.filter(isCollection).length > MOST_DEPTH) {
      findings.push(yamlTrouble('too-deep', positionOf(node as Node, positionAt)));
      return visit.BREAK;
    }
    if (isAlias(node) && ++aliases > MOST_ALIASES) {
      findings.push(yamlTrouble('too-many-aliases', positionOf(node, positionAt)));
      return visit.BREAK;
    }
    if (isScalar(node) && node.tag !== undefined && node.tag !== 'tag:yaml.org,2002:str')
      findings.push(yamlTrouble('TAG_RESOLVE_FAILED', positionOf(node, positionAt)));
    if (!isScalar(node) || node.type !== 'PLAIN' || typeof node.value !== 'string') return undefined;
    const place = positionOf(node, positionAt);
    if (key === 'key' && /^(on|off|yes|no|y|n)$/i.test(node.value))
      findings.push(yamlTrouble('trap-key', place, node.value));
    if (key !== 'key' && /^\d{1,2}:\d\d(:\d\d)?$/.test(node.value))
      findings.push(yamlTrouble('unquoted-time', place, node.value));
    const parent = path.findLast(part => isMap(part) || isSeq(part));
    if ((isMap(parent) || isSeq(parent)) && parent.flow && isCut(node.value))
      findings.push(yamlTrouble('cut-text', place, node.value));
    return undefined;
  });
  return findings;
}

function isCut(text: string): boolean {
  return [...text].filter(sign => sign === '(').length !== [...text].filter(sign => sign === ')').length;
}

// ---------------------------------------------------------------- places

function positionOf(node: Node | null | undefined, positionAt: (offset: number) => Place): Place {
  return node?.range ? positionAt(node.range[0]) : { line: 1, column: 1 };
}

function placesIn(document: Document.Parsed, positionAt: (offset: number) => Place): Places {
  const find = (path: Path) => {
    let node: unknown = document.contents;
    let key: Node | null = null;
    let depth = 0;
    for (const part of path) {
      if (isAlias(node)) node = node.resolve(document);
      if (isMap(node)) {
        const pair = node.items.find(
          item => isPair(item) && isScalar(item.key) && String(item.key.value) === String(part),
        );
        if (!pair) break;
        key = pair.key as Node;
        node = pair.value ?? pair.key;
      } else if (isSeq(node) && typeof part === 'number' && part < node.items.length) {
        node = node.items[part];
        key = node as Node;
      } else break;
      depth++;
    }
    return { node: node as Node | null, key, whole: depth === path.length };
  };
  return {
    at(path, column) {
      const { node, key } = find(path);
      const place = positionOf(isScalar(node) ? node : (key ?? node), positionAt);
      const inside = isScalar(node) ? columnInside(node, column) : 0;
      return { ...place, column: (place.column ?? 1) + inside, path: pathText(path) };
    },
    key(path) {
      const { node, key } = find(path);
      return { ...positionOf(key ?? node, positionAt), path: pathText(path) };
    },
  };
}

/** Quoted one-line texts begin one column later; of block texts only the beginning is known. */
function columnInside(
  node: { readonly type?: string; readonly value: unknown },
  column: number | undefined,
): number {
  if (column === undefined || String(node.value).includes('\n')) return 0;
  if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') return column;
  return node.type === 'PLAIN' ? column - 1 : 0;
}

export function pathText(path: Path): string {
  return path.map(String).join('.');
}

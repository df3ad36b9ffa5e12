// A small XML reader for the parts of office documents: linear, limited in depth, and without entities of its own (a
// document type declaration is refused, not read). Names lose their prefix; the vocabularies of Word do not clash.
// Why not a DOM: docs/decisions/0600.
import { LIMITS } from './limits.ts';

export type Xml = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Xml | string)[];
};
export type XmlTrouble = 'malformed' | 'entities' | 'too-deep' | 'too-many';

type Attributes = Readonly<Record<string, string>>;

/** What stands between "<" and ">". Its attributes are read when somebody asks: most are of no interest. */
class Tag {
  readonly name: string;
  readonly tag: string; // with its prefix
  private readonly inside: string;
  private read: Attributes | undefined;

  constructor(tag: string, inside: string) {
    this.name = localName(tag);
    this.tag = tag;
    this.inside = inside;
  }

  get attributes(): Attributes {
    this.read ??= readAttributes(this.inside, this.tag.length);
    return this.read;
  }
}

class Element implements Xml {
  readonly children: (Xml | string)[];
  readonly tag: Tag;

  constructor(tag: Tag, children: (Xml | string)[]) {
    this.tag = tag;
    this.children = children;
  }

  get name(): string {
    return this.tag.name;
  }

  get attributes(): Attributes {
    return this.tag.attributes;
  }
}

const ATTRIBUTE = /([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The root element. `spent` counts elements and texts of all parts of a file; empty elements named in `unread` are left out. */
export function parseXml(
  source: string,
  spent: { elements: number } = { elements: 0 },
  unread?: ReadonlySet<string>,
): Xml | XmlTrouble {
  const top = new Element(new Tag('', ''), []);
  const stack: Element[] = [top];
  const tags = new Map<string, Tag>();
  let at = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    const into = stack[stack.length - 1] ?? top;
    if (open !== at && into !== top) {
      into.children.push(decode(source.slice(at, open < 0 ? source.length : open)));
      spent.elements++;
    }
    if (open < 0) break;
    const end = endOfMarkup(source, open);
    if (end < 0) return 'malformed';
    if (source.startsWith('<!', open)) {
      if (source.startsWith('<![CDATA[', open)) into.children.push(source.slice(open + 9, end - 3));
      else if (!source.startsWith('<!--', open)) return 'entities';
    } else if (source.charCodeAt(open + 1) === 0x2f) {
      if (stack.length === 1 || source.slice(open + 2, end - 1).trim() !== into.tag.tag) return 'malformed';
      stack.pop();
    } else if (source.charCodeAt(open + 1) !== 0x3f) {
      const tag = tagOf(source.slice(open + 1, end - 1), tags);
      if (tag === undefined) return 'malformed';
      const empty = source.charCodeAt(end - 2) === 0x2f;
      if (!(empty && unread?.has(tag.name))) {
        if (++spent.elements > LIMITS.xmlElements) return 'too-many';
        const element = new Element(tag, empty ? NONE : []);
        into.children.push(element);
        if (!empty && stack.push(element) > LIMITS.xmlDepth) return 'too-deep';
      }
    }
    at = end;
  }
  const root = top.children[0];
  return stack.length !== 1 || root === undefined || typeof root === 'string' ? 'malformed' : root;
}

const NONE: (Xml | string)[] = [];

export function elements(parent: Xml | undefined, name?: string): readonly Xml[] {
  const found: Xml[] = [];
  for (const child of parent?.children ?? []) {
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child);
  }
  return found;
}

export function element(parent: Xml | undefined, name: string): Xml | undefined {
  for (const child of parent?.children ?? [])
    if (typeof child !== 'string' && child.name === name) return child;
  return undefined;
}

/** Position after the markup that opens at `open`; -1 when it never closes. */
function endOfMarkup(source: string, open: number): number {
  const close = source.startsWith('<!--', open)
    ? '-->'
    : source.startsWith('<![CDATA[', open)
      ? ']]>'
      : source.startsWith('<?', open)
        ? '?>'
        : undefined;
  if (close === undefined) return endOfTag(source, open);
  const end = source.indexOf(close, open);
  return end < 0 ? -1 : end + close.length;
}

/** A ">" may stand in a quoted value. */
function endOfTag(source: string, open: number): number {
  for (let at = open + 1; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x3e) return at + 1;
    if (code === 0x22 || code === 0x27) {
      at = source.indexOf(code === 0x22 ? '"' : "'", at + 1);
      if (at < 0) return -1;
    }
  }
  return -1;
}

/** Tags come again and again with the same attributes: each is read, and kept in memory, once. */
function tagOf(inside: string, known: Map<string, Tag>): Tag | undefined {
  const before = known.get(inside);
  if (before !== undefined) return before;
  const tag = readTag(inside);
  if (tag !== undefined && known.size < MOST_TAGS && inside.length < 400) known.set(inside, tag);
  return tag;
}

const MOST_TAGS = 5000;

function readTag(inside: string): Tag | undefined {
  const tag = /^[^\s/>]+/.exec(inside)?.[0];
  return tag === undefined || inside.includes('<') ? undefined : new Tag(tag, inside);
}

function readAttributes(inside: string, from: number): Attributes {
  if (!inside.includes('=')) return NO_ATTRIBUTES;
  const attributes: Record<string, string> = Object.create(null);
  for (const match of inside.slice(from).matchAll(ATTRIBUTE)) {
    attributes[localName(match[1] ?? '')] = decode(match[2] ?? match[3] ?? '');
  }
  return attributes;
}

const NO_ATTRIBUTES: Attributes = Object.create(null);

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Unknown entities stay as they are written: nothing is expanded. */
function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]{2,4}));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

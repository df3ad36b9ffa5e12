// Tags and text of an HTML page, one after the other → blocks. Lists, tables and the paragraph that are open are kept;
// the rest of the page is not.
import type { Block, Cell, Paragraph, Place } from '#core/document/document.ts';
import { type Noted, nothingNoted } from '../noted.ts';
import { type Grid, nextRow, openGrid, place } from './grid.ts';
import { marker, type OpenList, openList } from './list-marker.ts';
import { joined, raised } from './white-space.ts';

type Attributes = Readonly<Record<string, string>>;

export type Page = {
  readonly open: (tag: string, attributes: Attributes) => void;
  readonly close: (tag: string) => void;
  readonly text: (text: string) => void;
  readonly finish: () => { readonly blocks: readonly Block[]; readonly noted: Noted };
};

/** What paragraphs go into: the page, or a cell. Lists end with it. */
type Container = { readonly blocks: Block[]; readonly place: () => Place; readonly lists: OpenList[] };

type State = {
  readonly containers: [Container, ...Container[]];
  readonly grids: Grid[];
  readonly noted: Noted;
  tables: number;
  text: string;
  number: string | undefined; // of the item whose first paragraph is to come
  level: number | undefined;
  pre: number; // open <pre>
  dropped: number; // open elements inside one that is dropped, itself included
  raisedFrom: number; // where a <sup> began
};

export function makePage(): Page {
  let paragraphs = 0;
  const root: Container = {
    blocks: [],
    lists: [],
    place: () => ({ in: 'paragraph', paragraph: ++paragraphs }),
  };
  const state: State = {
    containers: [root],
    grids: [],
    noted: nothingNoted(),
    tables: 0,
    text: '',
    number: undefined,
    level: undefined,
    pre: 0,
    dropped: 0,
    raisedFrom: 0,
  };
  return {
    open: (tag, attributes) => open(state, tag, attributes),
    close: tag => close(state, tag),
    text(text) {
      if (state.dropped === 0) state.text = joined(state.text, text, state.pre > 0);
    },
    finish() {
      endParagraph(state);
      while (state.grids.length > 0) endTable(state);
      return { blocks: root.blocks, noted: state.noted };
    },
  };
}

const DROPPED = new Set(
  'script style template noscript noframes head title iframe object applet svg canvas video audio map textarea select datalist xml rt rp del'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form header hgroup hr html legend main nav optgroup p pre section summary tbody tfoot thead'.split(
    ' ',
  ),
);

function open(state: State, tag: string, attributes: Attributes): void {
  if (state.dropped > 0 || DROPPED.has(tag) || isHidden(attributes)) {
    if (state.dropped++ === 0 && tag === 'del') state.noted.changes++;
    return;
  }
  if (BLOCKS.has(tag)) endParagraph(state);
  switch (tag) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      endParagraph(state);
      state.level = Number(tag[1]);
      break;
    case 'ul':
    case 'ol':
    case 'menu':
      endParagraph(state);
      inside(state).lists.push(openList(tag === 'ol', attributes));
      break;
    case 'li': {
      endParagraph(state);
      const list = inside(state).lists.at(-1);
      state.number = list === undefined ? '•' : marker(list, attributes);
      break;
    }
    case 'table':
      endParagraph(state);
      state.tables++;
      state.grids.push(openGrid());
      break;
    case 'tr':
      endParagraph(state);
      if (state.grids.at(-1)) nextRow(state.grids.at(-1) ?? openGrid());
      break;
    case 'td':
    case 'th':
      endParagraph(state);
      openCell(state, attributes);
      break;
    case 'br':
      state.text += '\n';
      break;
    case 'pre':
      state.pre++;
      break;
    case 'sup':
      state.raisedFrom = state.text.length;
      break;
    case 'img':
      state.noted.pictures++;
      break;
    case 'input':
      if (/^(?:checkbox|radio)$/i.test(attributes.type ?? ''))
        state.text += attributes.checked === undefined ? '□' : '☑';
      break;
    default:
      break;
  }
}

function close(state: State, tag: string): void {
  if (state.dropped > 0) {
    state.dropped--;
    return;
  }
  if (BLOCKS.has(tag) || /^h[1-6]$/.test(tag)) endParagraph(state);
  switch (tag) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      state.level = undefined;
      break;
    case 'ul':
    case 'ol':
    case 'menu':
      endParagraph(state);
      inside(state).lists.pop();
      break;
    case 'li':
      endParagraph(state);
      state.number = undefined;
      break;
    case 'td':
    case 'th':
      endParagraph(state);
      if (state.containers.length > 1) state.containers.pop();
      break;
    case 'table':
      endParagraph(state);
      endTable(state);
      break;
    case 'pre':
      state.pre = Math.max(0, state.pre - 1);
      break;
    case 'sup':
      state.text = raised(state.text, state.raisedFrom);
      break;
    default:
      break;
  }
}

function inside(state: State): Container {
  return state.containers.at(-1) ?? state.containers[0];
}

function endParagraph(state: State): void {
  const text = state.text.trim();
  state.text = '';
  if (text === '') return;
  const { number, level } = state;
  state.number = undefined;
  const container = inside(state);
  const paragraph: Paragraph = {
    kind: 'paragraph',
    text,
    ...(number === undefined ? {} : { number }),
    ...(level === undefined ? {} : { level }),
    place: container.place(),
  };
  container.blocks.push(paragraph);
}

function openCell(state: State, attributes: Attributes): void {
  const grid = state.grids.at(-1);
  const blocks: Block[] = [];
  const table = state.tables;
  let paragraph = 0;
  // A cell outside any table is a container all the same: its end tag will come.
  const cell: Cell =
    grid === undefined ? { column: 1, columns: 1, rows: 1, blocks } : place(grid, attributes, blocks);
  const row = grid?.rows.length ?? 1;
  const at = { table, row, column: cell.column };
  state.containers.push({
    blocks: grid === undefined ? inside(state).blocks : blocks,
    lists: [],
    place: () => ({ in: 'cell', ...at, paragraph: ++paragraph }),
  });
}

function endTable(state: State): void {
  const grid = state.grids.pop();
  const rows = grid?.rows.filter(row => row.length > 0) ?? [];
  if (rows.some(row => row.some(cell => cell.blocks.length > 0)))
    inside(state).blocks.push({ kind: 'table', rows });
}

function isHidden({ style = '', hidden }: Attributes): boolean {
  return hidden !== undefined || /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style);
}

// Contact lists and rosters in tables (sheets, annexes of plans) → people and bodies with how to reach them. Every row is
// kept; what is missing, wrong or was mended is a finding at its row. Never throws on what a table holds.
import type { Block, DocumentTree, Place, Table } from '#core/document/document.ts';
import type { Finding } from '#core/finding.ts';
import type { Contact } from './contact.ts';
import { type At, doubles, findingsOfRow } from './contact-findings.ts';
import { blocksOf, type ContactField, type Head, headOf, isHead, isSecondHead } from './contact-head.ts';
import { type Phones, readPhones } from './phone-numbers.ts';

export type ContactList = { readonly contacts: readonly Contact[]; readonly findings: readonly Finding[] };

/** All tables of the document that have the head of a contact list. */
export function readContacts(document: Pick<DocumentTree, 'body'>): ContactList {
  const lists = document.body.flatMap(block => (block.kind === 'table' ? [contactsOf(block)] : []));
  const contacts = lists.flatMap(list => list.contacts);
  return { contacts, findings: [...lists.flatMap(list => list.findings), ...doubles(contacts)] };
}

type GridCell = {
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
  readonly text: string;
  readonly place: Place | undefined;
};
type Row = readonly GridCell[];
type State = {
  head: readonly Head[];
  second: boolean;
  group: string | null;
  readonly above: Map<number, Carried>;
};
/** A cell that spans rows speaks for all of them. */
type Carried = { readonly text: string; left: number };

function contactsOf(table: Table): ContactList {
  const rows = table.rows.map(row => row.map(cellOf));
  const state: State = { head: [], second: false, group: null, above: new Map() };
  const contacts: Contact[] = [];
  const findings: Finding[] = [];
  rows.forEach((row, index) => {
    if (state.second) state.second = false;
    else if (isHead(row)) begin(state, row, rows[index + 1]);
    else if (state.head.length > 0) {
      const title = titleOf(row);
      if (title !== undefined) state.group = title;
      else for (const head of state.head) add(readRow(row, head, state), contacts, findings);
      carry(row, state);
    }
  });
  return { contacts, findings };
}

function cellOf({ column, columns, rows, blocks }: Table['rows'][number][number]): GridCell {
  const texts = blocks.flatMap(paragraphsOf);
  return {
    column,
    columns,
    rows,
    text: texts
      .map(({ text }) => text)
      .join('\n')
      .trim(),
    place: texts[0]?.place,
  };
}

function paragraphsOf(block: Block): readonly { readonly text: string; readonly place: Place }[] {
  return block.kind === 'paragraph'
    ? [block]
    : block.rows.flatMap(row => row.flatMap(cell => cell.blocks.flatMap(paragraphsOf)));
}

function begin(state: State, row: Row, next: Row | undefined): void {
  state.second = next !== undefined && isSecondHead(row, next);
  state.head = blocksOf(headOf(row, state.second ? next : []));
  state.above.clear();
}

/** "一、指挥部": a row of one text without a number to call stands above the rows of its group. */
function titleOf(row: Row): string | undefined {
  const filled = row.filter(({ text }) => text !== '');
  const [only] = filled;
  if (only === undefined || filled.length > 1 || /\d{5}/.test(only.text.normalize('NFKC'))) return undefined;
  const alone = only.columns > 1 || row.length === 1;
  return alone
    ? only.text
        .replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、])\s*/, '')
        .replace(/[:：]$/, '')
    : undefined;
}

type ReadRow = { readonly contact: Contact; readonly at: At } | undefined;

function readRow(row: Row, head: Head, { group, above }: State): ReadRow {
  const texts = new Map<ContactField, string[]>();
  let place: Place | undefined;
  let own = false;
  for (const [column, field] of head) {
    const cell = row.find(one => one.column <= column && column < one.column + one.columns);
    const text = cell !== undefined && cell.text !== '' ? cell.text : (above.get(column)?.text ?? '');
    if (text === '' || (cell !== undefined && cell.column !== column && head.has(cell.column))) continue;
    if (cell?.text) place ??= cell.place;
    own ||= Boolean(cell?.text) && field !== 'order' && field !== 'unit';
    texts.set(field, [...(texts.get(field) ?? []), text]);
  }
  if (!own || place === undefined) return undefined;
  return contactOf(texts, { head, group, place });
}

function contactOf(
  texts: ReadonlyMap<ContactField, readonly string[]>,
  { head, group, place }: { head: Head; group: string | null; place: Place },
): ReadRow {
  const one = (field: ContactField): string | null =>
    texts.get(field)?.join(' ').replace(/\s+/g, ' ').trim() || null;
  const phones: Phones = readPhones((texts.get('phone') ?? []).join(' / '));
  const name = one('name')?.replace(/(?<=^\p{Script=Han}) (?=\p{Script=Han}$)/u, '') ?? null; // "王 五"
  const note =
    [one('note'), phones.rest === '' ? null : phones.rest].filter(text => text !== null).join('；') || null;
  const written = one('shift');
  const shift = written === null ? null : (dateOfSerial(written) ?? written);
  const contact = {
    name,
    post: one('post'),
    unit: one('unit') ?? group,
    phones: phones.numbers,
    email: one('email'),
    shift,
    note,
    place,
  };
  const fields = new Set(head.values());
  return {
    contact,
    at: {
      place,
      phones,
      serial: shift !== written ? written : null,
      hasName: fields.has('name'),
      hasPhone: fields.has('phone'),
    },
  };
}

function add(read: ReadRow, contacts: Contact[], findings: Finding[]): void {
  if (read === undefined) return;
  contacts.push(read.contact);
  findings.push(...findingsOfRow(read.contact, read.at));
}

function carry(row: Row, { above }: State): void {
  for (const [column, carried] of above) if (--carried.left <= 0) above.delete(column);
  for (const { column, rows, text } of row)
    if (rows > 1 && text !== '') above.set(column, { text, left: rows - 1 });
}

/** A date that lost its format: days since 1900, between 2000 and 2079. */
function dateOfSerial(text: string): string | undefined {
  if (!/^\d{5}$/.test(text) || Number(text) < 36_526 || Number(text) >= 65_746) return undefined;
  return new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000).toISOString().slice(0, 10);
}

// Markdown → document tree: headings with their level, list items with their marker as the printed number, pipe tables,
// emphasis marks taken off. Anything else is a paragraph as written; no line is dropped.
import type { Block, Cell, Paragraph } from '#core/document/document.ts';
import type { OpenedDocument, Upload } from './opener.ts';
import { openCharacters } from './text.ts';

export function openMarkdown(upload: Upload): OpenedDocument {
  return openCharacters(upload, 'markdown', readMarkdown);
}

export function readMarkdown(text: string): readonly Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  let tables = 0;
  let fenced = false;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (/^\s{0,3}(```|~~~)/.test(line)) {
      fenced = !fenced;
      continue;
    }
    if (!fenced && isRow(line) && isRule(lines[i + 1] ?? '')) {
      const last = endOfTable(lines, i + 2);
      tables++;
      blocks.push({ kind: 'table', rows: tableRows(lines, i, last, tables) });
      i = last - 1;
    } else blocks.push(fenced ? plain(line, i + 1) : paragraph(line, i + 1));
  }
  return blocks;
}

function paragraph(line: string, number: number): Paragraph {
  const heading = /^ {0,3}(#{1,6})[ \t]+/.exec(line);
  if (heading)
    return { ...plain(bare(title(line.slice(heading[0].length))), number), level: heading[1]?.length ?? 1 };
  const bullet = /^\s{0,12}[-*+][ \t]+(\S.*)$/.exec(line);
  if (bullet) return { ...plain(bare(bullet[1] ?? ''), number), number: '•' };
  const ordered = /^\s{0,12}(\d{1,9}[.)])[ \t]+(\S.*)$/.exec(line);
  if (ordered) return { ...plain(bare(ordered[2] ?? ''), number), number: ordered[1] ?? '' };
  return plain(bare(line.replace(/^\s{0,3}>[ \t]?/, '')), number);
}

/** Without the signs that may close a heading: "处置 ##". */
function title(text: string): string {
  let end = text.trimEnd().length;
  while (text.charAt(end - 1) === '#') end--;
  return text.slice(0, end).trim();
}

function plain(text: string, line: number): Paragraph {
  return { kind: 'paragraph', text, place: { in: 'line', line } };
}

/** Takes off emphasis, code marks and link targets; keeps the words. */
function bare(text: string): string {
  return text
    .replace(/!?\[([^\][]{0,400})\]\([^()\s]{0,400}\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_]{1,400})\1/g, '$2')
    .replace(/(?<![*\w])\*(?=\S)([^*]{1,400})\*(?!\*)/g, '$1')
    .replace(/`([^`]{1,400})`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!|>])/g, '$1');
}

function isRow(line: string): boolean {
  return /^\s{0,3}\|.*\|\s*$/.test(line);
}

function isRule(line: string): boolean {
  return /^[\s|:-]+$/.test(line) && line.includes('-') && line.includes('|');
}

function endOfTable(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && isRow(lines[at] ?? '')) at++;
  return at;
}

function tableRows(
  lines: readonly string[],
  from: number,
  to: number,
  table: number,
): readonly (readonly Cell[])[] {
  const rows: (readonly Cell[])[] = [];
  for (let i = from; i < to; i++) {
    if (i === from + 1) continue; // the rule under the head
    const cells = (lines[i] ?? '')
      .trim()
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/);
    const row = rows.length + 1;
    rows.push(
      cells.map((cell, index) => ({
        column: index + 1,
        columns: 1,
        rows: 1,
        blocks: [
          {
            kind: 'paragraph',
            text: bare(cell.trim()),
            place: { in: 'cell', table, row, column: index + 1, paragraph: 1 },
          },
        ],
      })),
    );
  }
  return rows;
}

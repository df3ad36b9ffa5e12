// Plain text → document tree: one paragraph a line, so that places are line numbers.
import type { Paragraph } from '#core/document/document.ts';

export function readText(text: string): readonly Paragraph[] {
  return text
    .split('\n')
    .map((line, index) => ({ kind: 'paragraph', text: line, place: { in: 'line', line: index + 1 } }));
}

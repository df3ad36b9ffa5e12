// A sentence of which the words that differ from the other one are marked: underlined or struck, not by colour alone.
import { useMemo } from 'react';
import { type Piece, wordDifference } from '#core/compare/word-difference.ts';

export type Marked = { readonly before: readonly Piece[]; readonly after: readonly Piece[] };

export const useMarked = (before: string | null, after: string | null): Marked =>
  useMemo(() => {
    if (before !== null && after !== null) return wordDifference(before, after);
    const whole = (text: string | null) => (text === null ? [] : [{ text, differs: false }]);
    return { before: whole(before), after: whole(after) };
  }, [before, after]);

export function MarkedWords(props: { readonly pieces: readonly Piece[]; readonly side: 'before' | 'after' }) {
  const Mark = props.side === 'before' ? 'del' : 'ins';
  let at = 0;
  return props.pieces.map(({ text, differs }) => {
    const key = at;
    at += text.length;
    return differs ? (
      <Mark key={key} className={`word-${props.side}`}>
        {text}
      </Mark>
    ) : (
      <span key={key}>{text}</span>
    );
  });
}

// The keys of the review. A single letter does nothing while somebody types, in a dialog, or when keys are switched off.
import { useEffect, useRef } from 'react';

export type KeyAct =
  | 'next'
  | 'previous'
  | 'next-open'
  | 'previous-open'
  | 'accept'
  | 'section'
  | 'correct'
  | 'split'
  | 'merge'
  | 'ignore'
  | 'reopen'
  | 'undo'
  | 'source'
  | 'search'
  | 'keys';

/** What each key does; in the order in which they are explained. */
export const KEYS: readonly { readonly act: KeyAct; readonly keys: readonly string[] }[] = [
  { act: 'next-open', keys: ['j', 'J'] },
  { act: 'previous-open', keys: ['k', 'K'] },
  { act: 'next', keys: ['ArrowDown'] },
  { act: 'previous', keys: ['ArrowUp'] },
  { act: 'accept', keys: ['Enter', 'a', 'A'] },
  { act: 'section', keys: ['g', 'G'] },
  { act: 'correct', keys: ['e', 'E'] },
  { act: 'split', keys: ['s', 'S'] },
  { act: 'merge', keys: ['m', 'M'] },
  { act: 'ignore', keys: ['x', 'X'] },
  { act: 'reopen', keys: ['r', 'R'] },
  { act: 'undo', keys: ['u', 'U'] },
  { act: 'source', keys: ['ArrowLeft'] },
  { act: 'search', keys: ['/'] },
  { act: 'keys', keys: ['?', '？'] },
];

const KEPT_AT = 'fengsui.review.keys';

export const keysAreOn = (): boolean => localStorage.getItem(KEPT_AT) !== 'off';
export const setKeys = (on: boolean): void => localStorage.setItem(KEPT_AT, on ? 'on' : 'off');

export function useKeys(onKey: (act: KeyAct) => void): void {
  const act = useRef(onKey);
  act.current = onKey;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const found = keyAct(event);
      if (found === undefined) return;
      event.preventDefault();
      act.current(found);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function keyAct(event: KeyboardEvent): KeyAct | undefined {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
    return undefined;
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  if (target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]'))
    return undefined;
  const found = KEYS.find(({ keys }) => keys.includes(event.key))?.act;
  if (found === undefined || (found !== 'keys' && !keysAreOn())) return undefined;
  // Enter and the arrows belong to whatever has the focus, unless that is a clause or nothing.
  const free = target === document.body || target.id === 'main' || target.closest('.clause-head') !== null;
  if (['Enter', 'ArrowDown', 'ArrowUp', 'ArrowLeft'].includes(event.key) && !free) return undefined;
  if (event.repeat && !['next', 'previous', 'next-open', 'previous-open'].includes(found)) return undefined;
  return found;
}

// The passages of the source by mouse and keyboard: a click opens the clause; one stop for the tab key, the arrows go from passage to passage and choose its
// clause, Enter or → goes over to the clause; from a clause ← comes back. What is drawn here belongs to others (a Word
// file, React), so the stop is set on whatever stands for the chosen clause just now.
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { Marks } from './marks.ts';

const STOP = 'data-stop';

export const passageOf = (box: Element, clause: string): HTMLElement | null =>
  box.querySelector<HTMLElement>(`[data-clause="${CSS.escape(clause)}"]`);

/** The focus goes to the passage of the chosen clause, where it is shown. */
export function toSource(): boolean {
  const stop = document.querySelector<HTMLElement>(`.src-body [${STOP}]`);
  stop?.focus({ preventScroll: true });
  return stop !== null;
}

export function toClause(): void {
  document.querySelector<HTMLElement>('.clause-head[aria-expanded="true"]')?.focus({ preventScroll: true });
}

export function useSourceKeys(
  box: RefObject<HTMLElement | null>,
  marks: Marks,
  onStep: (clause: string) => void,
  onClause: (clause: string) => void,
): void {
  const now = useRef({ marks, onStep, onClause });
  now.current = { marks, onStep, onClause };
  // Whether the focus was in the source when the clause changed: then it goes along.
  const inside = useRef(false);

  useEffect(() => {
    const target = box.current;
    const press = (event: KeyboardEvent) => {
      const at = event.target instanceof Element ? event.target.closest(`[${STOP}]`) : null;
      const clause = at?.getAttribute('data-clause');
      if (!clause || event.altKey || event.ctrlKey || event.metaKey) return;
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const { clauses } = now.current.marks;
      if (step !== 0) {
        const next = clauses[clauses.findIndex(({ id }) => id === clause) + step];
        inside.current = true;
        if (next) now.current.onStep(next.id);
      } else if (event.key === 'Enter' || event.key === ' ' || event.key === 'ArrowRight') {
        inside.current = false;
        now.current.onClause(clause);
        toClause();
      } else return;
      event.preventDefault();
    };
    const click = (event: MouseEvent) => {
      const found = event.target instanceof Element ? event.target.closest('[data-clause]') : null;
      const clause = found?.getAttribute('data-clause');
      if (!clause || window.getSelection()?.isCollapsed === false) return;
      // The clause that was clicked at has the focus next.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      inside.current = false;
      now.current.onClause(clause);
      if (clause === now.current.marks.chosen) toClause();
    };
    const leave = (event: FocusEvent) => {
      inside.current = event.relatedTarget === null && inside.current;
    };
    const enter = () => {
      inside.current = true;
    };
    target?.addEventListener('click', click);
    target?.addEventListener('keydown', press);
    target?.addEventListener('focusin', enter);
    target?.addEventListener('focusout', leave);
    return () => {
      target?.removeEventListener('click', click);
      target?.removeEventListener('keydown', press);
      target?.removeEventListener('focusin', enter);
      target?.removeEventListener('focusout', leave);
    };
  }, [box]);

  const { chosen, clauses } = marks;
  useLayoutEffect(() => {
    const target = box.current;
    if (!target || chosen === undefined || clauses.length === 0) return;
    const set = () => {
      if (stopAt(target, chosen) && inside.current) toSource();
    };
    set();
    // Still being drawn, or drawn anew.
    const watch = new MutationObserver(set);
    watch.observe(target, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, [box, chosen, clauses]);
}

/** False when it stands there already, or nothing of the clause is drawn. */
function stopAt(box: Element, clause: string): boolean {
  const passage = passageOf(box, clause);
  if (passage?.hasAttribute(STOP)) return false;
  for (const old of box.querySelectorAll(`[${STOP}]`))
    for (const name of [STOP, 'tabindex', 'role', 'aria-current']) old.removeAttribute(name);
  if (!passage) return false;
  passage.setAttribute(STOP, '');
  passage.setAttribute('tabindex', '0');
  passage.setAttribute('role', 'button');
  passage.setAttribute('aria-current', 'true');
  return true;
}

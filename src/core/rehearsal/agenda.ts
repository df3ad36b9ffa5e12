// What is going to happen, earliest first; what falls on the same instant in the order it was put in.
import type { Instant } from '#core/time/instant.ts';

export type Agenda<T> = {
  put(at: Instant, item: T): void;
  /** When the next thing happens; null when there is none. */
  next(): Instant | null;
  take(): { readonly at: Instant; readonly item: T } | undefined;
};

type Entry<T> = { readonly at: Instant; readonly order: number; readonly item: T };

/** A binary heap. */
export function makeAgenda<T>(): Agenda<T> {
  const heap: Entry<T>[] = [];
  let order = 0;
  return {
    put(at, item) {
      heap.push({ at, order: order++, item });
      rise(heap, heap.length - 1);
    },
    next: () => heap[0]?.at ?? null,
    take() {
      const [first] = heap;
      const last = heap.pop();
      if (first === undefined || last === undefined) return undefined;
      if (heap.length > 0) {
        heap[0] = last;
        sink(heap);
      }
      return first;
    },
  };
}

function isBefore<T>(a: Entry<T>, b: Entry<T>): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

function rise<T>(heap: Entry<T>[], from: number): void {
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!swapIfBefore(heap, at, parent)) return;
    at = parent;
  }
}

function sink<T>(heap: Entry<T>[]): void {
  for (let at = 0; ; ) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    const [l, r] = [heap[left], heap[right]];
    if (l === undefined) return;
    const child = r !== undefined && isBefore(r, l) ? right : left;
    if (!swapIfBefore(heap, child, at)) return;
    at = child;
  }
}

function swapIfBefore<T>(heap: Entry<T>[], lower: number, upper: number): boolean {
  const [a, b] = [heap[lower], heap[upper]];
  if (a === undefined || b === undefined || !isBefore(a, b)) return false;
  heap[lower] = b;
  heap[upper] = a;
  return true;
}

// A long list in its scrolling box: only what is near the view is in the page, the rest keeps its room. What must be there
// (the chosen item) always is.
import { type ReactNode, useEffect, useRef, useState } from 'react';

const A_CHUNK = 40;
/** Up to so many items are simply all there. */
const FEW = 240;

export function Chunks<T>(props: {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string | number;
  /** Index of an item that must be in the page; -1: none. */
  readonly keep: number;
  /** Height of an item not seen yet, in pixels. */
  readonly estimate: number;
  readonly as: 'ol' | 'div';
  readonly className?: string;
  readonly children: (item: T, index: number) => ReactNode;
}) {
  const { items, keep } = props;
  const all = items.length <= FEW;
  const chunks = Array.from({ length: Math.ceil(items.length / A_CHUNK) }, (_, n) => n * A_CHUNK);
  return chunks.map(from => {
    const part = items.slice(from, from + A_CHUNK);
    const first = part[0];
    return (
      <Chunk
        key={first === undefined ? from : props.keyOf(first)}
        as={props.as}
        className={props.className}
        forced={all || (keep >= from - A_CHUNK && keep < from + 2 * A_CHUNK)}
        height={part.length * props.estimate}
      >
        {() => part.map((item, n) => props.children(item, from + n))}
      </Chunk>
    );
  });
}

function Chunk(props: {
  readonly as: 'ol' | 'div';
  readonly className: string | undefined;
  readonly forced: boolean;
  readonly height: number;
  readonly children: () => ReactNode;
}) {
  const box = useRef<HTMLDivElement & HTMLOListElement>(null);
  const [near, setNear] = useState(false);
  const [height, setHeight] = useState(props.height);
  const shown = props.forced || near;
  useEffect(() => {
    const element = box.current;
    if (!element || props.forced) return;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return;
        if (!entry.isIntersecting && element.childElementCount > 0) setHeight(element.offsetHeight);
        setNear(entry.isIntersecting);
      },
      { root: element.closest('[data-scroll]'), rootMargin: '900px 0px' },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [props.forced]);
  const As = props.as;
  return (
    <As ref={box} className={props.className} style={shown ? undefined : { height }}>
      {shown && props.children()}
    </As>
  );
}

// A picture in a frame that scrolls both ways, the names of its lanes always in sight. Arrow keys, dragging and the wheel
// move it, + and − (or the buttons) make it larger and smaller, 0 fits its width.
import { MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { LIGHT } from '#core/picture/colours.ts';
import { draw, drawHead } from '#core/picture/draw.ts';
import type { LiveMark } from '#core/picture/live-marks.ts';
import type { Picture } from '#core/picture/place-flow.ts';
import { useText } from '#web/i18n/i18n.ts';
import { DrawnElement } from './drawn-element.tsx';

const LEAST = 0.3;
const MOST = 2;
/** Smaller than this nobody reads it: then it rather scrolls. */
const READABLE = 0.75;

export function PictureFrame(props: {
  readonly picture: Picture;
  readonly live?: ReadonlyMap<string, LiveMark>;
  readonly chosen: string | undefined;
  readonly hrefOf: (step: string) => string | undefined;
  readonly onStep: (step: string) => void;
}) {
  const { say } = useText();
  const { picture, live, chosen, hrefOf, onStep } = props;
  const frame = useRef<HTMLElement>(null);
  const [zoom, setZoom] = useZoom(frame, picture.width);
  const drawing = useMemo(() => {
    const options = {
      colours: LIGHT,
      hrefOf,
      ...(live ? { live } : {}),
      ...(chosen === undefined ? {} : { chosen }),
    };
    return { body: draw(picture, { ...options, headless: true }), head: drawHead(picture, options) };
  }, [picture, live, chosen, hrefOf]);
  useEffect(() => bringIn(frame.current, chosen), [chosen]);
  const drag = useDrag(frame);
  const keys = (event: KeyboardEvent) => {
    const next = { '+': zoom * 1.2, '=': zoom * 1.2, '-': zoom / 1.2, '0': null }[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setZoom(next);
  };
  const click = (event: MouseEvent) => {
    const step = stepAt(event.target);
    if (step === undefined || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    if (!drag.moved()) onStep(step);
  };
  const sized = ({
    attributes: { width, height },
  }: {
    readonly attributes: Readonly<Record<string, string | number>>;
  }) => ({
    width: Number(width) * zoom,
    height: Number(height) * zoom,
  });
  return (
    <div className="picture">
      <div className="picture-zoom">
        <Button
          size="small"
          icon={<MinusOutlined />}
          aria-label={say('picture.zoomOut')}
          onClick={() => setZoom(zoom / 1.2)}
        />
        <output className="num">{Math.round(zoom * 100)}%</output>
        <Button
          size="small"
          icon={<PlusOutlined />}
          aria-label={say('picture.zoomIn')}
          onClick={() => setZoom(zoom * 1.2)}
        />
        <Button size="small" onClick={() => setZoom(null)}>
          {say('picture.fit')}
        </Button>
      </div>
      <section
        ref={frame}
        className="picture-frame"
        aria-label={say('picture.label', { title: picture.title })}
        aria-description={say('picture.help')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        onKeyDown={keys}
        onClick={click}
        {...drag.handlers}
      >
        <div className="picture-head" aria-hidden="true">
          <DrawnElement drawn={drawing.head} attributes={sized(drawing.head)} />
        </div>
        <DrawnElement drawn={drawing.body} attributes={sized(drawing.body)} />
      </section>
    </div>
  );
}

function stepAt(target: EventTarget): string | undefined {
  const step = target instanceof Element ? target.closest('[data-step]') : null;
  return step?.getAttribute('data-step') ?? undefined;
}

function bringIn(frame: HTMLElement | null, chosen: string | undefined): void {
  if (frame === null || chosen === undefined) return;
  const box = frame.querySelector(`[data-step="${CSS.escape(chosen)}"]`);
  if (!box) return;
  const [inner, outer] = [box.getBoundingClientRect(), frame.getBoundingClientRect()];
  const hidden =
    inner.top < outer.top ||
    inner.bottom > outer.bottom ||
    inner.left < outer.left ||
    inner.right > outer.right;
  if (!hidden) return;
  frame.scrollTo({
    top: frame.scrollTop + inner.top - outer.top - outer.height / 3,
    left: frame.scrollLeft + inner.left - outer.left - outer.width / 3,
  });
}

/** Fits the width as long as that can be read; `null` fits it again. */
function useZoom(frame: React.RefObject<HTMLElement | null>, width: number) {
  const [zoom, setZoom] = useState<number | null>(null);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    const observer = new ResizeObserver(() => setRoom(box.clientWidth));
    observer.observe(box);
    return () => observer.disconnect();
  }, [frame]);
  const fitting = room === 0 ? 1 : Math.min(1, Math.max(READABLE, room / width));
  const set = (next: number | null) => setZoom(next === null ? null : Math.min(MOST, Math.max(LEAST, next)));
  return [zoom ?? fitting, set] as const;
}

/** Dragging with a mouse moves the picture; a finger does that by itself. */
function useDrag(frame: React.RefObject<HTMLElement | null>) {
  const from = useRef<{
    readonly x: number;
    readonly y: number;
    readonly left: number;
    readonly top: number;
  } | null>(null);
  const moved = useRef(false);
  return {
    moved: () => moved.current,
    handlers: {
      onPointerDown(event: PointerEvent) {
        moved.current = false;
        const box = frame.current;
        if (!box || event.pointerType !== 'mouse' || event.button !== 0) return;
        from.current = { x: event.clientX, y: event.clientY, left: box.scrollLeft, top: box.scrollTop };
      },
      onPointerMove(event: PointerEvent) {
        const [box, start] = [frame.current, from.current];
        if (!box || !start || event.buttons === 0) return;
        const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
        if (Math.hypot(dx, dy) > 4) moved.current = true;
        if (moved.current) box.scrollTo({ left: start.left - dx, top: start.top - dy });
      },
      onPointerUp() {
        from.current = null;
      },
      onDragStart(event: React.DragEvent) {
        event.preventDefault();
      },
    },
  };
}

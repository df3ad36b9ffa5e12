// The Word file as Word shows it, drawn in the page; clauses marked in its text. Links in it lead nowhere, and nothing is
// fetched from outside.
import { useEffect, useRef, useState } from 'react';
import { downloadDocument } from '#contract/plans.ts';
import { ask } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { type Marks, markClass } from './marks.ts';
import type { SourceBlock } from './review-data.ts';
import { type Drawn, drawnText, piecesOf, placedBlocks, wrapped } from './word-text.ts';

type Drawing =
  | { readonly kind: 'drawing' }
  | { readonly kind: 'failed' }
  | {
      readonly kind: 'drawn';
      readonly drawn: Drawn;
      readonly places: readonly (number | undefined)[];
    };

export function SourceWord(props: {
  readonly document: string;
  readonly blocks: readonly SourceBlock[];
  readonly marks: Marks;
  readonly onFailed: () => void;
}) {
  const { say } = useText();
  const { blocks, marks, onFailed } = props;
  const box = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<Drawing>({ kind: 'drawing' });

  useEffect(() => {
    const target = box.current;
    if (!target) return;
    let left = false;
    void draw(props.document).then(
      inside => {
        if (left) return;
        target.replaceChildren(...inside.childNodes);
        const drawn = drawnText(textNodes(target));
        const places = placedBlocks(drawn.letters, blocks);
        const found = places.filter(place => place !== undefined).length;
        // A drawing that does not hold the text cannot be marked.
        if (found < blocks.length * 0.7) onFailed();
        else setDrawing({ kind: 'drawn', drawn, places });
      },
      () => left || onFailed(),
    );
    return () => {
      left = true;
      target.replaceChildren();
    };
  }, [props.document, blocks, onFailed]);

  useFittingWidth(box);
  useMarked(drawing, blocks, marks);
  return (
    <>
      {drawing.kind === 'drawing' && (
        <p className="pad soft" role="status">
          {say('review.drawing')}
        </p>
      )}
      <div ref={box} className="src-word" />
    </>
  );
}

async function draw(document: string): Promise<HTMLElement> {
  const [bytes, { renderAsync, defaultOptions }] = await Promise.all([
    ask(downloadDocument, { params: { document } }),
    import('docx-preview'),
  ]);
  const inside = globalThis.document.createElement('div');
  await renderAsync(bytes, inside, undefined, {
    ignoreFonts: true, // the page's policy lets no font in but its own
    ignoreLastRenderedPageBreak: false,
    renderAltChunks: false,
    // A style in a string would be an attribute, which the policy refuses.
    h: made => {
      if (typeof made === 'string' || made instanceof Node || typeof made.style !== 'string')
        return defaultOptions.h(made);
      const { style, ...rest } = made;
      const node = defaultOptions.h(rest);
      if (node instanceof HTMLElement || node instanceof SVGElement) node.style.cssText = style;
      return node;
    },
  });
  for (const link of inside.querySelectorAll('a')) link.removeAttribute('href');
  for (const frame of inside.querySelectorAll('iframe, object, embed')) frame.remove();
  for (const picture of inside.querySelectorAll('img')) picture.alt ||= '';
  return inside;
}

/** Of the text itself: headers and footers are apart. */
function textNodes(box: HTMLElement): readonly Text[] {
  const nodes: Text[] = [];
  for (const article of box.querySelectorAll('article, section > ol')) {
    const walk = globalThis.document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode())
      if (node instanceof Text && node.data.trim() !== '') nodes.push(node);
  }
  return nodes;
}

/** Pages as wide as the pane, so that nothing has to be scrolled sideways; never so small that it cannot be read. */
function useFittingWidth(box: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const target = box.current;
    if (!target) return;
    const fit = () => {
      const page = target.querySelector<HTMLElement>('section');
      if (!page) return;
      const width = Number.parseFloat(page.style.width) * (page.style.width.endsWith('pt') ? 96 / 72 : 1);
      const ratio = Math.max(0.6, Math.min(1.1, (target.clientWidth - 24) / (width || 794)));
      const inner = target.querySelector<HTMLElement>('.docx-wrapper');
      inner?.style.setProperty('zoom', String(Math.round(ratio * 100) / 100));
    };
    const watch = new ResizeObserver(fit);
    watch.observe(target);
    return () => watch.disconnect();
  }, [box]);
}

function useMarked(drawing: Drawing, blocks: readonly SourceBlock[], marks: Marks): void {
  const state = useRef<ReturnType<typeof wrapped> & { readonly edges: string }>(undefined);
  useEffect(() => {
    if (drawing.kind !== 'drawn') return;
    const edges = marks.clauses.map(({ id, start }) => `${id} ${start}`).join();
    if (state.current?.edges !== edges) {
      state.current?.undo();
      const pieces = piecesOf(drawing.drawn, blocks, drawing.places, marks.clauses);
      state.current = { ...wrapped(drawing.drawn, pieces), edges };
    }
    for (const [clause, spans] of state.current.spans) {
      const look = markClass(marks, clause);
      for (const span of spans) if (span.className !== look) span.className = look;
    }
  }, [drawing, blocks, marks]);
}

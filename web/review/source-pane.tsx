// The left side of the review: the source, as the original looks where it can be drawn, with a legend of its marks.
// Choosing a passage opens its clause; choosing a clause brings its passage into view.
import { Button } from 'antd';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { downloadDocument } from '#contract/plans.ts';
import type { Review } from '#contract/reviews.ts';
import { addressOf } from '#contract/route.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Choice } from '#web/ui/list.tsx';
import { Loaded } from '#web/ui/page.tsx';
import type { Marks } from './marks.ts';
import { useBlocks } from './review-data.ts';
import { passageOf, useSourceKeys } from './source-keys.ts';
import { SourceText } from './source-text.tsx';
import { SourceWord } from './source-word.tsx';
import { steady } from './steady.ts';

/** Beyond so much text, drawing every page would take too long to wait for. */
const DRAWN_UP_TO = 400_000;

export function SourcePane(props: {
  readonly review: Review;
  readonly marks: Marks;
  /** To the clause: its side is shown. */
  readonly onClause: (clause: string) => void;
  /** Chosen, while one stays in the source. */
  readonly onStep: (clause: string) => void;
}) {
  const { say } = useText();
  const { review, marks, onClause, onStep } = props;
  const blocks = useBlocks(review.document);
  const drawable = /\.do[ct][xm]$/i.test(review.name) && review.length <= DRAWN_UP_TO;
  const [failed, setFailed] = useState(false);
  const [look, setLook] = useState<'drawn' | 'text'>('drawn');
  const narrow = useRef(window.innerWidth < 700).current;
  const drawn = drawable && !failed && look === 'drawn' && !narrow;
  const onFailed = useCallback(() => setFailed(true), []);
  const box = useRef<HTMLElement>(null);
  useInView(box, marks);
  useSourceKeys(box, marks, onStep, onClause);
  return (
    <>
      <div className="pane-head src-head">
        <span className="clip">{review.name}</span>
        <span className="src-tools">
          {drawable && !failed && !narrow && (
            <Choice
              label={say('review.look')}
              value={look}
              options={[
                { value: 'drawn', text: say('review.look.drawn') },
                { value: 'text', text: say('review.look.text') },
              ]}
              onChoose={setLook}
            />
          )}
          <Button
            size="small"
            href={addressOf(downloadDocument, { params: { document: review.document } })}
            download={review.name}
          >
            {say('plan.original')}
          </Button>
        </span>
      </div>
      <Legend />
      {failed && <p className="legend">{say('review.notDrawn')}</p>}
      <section
        ref={box}
        className={drawn ? 'src-body src-drawn' : 'src-body'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={say('review.sourceOf', { name: review.name })}
        data-scroll
      >
        <Loaded of={blocks}>
          {data =>
            drawn ? (
              <SourceWord document={review.document} blocks={data} marks={marks} onFailed={onFailed} />
            ) : (
              <SourceText blocks={data} marks={marks} />
            )
          }
        </Loaded>
      </section>
    </>
  );
}

function Legend() {
  const { say } = useText();
  const one = (look: string, text: ReactNode) => (
    <span className="src-legend-item">
      <span className={`src-sample ${look}`} aria-hidden="true">
        {say('review.sample')}
      </span>
      {text}
    </span>
  );
  return (
    <p className="legend src-legend">
      {one('src-chosen', say('review.legend.chosen'))}
      {one('src-uncertain', say('review.legend.uncertain'))}
      {one('src-uncovered', say('review.legend.uncovered'))}
      {one('src-settled', say('review.legend.settled'))}
    </p>
  );
}

function useInView(box: { readonly current: HTMLElement | null }, marks: Marks): void {
  const { chosen } = marks;
  useEffect(() => {
    if (chosen === undefined || !box.current) return;
    const target = box.current;
    const show = () => {
      const passage = passageOf(target, chosen);
      if (passage) steady(passage, target, 0.3);
      return passage !== null;
    };
    if (show()) return;
    // Still being drawn.
    const watch = new MutationObserver(() => show() && watch.disconnect());
    watch.observe(target, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, [box, chosen]);
}

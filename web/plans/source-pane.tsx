// The source document as it was read, block by block, its clauses marked: those lit by the chosen step, and those that
// nothing carries out shaded.
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { downloadDocument, type PlanVersion, type SourceDocument } from '#contract/plans.ts';
import { addressOf } from '#contract/route.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Loaded } from '#web/ui/page.tsx';
import { bringIntoView } from '#web/ui/scroll.ts';
import { layClauses, type Part } from './clause-text.ts';

type Source = {
  readonly data: SourceDocument | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
};

type Marks = {
  readonly lit: ReadonlySet<string>;
  readonly uncovered: ReadonlySet<string>;
  readonly onClause: (clause: string) => void;
};

export function SourcePane(props: Marks & { readonly version: PlanVersion; readonly source: Source }) {
  const { say } = useText();
  if (props.version.source === null) return <p className="pad soft">{say('plan.noSource')}</p>;
  return (
    <Loaded of={props.source}>
      {source => (
        <>
          <div className="pane-head">
            <span className="clip">{source.name}</span>
            <a href={addressOf(downloadDocument, { params: { document: source.id } })} download={source.name}>
              {say('plan.original')}
            </a>
          </div>
          {props.uncovered.size > 0 && (
            <p className="legend">
              <span className="clause-uncovered" aria-hidden="true">
                　　
              </span>{' '}
              {say('plan.legend')}
            </p>
          )}
          <Blocks source={source} lit={props.lit} uncovered={props.uncovered} onClause={props.onClause} />
        </>
      )}
    </Loaded>
  );
}

function Blocks(props: Marks & { readonly source: SourceDocument }) {
  const { source, lit } = props;
  const box = useRef<HTMLDivElement>(null);
  const laid = useMemo(() => layClauses(source.blocks, source.clauses), [source]);
  const first = [...lit][0];
  useEffect(() => {
    if (first === undefined) return;
    const target = box.current?.querySelector(`[data-clause="${CSS.escape(first)}"]`);
    if (target) bringIntoView(target);
  }, [first]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="blocks" ref={box} tabIndex={0} aria-label={source.name}>
      {source.blocks.map((block, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a document never changes
        <div key={i} className={block.level > 0 ? `block block-h${Math.min(block.level, 4)}` : 'block'}>
          {block.rows ? (
            <TableBlock rows={block.rows} />
          ) : (
            <BlockText
              parts={laid[i] ?? []}
              lit={lit}
              uncovered={props.uncovered}
              onClause={props.onClause}
            />
          )}
        </div>
      ))}
    </section>
  );
}

function BlockText(props: Marks & { readonly parts: readonly Part[] }): ReactNode {
  return props.parts.map((part, i) => {
    const { clause } = part;
    // biome-ignore lint/suspicious/noArrayIndexKey: a document never changes
    if (clause === null) return <span key={i}>{part.text}</span>;
    const state = props.lit.has(clause)
      ? ' clause-lit'
      : props.uncovered.has(clause)
        ? ' clause-uncovered'
        : '';
    return (
      // biome-ignore lint/a11y/useSemanticElements: a clause flows with its paragraph, a <button> would break the lines
      <span
        // biome-ignore lint/suspicious/noArrayIndexKey: a document never changes
        key={i}
        role="button"
        tabIndex={0}
        className={`clause${state}`}
        data-clause={clause}
        aria-pressed={props.lit.has(clause)}
        onClick={() => props.onClause(clause)}
        onKeyDown={event => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          props.onClause(clause);
        }}
      >
        {part.text}
      </span>
    );
  });
}

function TableBlock(props: { readonly rows: readonly (readonly string[])[] }) {
  return (
    <div className="table-block">
      <table>
        <tbody>
          {props.rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a document never changes
            <tr key={i}>
              {row.map((cell, j) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a document never changes
                <td key={j}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

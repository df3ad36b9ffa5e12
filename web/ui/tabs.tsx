// Tabs after the ARIA pattern: one stop for the tab key, arrows between them. Panels stay mounted once shown, so that
// what was typed there is kept.
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';

export type Tab<K extends string> = {
  readonly key: K;
  readonly label: ReactNode;
  readonly panel: ReactNode;
  /** Shown only where the screen is too narrow for two columns. */
  readonly narrow?: boolean;
};

export function Tabs<K extends string>(props: {
  readonly label: string;
  readonly tabs: readonly Tab<K>[];
  readonly active: K;
  readonly onChoose: (key: K) => void;
}) {
  const id = useId();
  const [shown, setShown] = useState<ReadonlySet<K>>(new Set([props.active]));
  if (!shown.has(props.active)) setShown(new Set([...shown, props.active]));
  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('[role="tab"]')].filter(
      button => button.offsetParent !== null,
    );
    const at = buttons.findIndex(button => button.getAttribute('aria-selected') === 'true');
    const next = buttons[(at + step + buttons.length) % buttons.length];
    next?.focus();
    next?.click();
  };
  return (
    <div className="tabs">
      <div className="tab-list" role="tablist" aria-label={props.label} onKeyDown={keys}>
        {props.tabs.map(tab => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            aria-controls={`${id}-${tab.key}-panel`}
            aria-selected={tab.key === props.active}
            tabIndex={tab.key === props.active ? 0 : -1}
            className={tab.narrow ? 'tab narrow-only' : 'tab'}
            onClick={() => props.onChoose(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {props.tabs.map(tab => (
        <div
          key={tab.key}
          role="tabpanel"
          id={`${id}-${tab.key}-panel`}
          aria-labelledby={`${id}-${tab.key}`}
          hidden={tab.key !== props.active}
          className="tab-panel"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling panel must be reachable by keyboard
          tabIndex={0}
        >
          {shown.has(tab.key) && tab.panel}
        </div>
      ))}
    </div>
  );
}

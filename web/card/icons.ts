// The few pictures of the card: drawn as lines, in the colour of the text, never without a word beside them.
import type { VNode } from 'preact';
import { el } from './element.ts';

const PATHS = {
  bell: 'M6 9a6 6 0 0 1 12 0c0 5 2 6 2 7H4c0-1 2-2 2-7M10 20a2 2 0 0 0 4 0',
  check: 'M5 12.5 10 17.5 19.5 7',
  clock: 'M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  alert:
    'M12 8v5m0 3.2v.1M10.3 3.9 2.6 17.4A2 2 0 0 0 4.3 20.4h15.4a2 2 0 0 0 1.7-3L13.7 3.9a2 2 0 0 0-3.4 0',
  phone:
    'M6.5 3.5h3l1.5 4-2 1.7a12 12 0 0 0 5.8 5.8l1.7-2 4 1.5v3a2 2 0 0 1-2.2 2A17 17 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2',
  stop: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8.5 12h7',
  flag: 'M6 21V4m0 0h11l-2 4 2 4H6',
  offline:
    'M3 3l18 18M8.5 16.4a5 5 0 0 1 5-1.2M5 12.6a10 10 0 0 1 3.6-2.3M12.5 9a10 10 0 0 1 6.5 3.6M2 9a15 15 0 0 1 3.4-2.4M10 5.1A15 15 0 0 1 22 9M12 20h.01',
  place: 'M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21m0-9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5',
} as const;

export type IconName = keyof typeof PATHS;

export function icon(name: IconName): VNode {
  return el(
    'svg',
    { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' },
    el('path', { d: PATHS[name] }),
  );
}

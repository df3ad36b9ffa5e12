// Icons as strokes on a grid of 14 by 14, so that a picture needs no font of signs: one for each kind of step, each mark
// and each state of a duty.
import type { StepKind } from '#core/plan/action.ts';
import type { MarkIcon } from './flow.ts';
import type { LiveState } from './live-marks.ts';

export const KIND_ICONS: Readonly<Record<StepKind, string>> = {
  task: 'M2 2h10v10h-10zM4.5 7l2 2.2 3.5-4.4',
  notify: 'M2 5.5v3h2l5 3v-9l-5 3zM11 5a3 3 0 0 1 0 4',
  call: 'M3 2.5h2.2l1 2.8-1.4 1.1a7 7 0 0 0 2.9 2.9l1.1-1.4 2.7 1v2.2c-4.8.4-8.9-3.7-8.5-8.6z',
  record: 'M3 2h8v10h-8zM5 5h4M5 7.2h4M5 9.4h2.5',
  assess: 'M6 2a4 4 0 1 1-.01 0zM9 9l3.2 3.2M4.5 6h3M6 4.5v3',
  decide: 'M7 1.5l5.5 5.5-5.5 5.5-5.5-5.5zM5.6 5.8a1.4 1.4 0 1 1 1.4 1.5v.6M7 9.3v.3',
  approve: 'M7 1.5l4.5 1.6v3.6c0 2.8-1.9 4.7-4.5 5.8-2.6-1.1-4.5-3-4.5-5.8v-3.6zM5 7l1.5 1.6 2.7-3.2',
  report: 'M3 1.5h5.5l2.5 2.5v8.5h-8zM8.5 1.5v2.5h2.5M5 7h4M5 9.3h4',
  confirm: 'M5 2a2 2 0 1 1-.01 0zM1.5 12c0-3 1.5-4.5 3.5-4.5s3 1 3.3 2.2M8.5 9.8l1.4 1.5 2.6-3.1',
  wait: 'M3.5 2h7M3.5 12h7M4.5 2v2l2.5 3-2.5 3v2M9.5 2v2l-2.5 3 2.5 3v2',
  dispatch:
    'M1.5 4h6.5v5.5h-6.5zM8 6h2.5l2 2v1.5h-4.5M4 9.5a1.2 1.2 0 1 0 .01 0zM10 9.5a1.2 1.2 0 1 0 .01 0z',
  convene:
    'M7 2.5a1.7 1.7 0 1 1-.01 0zM4 11.5c0-3 1.2-4 3-4s3 1 3 4M2.7 5a1.2 1.2 0 1 1-.01 0zM11.3 5a1.2 1.2 0 1 1-.01 0zM1 10.5c0-1.8.6-2.6 1.7-2.6M13 10.5c0-1.8-.6-2.6-1.7-2.6',
  roll_call: 'M2 3.5l1 1 1.6-2M6.5 3.5h5.5M2 7.5l1 1 1.6-2M6.5 7.5h5.5M2 11.5l1 1 1.6-2M6.5 11.5h5.5',
  watch:
    'M1.5 7c1.6-2.6 3.4-3.8 5.5-3.8s3.9 1.2 5.5 3.8c-1.6 2.6-3.4 3.8-5.5 3.8s-3.9-1.2-5.5-3.8zM7 5.3a1.7 1.7 0 1 1-.01 0z',
  request: 'M2 8.5v3h10v-3M7 1.5v7M4.3 5.8l2.7 2.7 2.7-2.7',
  expect:
    'M7 4.5a2.5 2.5 0 1 1-.01 0zM7 1.5v1.5M7 11v1.5M1.5 7h1.5M11 7h1.5M3.1 3.1l1.1 1.1M9.8 9.8l1.1 1.1M10.9 3.1l-1.1 1.1M4.2 9.8l-1.1 1.1',
  use: 'M2 4h6v8h-6zM5 4v-2h7v8h-4',
};

export const MARK_ICONS: Readonly<Record<MarkIcon, string>> = {
  clock: 'M7 2a5 5 0 1 1-.01 0zM7 4.3v2.9l2 1.3',
  condition: 'M7 2l5 5-5 5-5-5z',
  instant: 'M7 2a5 5 0 1 1-.01 0zM7 4.3v2.9l2 1.3M7 .6v1.4',
  lock: 'M3.5 6.5h7v5.5h-7zM5 6.5v-2a2 2 0 0 1 4 0v2',
  to: 'M2 7h9.5M8.3 3.8l3.2 3.2-3.2 3.2',
  with: 'M5 3a1.7 1.7 0 1 1-.01 0zM9.5 3.6a1.5 1.5 0 1 1-.01 0zM2 11.5c0-2.8 1-4 3-4s3 1.2 3 4M9.3 7.6c1.8 0 2.7 1.2 2.7 3.5',
  each: 'M2 2h7v7h-7zM5 12h7v-7',
  while: 'M3.5 2h7M3.5 12h7M4.5 2v2l2.5 3-2.5 3v2M9.5 2v2l-2.5 3 2.5 3v2',
  ladder: 'M4 2v10.5M10 2v10.5M4 4.5h6M4 7.3h6M4 10h6',
  case: 'M2.5 7h3.5M6 7l2.5-3.5h3.5M6 7l2.5 3.5h3.5',
  back: 'M11.5 11v-3.5a2.5 2.5 0 0 0-2.5-2.5h-6M5.5 2.3l-2.7 2.7 2.7 2.7',
  called:
    'M7 1.8c2.6 0 3.6 1.9 3.6 4.2 0 2 .6 3 1.4 3.8h-10c.8-.8 1.4-1.8 1.4-3.8 0-2.3 1-4.2 3.6-4.2zM5.7 11.6a1.4 1.4 0 0 0 2.6 0',
  ban: 'M7 1.8a5.2 5.2 0 1 1-.01 0zM3.4 3.4l7.2 7.2',
  end: 'M2.5 1.5v11M2.5 2.5h8l-2 2.5 2 2.5h-8',
  holds: 'M7 1.5l4.5 1.6v3.6c0 2.8-1.9 4.7-4.5 5.8-2.6-1.1-4.5-3-4.5-5.8v-3.6z',
};

export const STATE_ICONS: Readonly<Record<LiveState, string>> = {
  waiting: 'M3 7h.01M7 7h.01M11 7h.01',
  open: 'M4.5 2.5l6.5 4.5-6.5 4.5z',
  late: 'M7 1.8l5.8 10.4h-11.6zM7 5.5v3.3M7 10.3v.3',
  alarm:
    'M7 1.8c2.6 0 3.6 1.9 3.6 4.2 0 2 .6 3 1.4 3.8h-10c.8-.8 1.4-1.8 1.4-3.8 0-2.3 1-4.2 3.6-4.2zM5.7 11.6a1.4 1.4 0 0 0 2.6 0',
  done: 'M2.5 7.5l3 3.2 6-7',
  waived: 'M7 1.8a5.2 5.2 0 1 1-.01 0zM3.4 10.6l7.2-7.2',
  withdrawn: 'M3 7h8',
  locked: 'M3.5 6.5h7v5.5h-7zM5 6.5v-2a2 2 0 0 1 4 0v2',
};

// Days off and make-up days in mainland China as published for each year (国务院办公厅关于部分节假日安排的通知). An organisation
// may keep its own table instead; years that are not here are provisional.
import type { DaysOff } from './working-days.ts';

export const STATUTORY_DAYS: DaysOff = {
  2026: {
    off: [
      ...['2026-01-01', '2026-01-02'],
      ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23'],
      ...['2026-04-06', '2026-05-01', '2026-05-04', '2026-05-05', '2026-06-19', '2026-09-25'],
      ...['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
    ],
    worked: [...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']],
  },
};

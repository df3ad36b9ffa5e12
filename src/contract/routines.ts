// What comes round: routines, exercises and training of the plans in force; when each is due, what became of the last ones.
import { z } from 'zod';
import { route } from './route.ts';
import { Id, IsoInstant, Text } from './text.ts';

const SlotView = z.object({
  slot: z.string(),
  opens: IsoInstant,
  due: IsoInstant,
  state: z.enum(['open', 'done', 'missed']),
  /** Its case; null: it passed while nobody kept the clock. */
  incident: z.string().nullable(),
  done_at: IsoInstant.nullable(),
});

export const RoutineRow = z.object({
  plan: z.string(),
  plan_title: z.string(),
  version: z.int(),
  /** "routine:walk", "exercise:fire_drill", "training:newcomers". */
  routine: z.string(),
  kind: z.enum(['routine', 'exercise', 'training']),
  title: z.string(),
  how_often: Text,
  who: z.string().nullable(),
  /** overdue: open past its time, or the last one was missed; unscheduled: the text does not say when. */
  standing: z.enum(['overdue', 'open', 'waiting', 'unscheduled']),
  next: z.object({ opens: IsoInstant, due: IsoInstant }).nullable(),
  /** Its case that is open now. */
  open: SlotView.nullable(),
  last: SlotView.nullable(),
  last_done: IsoInstant.nullable(),
  /** The scenario an exercise drills. */
  drills: z.string().nullable(),
});
export type RoutineRow = z.infer<typeof RoutineRow>;

export const ROUTINE_KINDS = ['routine', 'exercise', 'training'] as const;
export const ROUTINE_STANDINGS = ['overdue', 'open', 'waiting', 'unscheduled'] as const;

export const listRoutines = route({
  id: 'list-routines',
  method: 'GET',
  path: '/api/v1/routines',
  action: 'routine.read',
  summary: {
    zh: '周期性工作、演练和培训：何时到期，上次完成情况',
    en: 'What comes round: when it is due, and the last ones',
  },
  query: z.object({
    text: z.string().max(80).optional(),
    kind: z.enum(ROUTINE_KINDS).optional(),
    standing: z.enum(ROUTINE_STANDINGS).optional(),
  }),
  status: 200,
  /** Overdue first, then by when they are due. */
  answer: z.object({ items: z.array(RoutineRow), total: z.int() }),
});

const one = z.object({ plan: Id, routine: Id });

export const routineHistory = route({
  id: 'routine-history',
  method: 'GET',
  path: '/api/v1/routines/:plan/:routine',
  action: 'routine.read',
  summary: { zh: '以往各次的完成情况', en: 'What became of it each time' },
  params: one,
  status: 200,
  answer: z.object({ items: z.array(SlotView) }),
});

export const startRoutine = route({
  id: 'start-routine',
  method: 'POST',
  path: '/api/v1/routines/:plan/:routine/start',
  action: 'routine.start',
  summary: {
    zh: '提前开始这一次；已经开始的，给出它',
    en: 'Begin with it before its day; the one that is open, if any',
  },
  params: one,
  status: 200,
  answer: z.object({ incident: z.string() }),
});

export const routineRoutes = [listRoutines, routineHistory, startRoutine] as const;

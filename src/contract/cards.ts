// What a tap on the phone card sends. `inputs` are as typed, by the name of the ask; `at` is when the tap was made,
// however late it arrives.
import { z } from 'zod';
import { CARD_ACTS } from './card-view.ts';
import { IsoInstant } from './text.ts';

export const CardTap = z.strictObject({
  act: z.enum(CARD_ACTS),
  at: IsoInstant.optional(),
  inputs: z.record(z.string().max(200), z.string().max(4000)).default({}),
  note: z.string().max(4000).optional(),
  reason: z.string().max(1000).optional(),
});
export type CardTap = z.input<typeof CardTap>;

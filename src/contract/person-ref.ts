// A person by id, with the name to show.
import { z } from 'zod';

export const PersonRef = z.object({ id: z.string(), name: z.string() });
export type PersonRef = z.infer<typeof PersonRef>;

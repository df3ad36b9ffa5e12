// What the desk needs of the reader of files: bytes → reading, or why not. Given by main: files are an edge of their own.
import type { PlanId } from '#core/plan/plan.ts';
import type { Dictionary } from '#core/reading/dictionary.ts';
import type { Reading } from '#core/reading/reading.ts';
import type { Refused } from './result.ts';

/** `dictionary`: what the organisation has taught the reader. */
export type ReadUpload = (
  bytes: Uint8Array,
  name: string,
  dictionary?: Dictionary,
) => Promise<
  | {
      readonly ok: true;
      readonly reading: Reading;
      /** The plan (YAML) of a file that this program printed and nobody has edited since. */
      readonly carried: string | null;
      draft(plan: PlanId): string;
    }
  | { readonly ok: false; readonly refused: Refused }
>;

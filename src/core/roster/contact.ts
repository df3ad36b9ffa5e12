// One row of a contact list.
import type { Place } from '#core/document/document.ts';

export type Contact = {
  readonly name: string | null; // null for a body ("消防救援站")
  readonly post: string | null;
  readonly unit: string | null;
  readonly phones: readonly string[];
  readonly email: string | null;
  readonly shift: string | null; // "白班", "2024-05-01"
  readonly note: string | null;
  readonly place: Place; // of its first cell
};

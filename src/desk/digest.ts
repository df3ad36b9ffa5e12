// The digest of a command's body: the same command sent again is known by it, another under the same id as well.
import { createHash } from 'node:crypto';

export function digestOf(body: unknown): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('base64url');
}

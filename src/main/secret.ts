// The installation's own secret: given, or made once and kept in the data folder, readable by its owner alone.
import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export function installationSecret(given: string | null, dataDir: string): string {
  if (given !== null) return given;
  const file = path.join(dataDir, 'secret');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  }
  return readFileSync(file, 'utf8').trim();
}

/** A secret for one purpose, so that no two uses share a key. */
export function derivedSecret(secret: string, purpose: string): Buffer {
  return createHmac('sha256', secret).update(`fengsui/${purpose}`).digest();
}

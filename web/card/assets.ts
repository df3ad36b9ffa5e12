// Reads the card's style and its built script from disk, once at start.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CardAssets } from './pages.ts';

const HERE = import.meta.dirname;

/** Where the build puts the script, unless told otherwise. */
export const CARD_DIST = join(HERE, '../dist/card');

/** Without a build `script` is null, and the card works as plain forms. */
export async function loadCardAssets(dist: string = CARD_DIST): Promise<CardAssets> {
  const css = (await readFile(join(HERE, 'card.css'), 'utf8'))
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
  return { css, script: await builtScript(dist) };
}

async function builtScript(dist: string): Promise<CardAssets['script']> {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8'));
    const file = Object.values(
      manifest as Record<string, { readonly file?: unknown; readonly isEntry?: unknown }>,
    ).find(entry => entry.isEntry === true)?.file;
    if (typeof file !== 'string') return null;
    return { path: `/t/assets/${file}`, body: await readFile(join(dist, file)) };
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  }
}

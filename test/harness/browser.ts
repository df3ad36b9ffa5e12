// The system's Chromium for browser tests; never a download. FENGSUI_CHROMIUM names another one.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** Path of a browser that is there; throws with what to install. */
export function chromiumPath(): string {
  const named = process.env.FENGSUI_CHROMIUM;
  if (named && !existsSync(named)) throw new Error(`FENGSUI_CHROMIUM names ${named}, which is not there`);
  const found = named ?? PLACES.find(existsSync);
  if (!found)
    throw new Error(
      'The browser tests need Chromium. Debian, Ubuntu: apt-get install -y chromium fonts-noto-cjk. ' +
        'macOS: brew install --cask chromium. Or set FENGSUI_CHROMIUM to the path of a Chromium or Chrome.',
    );
  return found;
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), headless: true, args: FLAGS });
}

// What the tests need besides npm: a Chromium, a font with Han characters, the console built. Installs the first two
// where it may (root on Debian); elsewhere it says exactly what to do and the tests do not start.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { chromiumPath } from '../test/harness/browser.ts';

export function prepareTests(): void {
  if (!ready()) {
    if (!mayInstall()) throw new Error(whatToDo());
    installPackages();
    if (!ready()) throw new Error(whatToDo());
  }
  if (isStale()) {
    process.stdout.write('building the console\n');
    run(process.execPath, ['--run', 'build']);
  }
}

function ready(): boolean {
  return hasBrowser() && hasHanFont();
}

function hasBrowser(): boolean {
  try {
    return chromiumPath() !== '';
  } catch {
    return false;
  }
}

/** macOS and Windows bring one. fontconfig knows best; without it, a file that is called so. */
function hasHanFont(): boolean {
  if (process.platform !== 'linux') return true;
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  if (listed.status === 0) return listed.stdout.trim() !== '';
  return globSync('/usr/{share,local/share}/fonts/**/*{CJK,cjk,HanSans,wqy}*').length > 0;
}

function mayInstall(): boolean {
  const isDebian =
    existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  return isDebian && process.getuid?.() === 0 && process.env.FENGSUI_CHROMIUM === undefined;
}

function installPackages(): void {
  process.stdout.write('installing chromium and fonts-noto-cjk\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], env);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], env);
}

function whatToDo(): string {
  const named = process.env.FENGSUI_CHROMIUM;
  return [
    'The browser tests need Chromium and a font with Chinese characters.',
    ...(named && !existsSync(named) ? [`  FENGSUI_CHROMIUM names ${named}, which is not there.`] : []),
    '  Debian:  sudo apt-get install -y chromium fonts-noto-cjk',
    '  Ubuntu:  sudo snap install chromium; sudo apt-get install -y fonts-noto-cjk',
    '  Fedora:  sudo dnf install chromium google-noto-sans-cjk-fonts',
    '  macOS:   brew install --cask chromium',
    'Chromium or Chrome elsewhere: set FENGSUI_CHROMIUM to its path.',
    'Without a browser, `npm run test:unit` runs all other tests.',
  ].join('\n');
}

/** True when a source is newer than the last build, or there is none. */
function isStale(): boolean {
  const built = ['web/dist/index.html', 'web/dist/card/manifest.json'];
  if (!built.every(file => existsSync(file))) return true;
  const sources = globSync(
    ['web/**/*.{ts,tsx,css,svg,html}', 'src/{core,contract}/**/*.ts', 'vite.config.ts', 'package-lock.json'],
    { exclude: ['web/dist/**', '**/*.test.ts'] },
  );
  return Math.max(...sources.map(changed)) > Math.min(...built.map(changed));
}

function changed(file: string): number {
  return statSync(file).mtimeMs;
}

function run(program: string, args: readonly string[], env = process.env): void {
  const { status, error } = spawnSync(program, args, { stdio: 'inherit', env });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed`, { cause: error });
}

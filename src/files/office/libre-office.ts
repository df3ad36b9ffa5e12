// LibreOffice as a converter of old formats: where it is, and how it is run so that a hostile document can do nothing: as
// nobody, without network where the system allows it, without macros and links, within limits of time, memory and size,
// in a folder and profile of its own that are gone afterwards.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { LIMITS } from '../limits.ts';

export type ConvertTrouble = 'failed' | 'timeout' | 'too-large';

const USUAL_PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/usr/lib/libreoffice/program',
  '/opt/libreoffice/program',
  '/snap/bin',
  '/Applications/LibreOffice.app/Contents/MacOS',
  'C:\\Program Files\\LibreOffice\\program',
];
const NOBODY = 65534;

/** The program, or undefined when LibreOffice is not installed. */
export async function findLibreOffice(path = process.env.PATH ?? ''): Promise<string | undefined> {
  const folders = [...path.split(delimiter).filter(folder => folder !== ''), ...USUAL_PLACES];
  const names = process.platform === 'win32' ? ['soffice.exe'] : ['soffice', 'libreoffice'];
  for (const folder of folders) {
    for (const name of names) {
      const program = join(folder, name);
      const found = await access(program, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (found) return program;
    }
  }
  return undefined;
}

export type Conversion = { readonly program: string; readonly extension: string; readonly seconds?: number };

/** Bytes of an old document → bytes of a .docx. The name of the upload goes nowhere near the file system. */
export async function convertToDocx(
  bytes: Uint8Array,
  { program, extension, seconds = LIMITS.conversionSeconds }: Conversion,
): Promise<Uint8Array | ConvertTrouble> {
  const folder = await mkdtemp(join(await temporaryFolder(), 'fengsui-convert-'));
  try {
    const cage = await makeCage();
    await prepare(folder, bytes, extension, cage.uid);
    const source = join(folder, `document.${extension}`);
    const ended = await run(cage, [...command(program, folder), source], folder, seconds);
    if (ended === 'timeout') return 'timeout';
    const made = join(folder, 'out', 'document.docx');
    const size = await stat(made).then(
      found => (found.isFile() ? found.size : 0),
      () => 0,
    );
    if (size === 0) return 'failed';
    return size > LIMITS.convertedBytes ? 'too-large' : await readFile(made);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Where nobody may go too: the usual temporary folder, unless it lies in somebody's home. */
export async function temporaryFolder(): Promise<string> {
  if (process.platform !== 'linux') return tmpdir();
  for (let folder = resolve(tmpdir()); folder !== dirname(folder); folder = dirname(folder)) {
    const { mode } = await stat(folder);
    if ((mode & 0o001) === 0) return '/tmp';
  }
  return tmpdir();
}

function command(program: string, folder: string): readonly string[] {
  return [
    program,
    `-env:UserInstallation=${new URL(`file://${folder}/profile`).href}`,
    '--headless',
    '--invisible',
    '--norestore',
    '--nologo',
    '--nodefault',
    '--nolockcheck',
    '--convert-to',
    'docx:MS Word 2007 XML',
    '--outdir',
    join(folder, 'out'),
  ];
}

/** No macros, no links updated, nothing fetched. */
const SETTINGS: readonly (readonly [path: string, name: string, value: string])[] = [
  ['/org.openoffice.Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
  ['/org.openoffice.Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['/org.openoffice.Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
  ['/org.openoffice.Office.Common/Security/Scripting', 'DisableActiveContent', 'true'],
  ['/org.openoffice.Office.Writer/Content/Update', 'Link', '0'],
];

async function prepare(folder: string, bytes: Uint8Array, extension: string, uid: number | undefined) {
  const user = join(folder, 'profile', 'user');
  const out = join(folder, 'out');
  await mkdir(user, { recursive: true, mode: 0o700 });
  await mkdir(out, { mode: 0o700 });
  const settings = SETTINGS.map(
    ([path, name, value]) =>
      `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  );
  const source = join(folder, `document.${extension}`);
  const modifications = join(user, 'registrymodifications.xcu');
  await writeFile(
    modifications,
    `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${settings.join('')}</oor:items>`,
  );
  await writeFile(source, bytes, { mode: 0o600 });
  if (uid === undefined) return;
  for (const path of [folder, join(folder, 'profile'), user, out, source, modifications])
    await chown(path, uid, uid);
}

type Cage = { readonly prefix: readonly string[]; readonly uid: number | undefined };

let cages: Promise<Cage> | undefined;

/** What the system offers: a network of its own (unshare), another user. Looked at once. */
function makeCage(): Promise<Cage> {
  cages ??= lookForCage();
  return cages;
}

async function lookForCage(): Promise<Cage> {
  if (process.platform !== 'linux') return { prefix: [], uid: undefined };
  const uid = process.getuid?.() === 0 ? NOBODY : undefined;
  const prefix =
    uid === undefined
      ? ['unshare', '--user', '--map-current-user', '--net', '--']
      : ['unshare', '--net', `--setuid=${uid}`, `--setgid=${uid}`, '--'];
  return { prefix: (await works([...prefix, 'true'])) ? prefix : [], uid };
}

function works([program = '', ...rest]: readonly string[]): Promise<boolean> {
  return new Promise(answer => {
    execFile(program, rest, { timeout: 10_000 }, fault => answer(fault === null));
  });
}

/** Memory, processor seconds and the size of files, where there is a shell to set them. */
function limited(command: readonly string[], seconds: number): readonly string[] {
  if (process.platform === 'win32') return command;
  const limits = [
    `ulimit -t ${seconds * 2}`,
    `ulimit -f ${Math.ceil(LIMITS.convertedBytes / 512) * 2}`,
    'ulimit -c 0',
    ...(process.platform === 'linux' ? [`ulimit -v ${LIMITS.conversionMemory / 1024}`] : []),
  ];
  return ['/bin/sh', '-c', `${limits.join('; ')}; exec "$@"`, 'sh', ...command];
}

function run(
  { prefix, uid }: Cage,
  inside: readonly string[],
  folder: string,
  seconds: number,
): Promise<'ended' | 'timeout'> {
  const [program = '', ...rest] = limited([...prefix, ...inside], seconds);
  const PATH = process.env.PATH ?? '/usr/bin:/bin';
  const child = spawn(program, rest, {
    cwd: folder,
    stdio: 'ignore',
    detached: true, // a group of its own, so that all of it can be ended
    env: { PATH, HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8', SAL_USE_VCLPLUGIN: 'svp' },
    ...(uid === undefined || prefix.length > 0 ? {} : { uid, gid: uid }),
  });
  return new Promise(answer => {
    const stop = () => endGroup(child);
    const timer = setTimeout(() => {
      stop();
      answer('timeout');
    }, seconds * 1000);
    process.once('exit', stop);
    const done = () => {
      clearTimeout(timer);
      process.off('exit', stop);
      stop(); // what it started and left behind
      answer('ended');
    };
    child.once('error', done);
    child.once('exit', done);
  });
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // already gone
  }
}

// Old formats: what is refused before anything runs, and how the converter is held on a leash. LibreOffice is played by
// shell scripts; where it is installed, the last test asks the real one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { compoundFile } from '../../../test/harness/compound-file.ts';
import { docxFile, p } from '../../../test/harness/docx-file.ts';
import { LIMITS } from '../limits.ts';
import type { OpenedDocument, Upload } from '../opener.ts';
import { findLibreOffice, temporaryFolder } from './libre-office.ts';
import { type Convert, compoundOpener, convertingOpener, makeConvert } from './old-word.ts';

const scripts = { skip: process.platform === 'win32' && 'the stand-ins are shell scripts' };
const PLAIN = Uint8Array.of(0xec, 0xa5, 0xc1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
const PROTECTED = Uint8Array.of(0xec, 0xa5, 0xc1, 0, 0, 0, 0, 0, 0, 0, 0, 1);
const DOC = compoundFile({ WordDocument: PLAIN, '1Table': PLAIN });

let folder = '';
before(async () => {
  folder = await mkdtemp(join(await temporaryFolder(), 'fengsui-stand-in-'));
  await chmod(folder, 0o777);
  await writeFile(join(folder, 'made.docx'), docxFile({ body: p('1、值班员应通知维修组。') }));
});
after(() => rm(folder, { recursive: true, force: true }));

/** A LibreOffice that does what the script says; $out is the folder it writes into. */
async function standIn(script: string): Promise<Convert> {
  const program = join(folder, `soffice-${Math.random().toString(36).slice(2)}`);
  await writeFile(
    program,
    `#!/bin/sh\nwhile [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done\n${script}\n`,
  );
  await chmod(program, 0o755);
  return makeConvert(() => Promise.resolve(program), 30);
}

const copy = () => `cp ${join(folder, 'made.docx')} "$out/document.docx"`;

function upload(bytes: Uint8Array, name = '预案.doc'): Upload {
  return { bytes, name, extension: name.split('.').pop() ?? '' };
}

const codeOf = (opened: OpenedDocument) => (opened.ok ? 'ok' : opened.code);
const never: Convert = () => assert.fail('nothing should run');

test('what is protected, damaged or no document is refused before anything runs', async () => {
  const open = compoundOpener(never);
  const cases: readonly [string, Uint8Array][] = [
    ['encrypted-docx', compoundFile({ EncryptionInfo: PLAIN, EncryptedPackage: PLAIN })],
    ['encrypted-doc', compoundFile({ WordDocument: PROTECTED })],
    ['unsupported-format', compoundFile({ Workbook: PLAIN })],
    ['unsupported-format', compoundFile({ 'PowerPoint Document': PLAIN })],
    ['unreadable-doc', DOC.subarray(0, 600)],
    ['unreadable-doc', DOC.subarray(0, 20)],
  ];
  for (const [code, bytes] of cases) assert.equal(codeOf(await open(upload(bytes))), code);
});

test('without LibreOffice the refusal says what to install and how to save the file', async () => {
  const opened = await compoundOpener(makeConvert(() => Promise.resolve(undefined)))(upload(DOC));
  assert.ok(!opened.ok);
  assert.equal(opened.code, 'converter-missing');
  assert.match(opened.message.zh, /LibreOffice.*|另存为 \.docx/);
  assert.match(opened.message.en, /save it as \.docx.*install LibreOffice/);
});

test('a converted file is read, and it is said', scripts, async () => {
  const opened = await compoundOpener(await standIn(copy()))(upload(DOC));
  assert.ok(opened.ok, codeOf(opened));
  assert.deepEqual(
    opened.document.body.map(block => block.kind === 'paragraph' && block.text),
    ['1、值班员应通知维修组。'],
  );
  assert.deepEqual(
    opened.document.findings.map(finding => finding.code),
    ['converted-from-old-format'],
  );
  assert.equal(opened.document.name, '预案.doc');
});

test(
  'nothing of the upload is left behind, and its name never reaches the file system',
  scripts,
  async () => {
    const convert = await standIn(`{ pwd; echo "$1"; } > ${join(folder, 'seen')}; ${copy()}`);
    await compoundOpener(convert)(upload(DOC, '../../etc/x;rm.doc'));
    const [where = '', source = ''] = (await readFile(join(folder, 'seen'), 'utf8')).split('\n');
    assert.match(source, /\/document\.doc$/);
    await assert.rejects(stat(where), /ENOENT/);
  },
);

test(
  'a converter that makes nothing, or something that is no document, is a damaged file',
  scripts,
  async () => {
    for (const script of ['exit 3', 'echo no zip > "$out/document.docx"', ': > "$out/document.docx"']) {
      assert.equal(
        codeOf(await compoundOpener(await standIn(script))(upload(DOC))),
        'unreadable-doc',
        script,
      );
    }
  },
);

test('a converter that hangs is ended with all it started', scripts, async () => {
  const program = join(folder, 'hanging');
  await writeFile(program, `#!/bin/sh\nsleep 600 & echo $! > ${join(folder, 'child')}\nwait\n`);
  await chmod(program, 0o755);
  const convert = makeConvert(() => Promise.resolve(program), 3);
  assert.equal(codeOf(await compoundOpener(convert)(upload(DOC))), 'conversion-timeout');
  // A machine too busy to start it in time has nothing to end.
  const child = Number(await readFile(join(folder, 'child'), 'utf8').catch(() => ''));
  for (let n = 0; n < 400 && isAlive(child); n++) await new Promise(wake => setTimeout(wake, 50));
  assert.ok(!isAlive(child));
});

test('one conversion at a time, and only a few may wait', scripts, async () => {
  const lock = join(folder, 'lock');
  const open = compoundOpener(await standIn(`mkdir ${lock} || exit 1; ${copy()}; rmdir ${lock}`));
  const all = Array.from({ length: LIMITS.conversionsWaiting + 2 }, () => open(upload(DOC)));
  const codes = (await Promise.all(all)).map(codeOf);
  assert.equal(codes.filter(code => code === 'ok').length, LIMITS.conversionsWaiting, codes.join());
  assert.equal(codes.filter(code => code === 'converter-busy').length, 2, codes.join());
});

test('LibreOffice itself, where it is installed', async t => {
  if ((await findLibreOffice()) === undefined) return t.skip('LibreOffice is not installed');
  const text = [...'值班员应立即通知维修组。'].map(sign => `\\u${sign.charCodeAt(0)}?`).join('');
  const rtf = new TextEncoder().encode(`{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 SimSun;}}\\pard ${text}\\par}`);
  const opened = await convertingOpener('rtf', makeConvert(findLibreOffice, 300))(upload(rtf, '预案.rtf'));
  assert.ok(opened.ok, codeOf(opened));
  assert.match(JSON.stringify(opened.document.body), /值班员应立即通知维修组。/);
});

/** Ended but not yet collected by its parent counts as gone. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

// Pictures are told by their bytes, and refused with what to do, whatever they are called.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDocument } from './open-document.ts';
import { isPicture } from './picture.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap(part => (typeof part === 'string' ? [...Buffer.from(part)] : part)));

const PICTURES = {
  png: bytes([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0]),
  jpeg: bytes([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF'),
  gif: bytes('GIF89a', [1, 0, 1, 0]),
  tiff: bytes('II', [0x2a, 0, 8, 0, 0, 0]),
  webp: bytes('RIFF', [9, 0, 0, 0], 'WEBPVP8 '),
  bmp: bytes('BM', [70, 0, 0, 0, 0, 0, 0, 0, 54]),
  heic: bytes([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0]),
};

for (const [name, picture] of Object.entries(PICTURES))
  test(`${name} is a picture under any name`, async () => {
    assert.ok(isPicture(picture));
    for (const file of ['预案.docx', '预案.pdf', '预案.txt', `预案.${name}`]) {
      const opened = await openDocument(picture, file);
      assert.ok(!opened.ok);
      assert.equal(opened.code, 'unsupported-format');
      assert.match(opened.message?.zh ?? '', /这是图片.*文字识别/, file);
    }
  });

test('text is none, even where it begins as a picture does', async () => {
  for (const text of ['BM 预案', 'RIFF 处置', '预案\n1、报告。', 'GIF 图片说明'])
    assert.equal(isPicture(bytes(text)), false, text);
  assert.ok((await openDocument(bytes('BMS 故障处置预案\n1、值班员报告。'), 'a.txt')).ok);
});

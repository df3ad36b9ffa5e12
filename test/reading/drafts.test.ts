// The draft of every written plan of the corpus that may be looked at parses, has no errors of our own, and leaves out nothing
// that the text demands.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readDocument } from '#core/reading/read-document.ts';
import { openDocument } from '#files/open-document.ts';
import { corpusOf } from '../corpus/documents.ts';
import { draftFigures } from '../corpus/drafts.ts';

for (const { name, path } of corpusOf('train'))
  test(`the draft of ${name} carries out all it demands`, async () => {
    const opened = await openDocument(readFileSync(path), `${name}.txt`);
    assert.ok(opened.ok);
    const { parses, errors, obligations, carried } = draftFigures(readDocument(opened.document));
    assert.deepEqual(
      { parses, errors, missed: obligations - carried },
      { parses: true, errors: 0, missed: 0 },
    );
  });

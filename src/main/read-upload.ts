// Uploaded bytes → reading and draft plan: the reader of files (an edge) and the reader of plans (the core) joined, for
// the plans desk, the sample and the command line.

import { writePlanYaml } from '#core/plan/write-plan.ts';
import { draftPlan } from '#core/reading/draft-plan.ts';
import { readDocument } from '#core/reading/read-document.ts';
import type { ReadUpload } from '#desk/read-upload.ts';
import { openDocument } from '#files/open-document.ts';
import { unchangedPlanIn } from '#files/paper/unchanged-plan.ts';

export const readUpload: ReadUpload = async (bytes, name, dictionary) => {
  const opened = await openDocument(bytes, name);
  if (!opened.ok)
    return { ok: false, refused: { code: opened.code, detail: { message: opened.message, name } } };
  const reading = readDocument(opened.document, dictionary);
  const carried = unchangedPlanIn(opened.document) ?? null;
  return { ok: true, reading, carried, draft: plan => writePlanYaml({ ...draftPlan(reading), plan }) };
};

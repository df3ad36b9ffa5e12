// What remains as proof: notes, photos, files, filled-in forms.
import type { Evidence } from './field.ts';
import { type PlanReading, reportUnknown } from './plan-reading.ts';
import type { WrittenEvidence } from './plan-schema.ts';
import type { Path } from './yaml-text.ts';

const TITLES = { note: '说明', photo: '照片', file: '文件', form: '表单' } as const;

export function parseEvidence(
  evidence: WrittenEvidence | undefined,
  path: Path,
  reading: PlanReading,
): readonly Evidence[] {
  return (evidence ?? []).map((written, index): Evidence => {
    const at = [...path, index];
    const long: Exclude<typeof written, string> = typeof written === 'string' ? { kind: written } : written;
    const { kind: said, form: named, title } = long;
    const form = named === undefined ? undefined : formNamed(named, [...at, 'form'], reading);
    const kind = form ? 'form' : (said ?? 'note');
    return { id: `evidence_${index + 1}`, title: title ?? TITLES[kind], kind, ...(form ? { form } : {}) };
  });
}

export function formNamed(name: string, path: Path, reading: PlanReading): string | undefined {
  const form = reading.names.forms.get(name);
  if (form === undefined)
    reportUnknown(
      reading,
      'unknown-form',
      path,
      { zh: '表单', en: 'form' },
      name,
      reading.names.forms.keys(),
    );
  return form;
}

// What remains as proof, as the language has it: 拍照 is a photo, a signature a note, a paper a file.
import type { WrittenEvidence } from '#core/plan/plan-schema.ts';
import type { Clause } from '../reading.ts';

export function evidenceOf({ evidence }: Pick<Clause, 'evidence'>): WrittenEvidence {
  const kinds = new Set(
    evidence.flatMap((one): ('photo' | 'note' | 'file')[] => {
      if (/照片|拍照|录像|影像|视频|摄像/.test(one)) return ['photo'];
      if (/签[字名]|签收|签到|回执/.test(one)) return ['note'];
      return /清单|方案|材料|报告|凭证|单据|票据/.test(one) ? ['file'] : [];
    }),
  );
  return [...kinds];
}

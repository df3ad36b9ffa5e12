// A limit kept in another document: "按规定的时限".
import { each } from './rule.ts';

export const limitElsewhere = each(({ deadline }) =>
  deadline?.class === 'referenced'
    ? {
        code: 'limit-elsewhere',
        severity: 'warning',
        message: {
          zh: '时限写在别的文件里。请填入数值并注明出处。',
          en: 'The limit is kept in another document. Enter it and say where it comes from.',
        },
      }
    : undefined,
);

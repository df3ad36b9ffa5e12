// Words of the language that were written where they do not belong, and where they do.
import type { Bilingual } from '#core/finding.ts';

/** What to write, by the key. */
export const MISPLACED: ReadonlyMap<string, Bilingual> = new Map(
  Object.entries({
    'roll-call': inside('roll_call'),
    relay: inside('notify: { relay: [ … ] }'),
    order: inside('notify: { order: one_by_one }'),
    via: inside('notify: { via: … }'),
    next_channel: inside('notify: { next_channel: … }'),
    lead: inside('who: { lead: …, with: … }'),
    with: inside('who: { lead: …, with: … }'),
    otherwise: inside('cases: [ …, { otherwise: … } ]'),
    aftermath: inside('close: { after: { … } }'),
    end: inside('stand_down'),
    stand_down: inside('scenarios.….stand_down'),
    sign: inside('forms.….sign'),
    unconfirmed: inside('forms.….unconfirmed'),
    may_be: inside('forms.….fields.….may_be'),
    unreachable: inside('confirm: { unreachable: … }'),
    copy: inside('record: { copy: … }'),
    again: inside('confirm: { on_no: { again: … } }'),
    corrections: {
      zh: '更正总是另存一版，不用写',
      en: 'corrections are always kept as versions: leave it out',
    },
    starts_when: inside('starts'),
    else: inside('expect: { holds: …, else: … }'),
  }),
);

function inside(written: string): Bilingual {
  return { zh: `请写成 ${written}`, en: `write ${written}` };
}

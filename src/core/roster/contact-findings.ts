// What is to be said about the rows of a contact list, each at its row.
import type { Place } from '#core/document/document.ts';
import type { Bilingual, Finding, Severity } from '#core/finding.ts';
import type { Contact } from './contact.ts';
import type { Phones } from './phone-numbers.ts';

/** How a row came to be read. */
export type At = {
  readonly place: Place;
  readonly phones: Phones;
  readonly serial: string | null; // number of days that was taken for a date
  readonly hasName: boolean; // the list has a column of names
  readonly hasPhone: boolean;
};

export function findingsOfRow(
  { name, post, unit, phones, email, shift }: Contact,
  at: At,
): readonly Finding[] {
  const who = name ?? post ?? unit ?? '';
  const say = (code: string, severity: Severity, message: Bilingual) => ({
    code,
    severity,
    message,
    place: placeOf(at.place),
  });
  const found: Finding[] = [];
  if (at.hasName && name === null)
    found.push(
      say('contact-without-name', 'warning', {
        zh: `“${who || phones.join('、')}”一行没有姓名。请补上姓名，或确认这是一个单位的电话。`,
        en: `The row "${who || phones.join(', ')}" has no name. Add it, or confirm that this is the number of a unit.`,
      }),
    );
  if (at.hasPhone && phones.length === 0 && email === null)
    found.push(
      say('contact-without-phone', 'warning', {
        zh: `“${who}”没有电话。请补上，否则无法通知到。`,
        en: `"${who}" has no telephone number. Add one: without it nobody can be reached there.`,
      }),
    );
  for (const number of at.phones.wrong)
    found.push(
      say('phone-wrong-digits', 'warning', {
        zh: `“${who}”的号码 ${number} 位数不对。请核对后改正。`,
        en: `The number ${number} of "${who}" has a wrong count of digits. Check and correct it.`,
      }),
    );
  if (at.phones.mended)
    found.push(
      say('full-width-mended', 'info', {
        zh: `“${who}”的号码含全角数字或符号，已改为 ${phones.join('、')}。`,
        en: `The number of "${who}" was written in full-width digits or signs; it was read as ${phones.join(', ')}.`,
      }),
    );
  if (at.serial !== null)
    found.push(
      say('serial-date-mended', 'info', {
        zh: `“${who}”的日期写作 ${at.serial}，按 Excel 日期序号读为 ${shift}。请核对。`,
        en: `The date of "${who}" stands as ${at.serial} and was read as ${shift}, the day of that number in Excel. Please check.`,
      }),
    );
  return found;
}

/** The same person twice, and one mobile number for two people. */
export function doubles(contacts: readonly Contact[]): readonly Finding[] {
  const rows = new Map<string, Contact>();
  const owners = new Map<string, Contact>();
  const found: Finding[] = [];
  for (const contact of contacts) {
    const { name, unit, phones, shift, place } = contact;
    const key = `${name ?? unit}|${phones.join()}|${shift ?? ''}`;
    if (name !== null && rows.has(key)) {
      found.push({
        code: 'contact-twice',
        severity: 'info',
        place: placeOf(place),
        message: {
          zh: `“${name}”重复出现。若是同一个人，导入时只保留一条。`,
          en: `"${name}" stands in the list twice. If it is one person, keep one row.`,
        },
      });
      continue;
    }
    rows.set(key, contact);
    for (const phone of phones) {
      const owner = owners.get(phone);
      owners.set(phone, owner ?? contact);
      if (!/^1[3-9]\d{9}$/.test(phone) || owner === undefined || owner.name === name) continue;
      found.push({
        code: 'phone-of-two',
        severity: 'warning',
        place: placeOf(place),
        message: {
          zh: `手机 ${phone} 同时登记在“${owner.name ?? owner.unit}”和“${name ?? unit}”名下。请核对。`,
          en: `The mobile number ${phone} is given for both "${owner.name ?? owner.unit}" and "${name ?? unit}". Please check.`,
        },
      });
    }
  }
  return found;
}

/** "名单!B5" for sheets, as people know it; table and row elsewhere. */
function placeOf(place: Place): Finding['place'] {
  if (place.in === 'sheet')
    return {
      path: `${place.sheet}!${letters(place.column)}${place.row}`,
      line: place.row,
      column: place.column,
    };
  if (place.in === 'cell') return { path: `table ${place.table}, row ${place.row}` };
  return {};
}

function letters(column: number): string {
  const [above, last] = [Math.floor((column - 1) / 26), String.fromCharCode(65 + ((column - 1) % 26))];
  return above > 0 ? letters(above) + last : last;
}

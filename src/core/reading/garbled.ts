// Damaged text: characters no writer meant, OCR slips, remains of fields of Word. Told cautiously: a finding shows it.

/** Replacement signs, private use, phonetic signs within text, boxes for signs that were lost. */
const SIGNS =
  /[\ufffd\ue000-\uf8ff\u3105-\u3129\u200b-\u200f\u2060\ufeff]|[□■◻▯]{1,}(?=[一-龥])(?<=[一-龥].)|锟斤拷|烫烫烫|屯屯屯|[À-ÿ]{3,}|(?:&[a-z]{2,6};)|[一-龥]\?{2,}[一-龥]/;
/** A line cannot begin with these. */
const START = /^[、，,。；;）)】》”]\S/;
/** Characters that look alike, in words everybody knows. */
const SLIPS =
  /釆[取用购]|预桉|事古|应怠|报苦|立既|即使(?=报告|上报|通知)|必[需须]需|因该|做好好|的的(?!士)|了了(?!解)|[一-龥]([，。；、])\1|必要是(?=[先由应须可])|在行(?=施工|处理|上报)|迅束|仃电|仃止|氵|\d月\d{1,2}[口曰](?=前|晚|上|下)|耗才/;

export function isGarbled(quote: string): boolean {
  return SIGNS.test(quote) || START.test(quote.trim()) || SLIPS.test(quote);
}

// The rules look at text in one form (bare-text.ts); what is shown to people stands as the document has it: "组长（校长）",
// not "组长(校长)". Only signs and figures differ, so only phrases with one of them are looked up.
import type { Clause } from './reading.ts';

const FORMS: Readonly<Record<string, string>> = {
  ',': '[,，~]',
  ';': '[;；]',
  ':': '[:：]',
  '!': '[!！]',
  '?': '[?？]',
  '(': '[(（]',
  ')': '[)）]',
  '.': '[.．]',
  '"': '["“”]',
  采: '[采釆]',
  Ⅰ: '(?:Ⅰ|I)',
  Ⅱ: '(?:Ⅱ|II)',
  Ⅲ: '(?:Ⅲ|III)',
  Ⅳ: '(?:Ⅳ|IV)',
  Ⅴ: '(?:Ⅴ|V)',
};
const FOLDED = /[,;:!?().",\d采ⅠⅡⅢⅣⅤ]/;
/** White space of the layout; between Latin words it is a space. */
const LAYOUT = /(?<![A-Za-z])\s+|\s+(?![A-Za-z])/g;

/** `phrase` as `quote` writes it; unchanged where the quote does not hold it. */
export function asWritten(quote: string, phrase: string): string {
  if (!FOLDED.test(phrase) || quote.includes(phrase)) return phrase;
  const signs = Array.from(phrase, sign => FORMS[sign] ?? formOf(sign));
  const found = new RegExp(signs.join('[\\s*＊×]*')).exec(quote)?.[0];
  return found === undefined ? phrase : found.replace(LAYOUT, '').replace(/[*＊×]{2,}/g, '');
}

function formOf(sign: string): string {
  if (/\d/.test(sign)) return `[${sign}${String.fromCharCode(sign.charCodeAt(0) + 0xfee0)}]`;
  return /[\\^$*+?{}[\]|/-]/.test(sign) ? `\\${sign}` : sign;
}

type Said = Pick<Clause, 'quote' | 'actors' | 'recipients' | 'condition' | 'context' | 'gate' | 'deadline'>;

/** Clauses in the order of the text: what one takes over from another is written as there. */
export function writtenAsThere(): <Read extends Said>(clause: Read) => Read {
  const written = new Map<string, string>();
  return clause => {
    const { quote } = clause;
    const told = (phrase: string) => {
      const here = asWritten(quote, phrase);
      if (here !== phrase) written.set(phrase, here);
      return here === phrase && !quote.includes(phrase) ? (written.get(phrase) ?? phrase) : here;
    };
    const { actors, recipients, condition, context, gate, deadline } = clause;
    const phrases = [
      ...actors.map(actor => actor.name),
      ...recipients,
      condition,
      context,
      gate,
      deadline?.text,
    ];
    if (!phrases.some(phrase => phrase != null && FOLDED.test(phrase))) return clause;
    return {
      ...clause,
      actors: actors.map(actor => ({ ...actor, name: told(actor.name) })),
      recipients: recipients.map(told),
      condition: condition === null ? null : told(condition),
      ...(context === undefined ? {} : { context: told(context) }),
      gate: gate === null ? null : told(gate),
      deadline: deadline === null ? null : { ...deadline, text: told(deadline.text) },
    };
  };
}

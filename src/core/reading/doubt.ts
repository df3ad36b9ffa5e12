// How sure the rules are of a clause, and why a person should look at it. Every sign of trouble has a weight (log odds) that
// was fitted to how often clauses bearing it are read wrong in annotated plans; their sum gives `confidence`, so that
// what is left of 1 is about the share of such clauses read wrong. Signs with a name for people are `doubts`.
import { actorAt } from './actor-name.ts';
import { bareText } from './bare-text.ts';
import { isJudgement } from './discretion.ts';
import { startsAct } from './duty.ts';
import { isGarbled } from './garbled.ts';
import { verbAt } from './lexicon.ts';
import { hasModal } from './modality.ts';
import { type Clause, type Doubt, isObligation } from './reading.ts';
import { remembered } from './remembered.ts';

const tells = remembered((body: string) => TELLS.test(body));

type Sign = {
  readonly doubt?: Doubt;
  readonly weight: number;
  /** Set where only a duty, a prohibition or a piece of advice can bear it. */
  readonly binding?: true;
  /** Set where the columns of a table take it away: they say that it is a duty, and whose. */
  readonly unlessTold?: true;
  readonly test: (clause: Clause, body: string) => boolean;
};

/** Log odds of being read right where nothing speaks against it. */
const BASE = 1.7;

const VAGUE_PARTY = /^(?:各?有关|各?相关|其他|各级|各|上级|所有|全体)|^(?:部门|单位|人员|领导|科室|机构)$/;
const TELLS =
  /通知|告知|报告(?!内容)|汇报|上报|联系|对接|沟通|协助|配合|交给|移交|解释|安抚|告诉|请(?!示)|协调|拨打|(?<!接)报(?!警|告|纸|名)/;

const SIGNS: readonly Sign[] = [
  { doubt: 'garbled', weight: 1, test: clause => clause.kind !== 'heading' && isGarbled(clause.quote) },
  {
    doubt: 'no-actor',
    weight: 1.4,
    binding: true,
    test: clause => isObligation(clause) && clause.actors.length === 0,
  },
  {
    doubt: 'actor-carried',
    weight: 0.7,
    binding: true,
    test: ({ actors }) => actors.length > 0 && actors.every(actor => actor.implied === true),
  },
  {
    doubt: 'bare-duty',
    weight: 0.45,
    binding: true,
    unlessTold: true,
    test: ({ modality }, body) => modality === 'must' && !hasModal(body),
  },
  {
    doubt: 'vague-recipient',
    weight: 0.1,
    binding: true,
    test: ({ recipients }) => recipients.some(name => VAGUE_PARTY.test(name)),
  },
  {
    doubt: 'no-origin',
    weight: 0.1,
    binding: true,
    test: ({ deadline }) => deadline?.class === 'hard' && deadline.origin === null,
  },
  {
    doubt: 'vague-urgency',
    weight: 0,
    binding: true,
    test: ({ deadline }) => deadline?.class === 'immediate' || deadline?.class === 'prompt',
  },
  {
    doubt: 'unclear-condition',
    weight: 0.3,
    test: ({ condition }) =>
      condition !== null && (condition.length > 40 || condition.split(/[,，]/).length > 2),
  },
  {
    doubt: 'left-to-discretion',
    weight: 0.3,
    binding: true,
    test: ({ modality, discretion }) => modality !== 'statement' && discretion.some(isJudgement),
  },
  // heavier than it was found wrong: plans in other words than these have more of it
  { doubt: 'not-understood', weight: 0.9, unlessTold: true, test: notUnderstood },
  // Signs that only count. A statement its heading explains is sure. Words of a duty in a statement, or one cut out of its
  // sentence, are not; two names may be one; a telling word without anybody told has lost its recipient; what stands
  // before a colon is often a label.
  { weight: -3, test: ({ kind }) => kind === 'heading' },
  {
    weight: -1.5,
    test: ({ kind, modality }) => modality === 'statement' && kind !== 'heading' && kind !== 'other',
  },
  { weight: 0.2, test: readsLikeDuty },
  { weight: 0.2, test: isCut },
  { weight: 1.2, binding: true, test: ({ actors }) => actors.length > 1 },
  { weight: 0.1, binding: true, test: ({ actors }) => actors.some(({ name }) => name.length > 9) },
  {
    weight: 0.55,
    binding: true,
    test: (clause, body) => isObligation(clause) && clause.recipients.length === 0 && tells(body),
  },
  { weight: 0.55, binding: true, test: (clause, body) => isObligation(clause) && body.includes(':') },
  { weight: 0.25, test: ({ kind }, body) => kind !== 'heading' && body.length < 6 },
  { weight: 0.75, test: (_, body) => isUnbalanced(body) },
];

const OF_STATEMENTS = SIGNS.filter(({ binding }) => binding !== true);

const NOBODY: ReadonlySet<string> = new Set();

/** `told`: ids of clauses of which the columns of a table say that they are duties, and whose. */
export function withDoubts(
  clauses: readonly Clause[],
  told: ReadonlySet<string> = NOBODY,
): readonly Clause[] {
  const odd = numbersOutOfOrder(clauses);
  return clauses.map(clause => {
    const body = bodyOf(clause.quote);
    const doubts: Doubt[] = [];
    let odds = BASE;
    const sure = told.has(clause.id);
    for (const { doubt, weight, test, unlessTold } of clause.modality === 'statement'
      ? OF_STATEMENTS
      : SIGNS) {
      if ((sure && unlessTold) || !test(clause, body)) continue;
      odds -= weight;
      if (doubt !== undefined) doubts.push(doubt);
    }
    if (odd.has(clause.id)) doubts.push('number-out-of-order');
    return { ...clause, doubts, confidence: Math.round(100 / (1 + Math.exp(-odds))) / 100 };
  });
}

const bodyOf = remembered((quote: string) => bareText(quote).replace(/[,。;]+$/, ''));

/** A statement that no heading and no word explains, or that was cut out of a sentence, or that reads like a duty. */
function notUnderstood(clause: Clause, body: string): boolean {
  if (clause.kind === 'heading') return false;
  if (clause.modality !== 'statement') return !knowsVerb(body) && !hasModal(body) && !startsAct(body);
  return readsLikeDuty(clause, body) || isCut(clause) || (clause.kind === 'other' && body.length > 1);
}

/** A statement with the words of a duty in it. */
function readsLikeDuty({ kind, modality }: Clause, body: string): boolean {
  if (modality !== 'statement' || kind === 'heading') return false;
  return hasModal(body) || verbAt(body, 0) || startsWithActor(body);
}

/** A statement that ends in a comma was cut out of its sentence. */
function isCut({ kind, modality, quote }: Clause): boolean {
  return modality === 'statement' && kind !== 'heading' && /[,，]\s*$/.test(quote);
}

const startsWithActor = remembered((body: string) => {
  const actor = actorAt(body, 0);
  return actor !== undefined && actor.end < body.length && verbAt(body, actor.end);
});

const knowsVerb = remembered((body: string) => {
  for (let at = 0; at < Math.min(body.length - 1, 60); at++) if (verbAt(body, at)) return true;
  return false;
});

/** Brackets or quotation marks cut in half. */
const isUnbalanced = remembered((body: string) => {
  const count = (sign: string) => body.split(sign).length - 1;
  return count('(') !== count(')') || count('《') !== count('》') || count('"') % 2 === 1;
});

/** Printed numbers that skip, repeat or fall back among their neighbours. */
function numbersOutOfOrder(clauses: readonly Clause[]): ReadonlySet<string> {
  const odd = new Set<string>();
  const last = new Map<string, number>();
  let before: string | null = null;
  for (const { id, number } of clauses) {
    if (number === null || number === before) continue;
    before = number;
    const parts = /^(.*?)(\d{1,3})\)?$/.exec(number);
    if (parts === null) continue;
    const [, above = '', own = ''] = parts;
    const previous = last.get(above) ?? 0;
    if (Number(own) !== previous + 1 && Number(own) !== 1) odd.add(id);
    last.set(above, Number(own));
  }
  return odd;
}

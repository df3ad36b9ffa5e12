// What a language model may propose for a clause the rules are unsure of, and what of it is kept: only what the clause's
// own text bears out. A proposal settles nothing and changes nothing; a person may take it over.
import { z } from 'zod';
import { deadlineOf } from '#core/reading/deadline.ts';
import type { Clause, ClauseKind, Modality } from '#core/reading/reading.ts';
import { isSame } from './command.ts';
import type { Correction } from './decision.ts';

/** What is asked about one clause: its text with what stands around it, as data and never as instruction. */
export type ProposalQuestion = {
  readonly clause: string;
  readonly text: string;
  readonly headings: readonly string[];
  readonly before: string;
  readonly kind: ClauseKind;
  readonly modality: Modality;
};

export type ClauseProposal = {
  readonly clause: string;
  readonly fields: Correction; // empty: asked, and nothing that holds
  /** What the model said and the text does not: left out. */
  readonly dropped: readonly string[];
};

const MODALITIES = ['must', 'must_not', 'should', 'may', 'statement'] as const;
const KINDS = [
  'notification',
  'report',
  'call',
  'recording',
  'assessment',
  'decision',
  'approval',
  'confirmation',
  'training',
  'periodic',
  'prohibition',
  'step',
  'condition',
  'definition',
  'other',
] as const;

const Name = z.string().trim().min(1).max(60);
const Words = z.string().trim().min(1).max(300);

/** One answer; anything else in it is ignored, a field of the wrong form is as if it were not there. */
const Answer = z.object({
  clause: z.string().max(40),
  modality: z.enum(MODALITIES).optional().catch(undefined),
  kind: z.enum(KINDS).optional().catch(undefined),
  actors: z.array(Name).max(10).optional().catch(undefined),
  recipients: z.array(Name).max(20).optional().catch(undefined),
  deadline: Words.nullable().optional().catch(undefined),
  condition: Words.nullable().optional().catch(undefined),
});
type Answer = z.infer<typeof Answer>;

const Answers = z.object({ clauses: z.array(z.unknown()).max(500) });

/** What is left for each clause that was answered. Undefined: the answer is none at all. */
export function checkedProposals(
  answers: unknown,
  asked: ReadonlyMap<string, Clause>,
): readonly ClauseProposal[] | undefined {
  const all = Answers.safeParse(answers);
  if (!all.success) return undefined;
  const found = new Map<string, ClauseProposal>();
  for (const one of all.data.clauses) {
    const answer = Answer.safeParse(one).data;
    const clause = answer && asked.get(answer.clause);
    if (!answer || !clause || found.has(clause.id)) continue;
    found.set(clause.id, checked(answer, clause));
  }
  return [...found.values()];
}

function checked(answer: Answer, clause: Clause): ClauseProposal {
  const dropped: string[] = [];
  // Who acts may stand in a heading above; everything else in the clause itself.
  const around = [clause.quote, ...clause.path].map(bare).join('\n');
  const own = bare(clause.quote);
  const inText = (words: string, text: string): boolean => {
    const fits = text.includes(bare(words));
    if (!fits) dropped.push(words);
    return fits;
  };
  const actors = answer.actors?.filter(name => inText(name, around));
  const recipients = answer.recipients?.filter(name => inText(name, own));
  const fields: Correction = {
    ...(answer.modality === undefined ? {} : { modality: answer.modality }),
    ...(answer.kind === undefined ? {} : { kind: answer.kind }),
    ...(actors && actors.length > 0 ? { actors: actors.map(name => actorOf(name, own)) } : {}),
    ...(recipients && recipients.length > 0 ? { recipients } : {}),
    ...limitOf(answer.deadline, clause, words => inText(words, own)),
    ...(answer.condition && inText(answer.condition, own) ? { condition: answer.condition } : {}),
  };
  const was: Readonly<Record<string, unknown>> = clause;
  const news = Object.entries(fields).filter(([key, value]) => !isSame(was[key], value));
  return { clause: clause.id, fields: Object.fromEntries(news), dropped };
}

const actorOf = (name: string, own: string) =>
  own.includes(bare(name)) ? { name } : { name, implied: true as const };

/** The words are the model's choice, the figure is ours: read by the rules from these words. */
function limitOf(
  words: string | null | undefined,
  clause: Clause,
  inText: (words: string) => boolean,
): Pick<Correction, 'deadline'> {
  if (!words || !inText(words)) return {};
  const read = deadlineOf(bare(words), bare(words));
  return read === null || read.text === clause.deadline?.text ? {} : { deadline: read };
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

// A plan → the paper it is printed on: cover, approval page, chapters in the order of GB/T 29639-2020 for its kind,
// annexes, one-page cards. Every step stands in it once; a chapter the plan says nothing for says so.
import type { Plan } from '#core/plan/plan.ts';
import { annexesOf, type DirectoryRow, directoryOf } from './annexes.ts';
import { cardsOf } from './cards.ts';
import { CHAPTERS, type Chapter } from './chapters.ts';
import { ENGLISH_CHAPTERS } from './english/chapters.ts';
import { fixed, type PaperLanguage } from './fixed-words.ts';
import { type Numbering, numbering } from './numbering.ts';
import type { CardLayout, CoverLine, NumberingStyle, Paper, PaperBlock } from './paper.ts';
import { picturesOf } from './pictures.ts';
import type { Section } from './section.ts';

export type PaperOptions = {
  readonly numbering: NumberingStyle;
  readonly edition: string; // "第 3 版", "草案": of this very version
  readonly date: string; // "2026年11月23日", "" when unknown
  /** Who holds the posts and how they are reached, as far as the one who prints may see it. */
  readonly directory: readonly DirectoryRow[];
  readonly approval: readonly ApprovalLine[];
  readonly cards: CardLayout;
  /** The picture of each scenario at the end. */
  readonly pictures?: boolean;
  /** Of headings and of the words between what the plan says; absent: Chinese. */
  readonly language?: PaperLanguage;
};

/** Empty texts leave room for a signature. */
export type ApprovalLine = { readonly role: string; readonly name: string; readonly date: string };

export function makePaper(plan: Plan, options: PaperOptions): Paper {
  const { language = 'zh' } = options;
  const directory = directoryOf(plan, options.directory);
  const layout = plan.kind === 'card' && options.cards === 'none' ? 'page' : options.cards;
  const cards = layout === 'none' ? [] : cardsOf(plan, directory, language);
  const chapters =
    plan.kind === 'card' ? [] : chapterBlocks(plan, language, numbering(options.numbering, language));
  return {
    language,
    title: plan.title,
    issuer: plan.head.issuer ?? '',
    code: plan.head.code ?? '',
    blocks: [
      { kind: 'cover', lines: coverOf(plan, options) },
      ...approvalPage(options.approval, language),
      ...chapters,
      ...annexesOf(plan, directory, language),
      ...(layout === 'several' && cards.length > 0 ? [{ kind: 'page-break' } as const] : []),
      ...cards.map((card): PaperBlock => ({ kind: 'card', card, page: layout === 'page' })),
      ...(options.pictures ? picturesOf(plan, language) : []),
    ],
  };
}

function coverOf(plan: Plan, { edition, date }: PaperOptions): readonly CoverLine[] {
  const lines: readonly CoverLine[] = [
    { role: 'code', text: plan.head.code ?? '' },
    { role: 'title', text: plan.title },
    { role: 'edition', text: edition },
    { role: 'issuer', text: plan.head.issuer ?? '' },
    { role: 'date', text: date },
  ];
  return lines.filter(({ text }) => text !== '');
}

function approvalPage(lines: readonly ApprovalLine[], language: PaperLanguage): readonly PaperBlock[] {
  if (lines.length === 0) return [];
  return [
    { kind: 'page-break' },
    {
      kind: 'table',
      caption: fixed('approvalPage', language),
      widths: [1, 1, 2, 1],
      head: (['stage', 'name', 'signature', 'date'] as const).map(word => fixed(word, language)),
      rows: lines.map(({ role, name, date }) => [STAGES[language][role] ?? role, name, '', date]),
      toFillIn: true,
    },
    { kind: 'page-break' },
  ];
}

/** Stages of approval as the desk names them. */
const STAGES: Readonly<Record<PaperLanguage, Readonly<Record<string, string>>>> = {
  zh: {},
  en: { 编制: 'Drafted by', 审核: 'Reviewed by', 批准: 'Approved by' },
};

function chapterBlocks(plan: Plan, language: PaperLanguage, numbers: Numbering): readonly PaperBlock[] {
  const chapters = language === 'en' ? ENGLISH_CHAPTERS : CHAPTERS;
  const nothing = fixed('nothing', language);
  return chapters[plan.kind].flatMap(chapter => blocksOf(chapter, 1, plan, { numbers, nothing }));
}

type Printing = { readonly numbers: Numbering; readonly nothing: string };

function blocksOf(chapter: Chapter, level: 1 | 2, plan: Plan, printing: Printing): readonly PaperBlock[] {
  const { numbers, nothing } = printing;
  const head: PaperBlock = { kind: 'heading', level, number: numbers.heading(level), text: chapter.title };
  const own = chapter.body?.(plan) ?? [];
  const blocks = [
    ...own.flatMap(section => sectionBlocks(section, level, numbers)),
    ...(chapter.parts ?? []).flatMap(part => blocksOf(part, 2, plan, printing)),
  ];
  if (blocks.length > 0) return [head, ...blocks];
  return [head, { kind: 'paragraph', number: '', text: nothing, indent: 1 }];
}

/** Honest on paper too: the standard wants the chapter, the plan has nothing for it. */
export const NOTHING_SAID = fixed('nothing', 'zh');

function sectionBlocks(section: Section, above: 1 | 2, numbers: Numbering): readonly PaperBlock[] {
  const level = above === 1 ? 2 : 3;
  const head: readonly PaperBlock[] =
    section.title === ''
      ? []
      : [{ kind: 'heading', level, number: numbers.heading(level), text: section.title }];
  const clauses = section.clauses.map((text): PaperBlock => {
    const number = section.numbered ? numbers.clause() : '';
    return { kind: 'paragraph', number, text, indent: 1 };
  });
  return [...head, ...clauses, ...(section.tables ?? [])];
}

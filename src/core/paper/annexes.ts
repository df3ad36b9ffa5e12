// Annexes: how people are reached, outside numbers, forms with their fields, and the values that the text did not give.
import type { Plan } from '#core/plan/plan.ts';
import { placesInWords } from './filled-places.ts';
import { fixed, type PaperLanguage } from './fixed-words.ts';
import type { PaperBlock, PaperTable, Row } from './paper.ts';

/** One person in a post, as far as the one who prints may see it: masked numbers are masked already. */
export type DirectoryRow = {
  readonly id?: string; // of the post; a role is filled by the post of the same id
  readonly post: string;
  readonly name: string;
  readonly addresses: readonly string[];
};

/** Those who hold a post of this plan, in the order of the plan; posts that nobody holds are shown empty. */
export function directoryOf(plan: Plan, all: readonly DirectoryRow[]): readonly DirectoryRow[] {
  if (all.length === 0) return [];
  const held = Object.values(plan.roles).filter(
    role => role.is === undefined && role.members === undefined && !role.outside,
  );
  return held.flatMap(({ id, title }) => {
    const rows = all.filter(row => (row.id ?? '') === id || row.post === title);
    return rows.length > 0
      ? rows.map(row => ({ ...row, post: title }))
      : [{ post: title, name: '', addresses: [] }];
  });
}

export function annexesOf(
  plan: Plan,
  directory: readonly DirectoryRow[],
  language: PaperLanguage,
): readonly PaperBlock[] {
  const say: Say = word => fixed(word, language);
  const annexes: readonly { readonly title: string; readonly table: PaperTable | undefined }[] = [
    { title: say('people'), table: people(directory, say) },
    { title: say('outside'), table: contacts(plan, say) },
    ...Object.values(plan.forms).map(form => ({
      title: form.title,
      table: {
        kind: 'table' as const,
        caption: '',
        widths: [1, 2],
        head: [say('field'), say('content')],
        rows: form.fields.map(({ title, required }) => [`${title}${required ? say('required') : ''}`, '']),
        toFillIn: true as const,
      },
    })),
    { title: say('filled'), table: filled(plan, language, say) },
  ];
  return annexes
    .flatMap(({ title, table }) => (table === undefined ? [] : [{ title, table }]))
    .flatMap(({ title, table }, index): PaperBlock[] => [
      ...(index === 0 ? [{ kind: 'page-break' } as const] : []),
      { kind: 'heading', level: 1, number: `${say('annex')}${index + 1}`, text: title },
      table,
    ]);
}

type Say = (word: Parameters<typeof fixed>[0]) => string;

function people(directory: readonly DirectoryRow[], say: Say): PaperTable | undefined {
  if (directory.length === 0) return undefined;
  const rows = directory.map(({ post, name, addresses }): Row => [post, name, addresses.join(' ')]);
  return {
    kind: 'table',
    caption: '',
    widths: [3, 2, 4],
    head: [say('post'), say('name'), say('address')],
    rows,
  };
}

function contacts(plan: Plan, say: Say): PaperTable | undefined {
  const all = Object.values(plan.contacts);
  if (all.length === 0) return undefined;
  const rows = all.map(({ title, number, keeper }): Row => [title, number ?? '', keeper ?? '']);
  return {
    kind: 'table',
    caption: '',
    widths: [3, 3, 2],
    head: [say('body'), say('number'), say('keeper')],
    rows,
  };
}

function filled(plan: Plan, language: PaperLanguage, say: Say): PaperTable | undefined {
  if (plan.filled.length === 0) return undefined;
  const rows = plan.filled.map(({ at, why }): Row => [placesInWords(at, plan, language), why]);
  return { kind: 'table', caption: '', widths: [3, 2], head: [say('matter'), say('why')], rows };
}

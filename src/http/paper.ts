// Plans on paper over HTTP: a download. The masked print is open to every reader; full numbers leave a trace.
import { printVersion, printVersionInFull } from '#contract/paper.ts';
import type { DirectoryRow } from '#core/paper/annexes.ts';
import type { RosterRecord } from '#desk/ports.ts';
import { ok, type Result } from '#desk/result.ts';
import type { HttpDeps } from './deps.ts';
import { maskAddress } from './mask.ts';
import type { Download, Mount } from './mount.ts';

export function mountPaper(mount: Mount, { paper, store }: HttpDeps): void {
  mount(printVersion, async ({ params: { plan, version }, query, actor }) => {
    const directory = directoryOf(await store.roster.roster(actor.org), maskAddress);
    return download(await paper.print(actor.org, plan, version, { ...styleOf(query), directory }));
  });

  mount(printVersionInFull, async ({ params: { plan, version }, body, actor, note }) => {
    note.object = plan;
    note.detail = { version, reason: body.reason };
    const directory = directoryOf(await store.roster.roster(actor.org), value => value);
    return download(await paper.print(actor.org, plan, version, { ...styleOf(body), directory }));
  });
}

type Style = {
  readonly format: 'docx' | 'pdf';
  readonly numbering: 'decimal' | 'chinese' | 'articles';
  readonly cards: 'yes' | 'page' | 'no';
  readonly language: 'zh' | 'en';
  readonly pictures: 'yes' | 'no';
};

const styleOf = ({ cards, format, numbering, language, pictures }: Style) => ({
  format,
  numbering,
  cards: CARDS[cards],
  language,
  pictures: pictures === 'yes',
});

const CARDS = { yes: 'several', page: 'page', no: 'none' } as const;

/** Numbers people are called on; secrets and in-app boxes are no numbers. */
function directoryOf(record: RosterRecord, show: (value: string) => string): readonly DirectoryRow[] {
  const people = new Map(record.people.map(person => [person.id, person]));
  return record.posts.flatMap(post =>
    record.holdings
      .filter(holding => holding.post === post.id)
      .flatMap(({ person }) => people.get(person) ?? [])
      .map(({ name, addresses }) => ({
        id: post.id,
        post: post.title,
        name,
        addresses: addresses
          .filter(({ channel }) => channel !== 'in-app' && channel !== 'webhook')
          .map(({ value }) => show(value)),
      })),
  );
}

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

function download(printed: Result<{ readonly name: string; readonly bytes: Uint8Array }>): Result<Download> {
  if (!printed.ok) return printed;
  const { name, bytes } = printed.value;
  const type = name.endsWith('.pdf') ? TYPES.pdf : TYPES.docx;
  return ok({ name, type, cache: 'private, no-store', bytes });
}

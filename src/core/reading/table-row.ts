// What the other cells of a row say of a duty: who acts, its limit, how often, its condition, who is told, what it needs and
// what proves it, where the cell itself does not say so.
import type { Clause, Resource } from './reading.ts';

/** "抢修组 | 总务科科长 | 总务科、设备科": a group, who leads it by the head of the column, and who is in it. */
export type RowGroup = {
  readonly name: string;
  readonly heads: readonly { readonly post: string; readonly holder: string }[];
  readonly members: readonly string[];
};

/** What the other cells of its row say about a cell. */
export type RowSaid = {
  /** The cell is in a column of what is to be done, beside whoever does it: a duty without any verb. */
  readonly duty: boolean;
  /** A row of who tells whom is a report, a row of what is looked at how often a check, although no cell says so. */
  readonly whole: 'report' | 'periodic' | null;
  readonly actors: readonly string[];
  readonly carried: boolean; // the actors stand in an earlier row
  readonly group: RowGroup | undefined;
  readonly limit: Clause['deadline'];
  readonly period: Clause['periodicity'];
  readonly condition: string | null;
  readonly recipients: readonly string[];
  readonly resources: readonly Resource[];
  readonly evidence: readonly string[];
  readonly fields: readonly string[];
};

type Said = Pick<
  Clause,
  'modality' | 'kind' | 'actors' | 'deadline' | 'periodicity' | 'condition' | 'recipients'
>;

export function withRow<Draft extends Said>(clause: Draft, row: RowSaid | undefined): Draft {
  if (row === undefined) return clause;
  const whole = clause.modality === 'statement' ? row.whole : null;
  if (clause.modality === 'statement' && whole === null) return clause;
  const periodicity = clause.periodicity ?? row.period;
  const kind = whole ?? (clause.kind === 'step' && periodicity !== null ? 'periodic' : clause.kind);
  return {
    ...clause,
    ...(whole !== null ? { modality: 'must' as const } : {}),
    kind,
    actors: actorsOf(row.whole === null || row.actors.length === 0 ? clause : { ...clause, actors: [] }, row),
    deadline: clause.deadline ?? row.limit,
    periodicity,
    condition: clause.condition ?? row.condition,
    recipients: clause.recipients.length > 0 ? clause.recipients : row.recipients,
  };
}

/** Who stands in the row is named; who stands in a merged cell above is carried. */
function actorsOf({ actors }: Said, row: RowSaid): Said['actors'] {
  if (row.actors.length === 0 || !actors.every(({ implied }) => implied)) return actors;
  const names = actors.length === 0 ? row.actors : actors.map(({ name }) => name);
  if (!names.every(name => row.actors.includes(name))) return actors;
  return names.map(name => (row.carried ? { name, implied: true } : { name }));
}

type Listed = Pick<Clause, 'kind' | 'resources' | 'evidence' | 'fields' | 'group'> & {
  readonly passage: { readonly row: RowSaid | undefined };
};

/** What a row says besides, once the words of the clause itself have been read. */
export function withColumns<Draft extends Listed>(drafts: readonly Draft[]): readonly Draft[] {
  let last: RowGroup | undefined;
  return drafts.map(read => {
    const { row } = read.passage;
    if (row === undefined || read.kind === 'heading') return read;
    const draft = row.group === undefined || row.group === last ? read : { ...read, group: row.group };
    last = row.group;
    if (row.resources.length + row.evidence.length + row.fields.length === 0) return draft;
    return {
      ...draft,
      resources: row.resources.length > 0 ? row.resources : draft.resources,
      evidence: [...draft.evidence.filter(one => !row.evidence.includes(one)), ...row.evidence],
      fields: [...draft.fields.filter(one => !row.fields.includes(one)), ...row.fields],
    };
  });
}

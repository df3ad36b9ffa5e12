// The phone card as it is shown, and its pages as main hands them to the server. Types and one name, nothing to load:
// the card's script imports this.

export const CARD_ACTS = ['acknowledge', 'accept', 'arrive', 'done', 'decline'] as const;
export type CardActName = (typeof CARD_ACTS)[number];

export type CardAsk = {
  readonly id: string;
  readonly title: string;
  readonly type: string; // of a field or a fact: "text", "number", "yes-no", "one-of", "time" …
  readonly values: readonly string[];
  readonly unit: string | null;
  readonly required: boolean;
  readonly target: 'answer' | 'fact' | 'field';
  readonly may_be?: readonly string[]; // how sure it may be, where there is a choice
  readonly least?: number;
  readonly or_reason?: true; // or a note why there is none
  readonly value?: unknown; // filled in beforehand
};

/** Instants are ISO 8601 in UTC. */
export type CardView = {
  readonly now: string; // the server's: phones' clocks are wrong more often than one thinks
  readonly organisation: string;
  readonly zone: string;
  readonly language: 'zh' | 'en';
  readonly incident: {
    readonly title: string;
    readonly drill: boolean;
    readonly scenario: string;
    readonly open: boolean;
    readonly occurred: string;
  };
  readonly person: { readonly name: string; readonly as: 'holder' | 'called' | 'receiver' };
  readonly duty: {
    readonly title: string;
    readonly kind: string;
    readonly phase: string; // "open", "done", "waived", "withdrawn"
    readonly due: string | null;
    readonly overdue: boolean;
    readonly acknowledged: string | null;
    readonly done: string | null;
    readonly say: readonly {
      readonly title: string;
      readonly value: string;
      readonly instant: string | null;
    }[];
    readonly asks: readonly CardAsk[];
    readonly call: {
      readonly title: string;
      readonly number: string | null;
      readonly script: readonly string[];
    } | null;
  };
  readonly may: readonly CardActName[];
};

/** Name of an ask's input in the form and in `inputs`. */
export const inputName = (ask: Pick<CardAsk, 'target' | 'id'>): string => `${ask.target}:${ask.id}`;

/** Names of the inputs that say how sure a value is, and why. */
export const markName = (ask: Pick<CardAsk, 'id'>): string => `mark:${ask.id}`;
export const whyName = (ask: Pick<CardAsk, 'id'>): string => `why:${ask.id}`;

/** Why a link opens no card; nothing more is said, and nothing that tells a foreign link from a wrong one. */
export type CardNotice = 'link-unknown' | 'link-expired' | 'link-revoked' | 'try-later';

export type CardPage = {
  readonly view: CardView;
  readonly path: string; // "/t/<secret>": where forms go
  readonly ids: Readonly<Record<CardActName, string>>; // command ids of the forms: a form sent twice counts once
  readonly trouble: string | null; // why the last tap was refused, in the person's language
};

/** The pages of the card, as main hands them to the server. */
export type CardPages = {
  card(page: CardPage): string;
  notice(notice: CardNotice): string;
  /** Content-Security-Policy of both. */
  readonly policy: string;
  /** Script of the card, by path; empty when it is not built: the card works without. */
  readonly files: readonly { readonly path: string; readonly type: string; readonly body: Uint8Array }[];
};

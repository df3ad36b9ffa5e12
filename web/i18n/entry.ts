// A table of words: key → Chinese, English, and where there is {{count}} the English singular.

export type Texts = Readonly<Record<string, readonly [string, string] | readonly [string, string, string]>>;

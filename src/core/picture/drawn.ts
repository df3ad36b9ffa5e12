// A drawing as a tree of SVG elements: written as text for files and documents (core/xml), made into elements by the
// console. Plain data, so neither can let anything through that was not drawn here.
export type Drawn = {
  readonly tag: 'svg' | 'g' | 'rect' | 'path' | 'text' | 'a' | 'title' | 'desc' | 'style';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Drawn | string)[];
};

export type Attributes = Readonly<Record<string, string | number | undefined>>;

export function element(tag: Drawn['tag'], attributes: Attributes, children: Drawn['children'] = []): Drawn {
  const given = Object.entries(attributes).filter(
    (entry): entry is [string, string | number] => entry[1] !== undefined,
  );
  return { tag, attributes: Object.fromEntries(given), children };
}

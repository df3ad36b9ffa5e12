// Puts the keys of written data in the order of the schema: the order in which its author meets them in the docs.

type Schema = { readonly def?: Def };
type Def = {
  readonly type?: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly valueType?: Schema;
  readonly options?: readonly Schema[];
};

/** The same data; undefined values are left out. Ids of maps keep the order they have. */
export function inSchemaOrder(value: unknown, schema: object): unknown {
  return ordered(value, schema as Schema);
}

function ordered(value: unknown, schema: Schema | undefined): unknown {
  const def = schema?.def;
  if (typeof value !== 'object' || value === null || !def) return value;
  if (def.innerType) return ordered(value, def.innerType);
  if (def.options) return ordered(value, optionFor(value, def.options));
  if (Array.isArray(value)) return value.map(one => ordered(one, def.element));
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  const { shape } = def;
  if (!shape) return Object.fromEntries(entries.map(([key, one]) => [key, ordered(one, def.valueType)]));
  const keys = Object.keys(shape);
  const known = entries.toSorted(([a], [b]) => keys.indexOf(a) - keys.indexOf(b));
  return Object.fromEntries(known.map(([key, one]) => [key, ordered(one, shape[key])]));
}

/** Of the shapes the value may have, the one with all its keys. */
function optionFor(value: object, options: readonly Schema[]): Schema | undefined {
  const flat = options.flatMap(option => option.def?.options ?? [option]);
  if (Array.isArray(value)) return flat.find(option => option.def?.element !== undefined);
  return (
    flat.find(({ def }) => def?.shape && Object.keys(value).every(key => key in (def.shape ?? {}))) ??
    flat.find(({ def }) => def?.valueType !== undefined)
  );
}

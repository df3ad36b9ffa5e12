// Which signs a pattern can begin or end with, taken from the pattern itself: most characters of a text begin or end none of
// the words asked for, and one look at a table tells. A table never says no where the pattern would match.

/** One byte for each UTF-16 code: 1 where the pattern may begin (or end) with it. */
export type Signs = Uint8Array;

export function firstSigns(...patterns: readonly RegExp[]): Signs {
  return signsOf(patterns, false);
}

export function lastSigns(...patterns: readonly RegExp[]): Signs {
  return signsOf(patterns, true);
}

/** `signs` null: any. A group is what its branches are; what merely looks around is left out. */
type Atom = { readonly signs: string | null | readonly Branch[]; optional: boolean };
type Branch = Atom[];

function signsOf(patterns: readonly RegExp[], fromEnd: boolean): Signs {
  const table = new Uint8Array(0x10000);
  for (const { source, flags } of patterns) {
    const found = flags.includes('i') ? null : edgeOf(branchesOf(source), fromEnd);
    if (found === null || found.maybeNothing) return table.fill(1);
    for (let i = 0; i < found.signs.length; i++) table[found.signs.charCodeAt(i)] = 1;
  }
  return table;
}

type Edge = { readonly signs: string; readonly maybeNothing: boolean };

function edgeOf(branches: readonly Branch[], fromEnd: boolean): Edge | null {
  let signs = '';
  let maybeNothing = false;
  for (const branch of branches) {
    let open = true;
    for (const atom of fromEnd ? branch.toReversed() : branch) {
      const found =
        atom.signs === null || typeof atom.signs === 'string' ? atom.signs : edgeOf(atom.signs, fromEnd);
      if (found === null) return null;
      signs += typeof found === 'string' ? found : found.signs;
      open = atom.optional || (typeof found !== 'string' && found.maybeNothing);
      if (!open) break;
    }
    maybeNothing ||= open;
  }
  return { signs, maybeNothing };
}

const TOKEN =
  /\(\?<?[=!]|\(\?:|\(\?<[a-zA-Z]\w*>|\(|\)|\||\[\^?(?:\\.|[^\]\\])*\]|\\u[0-9a-fA-F]{4}|\\.|[*+?]\??|\{\d+(?:,\d*)?\}\??|[\s\S]/gy;

function branchesOf(source: string): readonly Branch[] {
  const open: { readonly branches: Branch[]; readonly around: boolean }[] = [
    { branches: [[]], around: false },
  ];
  for (const [token] of source.matchAll(TOKEN)) {
    const here = open.at(-1);
    const branch = here?.branches.at(-1);
    if (here === undefined || branch === undefined) return [[{ signs: null, optional: false }]];
    const before = branch.at(-1);
    if (token === '|') here.branches.push([]);
    else if (token[0] === '(') open.push({ branches: [[]], around: /^\(\?<?[=!]/.test(token) });
    else if (token === ')') {
      open.pop();
      if (!here.around) open.at(-1)?.branches.at(-1)?.push({ signs: here.branches, optional: false });
    } else if (/^[*?]|^\{0/.test(token)) {
      if (before !== undefined) before.optional = true;
    } else if (!/^(?:[+^$]|\{\d|\\[bB])/.test(token))
      branch.push({ signs: signsOfToken(token), optional: false });
  }
  return open[0]?.branches ?? [];
}

/** The signs one token stands for; null: too many to list. */
function signsOfToken(token: string): string | null {
  if (token.length === 1) return token === '.' ? null : token;
  if (token[0] === '[') return signsOfClass(token.slice(1, -1));
  if (token === '\\d') return '0123456789';
  if (/^\\[wsWDSpP]/.test(token)) return null;
  return /^\\u/.test(token) ? String.fromCharCode(Number.parseInt(token.slice(2), 16)) : token.slice(1);
}

function signsOfClass(inner: string): string | null {
  if (inner.startsWith('^') || inner.includes('\\')) return /^\\d$/.test(inner) ? '0123456789' : null;
  let signs = '';
  for (let i = 0; i < inner.length; i++) {
    const to = inner[i + 1] === '-' ? inner.charCodeAt(i + 2) : Number.NaN;
    if (Number.isNaN(to)) signs += inner[i];
    else {
      for (let code = inner.charCodeAt(i); code <= to; code++) signs += String.fromCharCode(code);
      i += 2;
    }
  }
  return signs;
}

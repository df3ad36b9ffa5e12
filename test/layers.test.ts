// Who may import whom, file by file: the core knows nothing, edges know one technology each and never each other, only
// main knows everything, and nothing goes round in circles. Type-only imports count. Tests and tools may import anything.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';

/** What edges below the desk may see of it: the ports they fill and the one fault they throw. */
const PORTS = ['src/desk/ports.ts', 'src/desk/proposer.ts', 'src/desk/store-fault.ts'];
const EDGE = ['core', ...PORTS];

/** Layer → layers, files or folders it may import besides itself; main may import all of them. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  core: [],
  contract: ['core'],
  desk: ['core'],
  store: EDGE,
  files: EDGE,
  channels: EDGE,
  feeds: EDGE,
  proposers: EDGE,
  http: ['core', 'contract', 'desk'],
  cli: ['core', 'contract', 'desk'],
  web: ['core', 'contract'],
};
/** The pure layers and the only packages they may use; Node's own modules are none of these. */
const PURE: Readonly<Record<string, readonly string[]>> = {
  core: ['feelin', 'yaml', 'zod'],
  contract: ['zod'],
};
const TOOLS = /^(test|bench|scripts|web\/dev)\/|\.test(-data)?\.tsx?$|\.config\.ts$/;

/** File → what it imports, as written. */
type Graph = Readonly<Record<string, readonly string[]>>;

function violations(graph: Graph): readonly string[] {
  return Object.entries(graph)
    .flatMap(([file, targets]) => targets.map(target => [file, target, mayNot(file, target)] as const))
    .flatMap(([file, target, why]) => (why ? [`${file} → ${target}: ${why}`] : []))
    .concat(circles(graph));
}

function mayNot(file: string, written: string): string | null {
  const from = layerOf(file);
  const target = resolve(file, written);
  if (target === null) {
    const fits = PURE[from]?.includes(written) ?? true;
    return fits ? null : `${from} is pure${isBuiltin(written) ? ', Node is not' : ''}`;
  }
  const to = layerOf(target);
  if (from === 'tools' || from === to || (from === 'main' && to !== 'tools')) return null;
  return MAY[from]?.some(one => one === to || one === target) ? null : `${from} may not import ${to}`;
}

function layerOf(file: string): string {
  if (TOOLS.test(file)) return 'tools';
  const [top = '', next = ''] = file.split('/');
  return top === 'src' ? next : top;
}

/** Path of a file of ours; null for a package or a module of Node. */
function resolve(file: string, written: string): string | null {
  if (written.startsWith('#')) return written.replace(/^#(web\/)?/, (_, web) => (web ? 'web/' : 'src/'));
  return written.startsWith('.') ? path.posix.join(path.posix.dirname(file), written) : null;
}

/** Depth first; a file met again while still being visited closes a circle. */
function circles(graph: Graph): readonly string[] {
  const found: string[] = [];
  const visited = new Set<string>();
  const visit = (file: string, above: readonly string[]): void => {
    const start = above.indexOf(file);
    if (start >= 0) found.push(`circle: ${[...above.slice(start), file].join(' → ')}`);
    if (visited.has(file)) return;
    visited.add(file);
    for (const written of graph[file] ?? []) visit(resolve(file, written) ?? written, [...above, file]);
  };
  for (const file of Object.keys(graph)) visit(file, []);
  return found;
}

const IMPORT = /^(?:import|export)\s[^'";]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm;

function importsOf(source: string): readonly string[] {
  const found = source.matchAll(IMPORT);
  return [...new Set([...found].map(([, from, bare, called]) => from ?? bare ?? called ?? ''))];
}

test('every import keeps to the layers, and none goes round in a circle', () => {
  const files = globSync('{src,web,test,bench,scripts}/**/*.{ts,tsx}', { exclude: ['web/dist/**'] });
  assert.ok(files.length > 200, 'run from the root of the checkout');
  const read = (file: string) => importsOf(readFileSync(file, 'utf8'));
  assert.equal(violations(Object.fromEntries(files.map(file => [file, read(file)]))).join('\n'), '');
});

test('imports are found however they are written', () => {
  const source = `import fs from 'node:fs';\nimport type {\n  A,\n} from './a.ts';\nexport { b } from "x";
import './c.css';\nexport * from '#core/d.ts';\nconst e = await import('./e.ts');\nlet f: import('./f.ts').F;`;
  assert.deepEqual(importsOf(source.replaceAll('"', "'")), [
    'node:fs',
    './a.ts',
    'x',
    './c.css',
    '#core/d.ts',
    './e.ts',
    './f.ts',
  ]);
});

const WRONG: readonly (readonly [string, string, RegExp])[] = [
  ['src/core/plan/plan.ts', 'node:fs', /core is pure, Node is not/],
  ['src/contract/plans.ts', 'yaml', /contract is pure/],
  ['src/core/plan/plan.ts', '#desk/ports.ts', /core may not import desk/],
  ['src/desk/cards.ts', '../store/links.ts', /desk may not import store/],
  ['src/store/plans.ts', '#desk/plans.ts', /store may not import desk/],
  ['src/store/plans.ts', '#files/zip.ts', /store may not import files/],
  ['src/http/plans.ts', '#cli/read.ts', /http may not import cli/],
  ['src/cli/read.ts', '#files/zip.ts', /cli may not import files/],
  ['web/plans/plan.tsx', '#desk/ports.ts', /web may not import desk/],
  ['src/http/server.ts', '#main/app.ts', /http may not import main/],
  ['src/main/app.ts', '../../test/harness/story.ts', /main may not import tools/],
  ['src/elsewhere/a.ts', '#core/finding.ts', /elsewhere may not import core/],
];

const RIGHT: Graph = {
  'src/core/feel/feel.ts': ['feelin', './reference.ts'],
  'src/store/plans.ts': ['pg', 'node:crypto', '#desk/ports.ts', '#core/plan/plan.ts'],
  'src/main/app.ts': ['#http/server.ts', '#store/plans.ts', '#web/card/card.ts'],
  'src/http/server.test.ts': ['#store/plans.ts', './server.ts'],
};

test('a wrong import is named, a right one is not', () => {
  for (const [file, target, why] of WRONG) assert.match(violations({ [file]: [target] }).join(), why);
  assert.deepEqual(violations(RIGHT), []);
});

test('a circle is shown from file to file', () => {
  const graph = { 'src/core/a.ts': ['./b.ts'], 'src/core/b.ts': ['#core/c.ts'], 'src/core/c.ts': ['./a.ts'] };
  assert.deepEqual(violations(graph), [
    'circle: src/core/a.ts → src/core/b.ts → src/core/c.ts → src/core/a.ts',
  ]);
});

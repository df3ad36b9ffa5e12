// Keeps the documents honest: commands and scripts that they name exist, links lead somewhere, and docs/config.md is what
// the table of settings prints. UPDATE=1 rewrites docs/config.md.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { configPage } from '#main/config.ts';

const ROOT = path.join(import.meta.dirname, '..');
const READMES = ['README.md', 'README.zh-CN.md'];
const PAGES = [...READMES, 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: ROOT })];

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const help = (...command: readonly string[]) =>
  execFileSync(process.execPath, ['src/main/cli.ts', ...command, '--help'], { cwd: ROOT, encoding: 'utf8' });
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(found => found[1] ?? '');

describe('the documents', () => {
  it('docs/config.md is printed from the settings', () => {
    if (process.env.UPDATE === '1') writeFileSync(path.join(ROOT, 'docs/config.md'), configPage());
    assert.equal(read('docs/config.md'), configPage());
  });

  it('every npm script that they name is in package.json', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
    for (const page of PAGES)
      for (const script of ['start', 'test', ...all(read(page), /\bnpm run ([a-z][a-z:]*)/g)])
        assert.ok(script in scripts, `${page}: npm run ${script}`);
  });

  it('the READMEs list the commands of `fengsui --help`, all of them and no others', () => {
    const commands = all(help(), /^ {2}([a-z][a-z-]*) .*\S {2,}\S/gm).filter(name => name !== 'help');
    assert.ok(commands.length > 5, help());
    for (const page of READMES)
      assert.deepEqual(all(read(page), /^\| `([a-z-]+)` \|/gm).sort(), commands.sort());
  });

  it('commands are named with options that they have', () => {
    const named = new Map<string, string>(); // "read --plan" → page
    for (const page of PAGES)
      for (const line of all(read(page), /(?:`|npx )fengsui ([a-z][a-z-]*[^`\n]*)/g)) {
        const [command = '', ...words] = line.split(/\s+/);
        for (const word of ['', ...words.filter(one => /^--[a-z-]+$/.test(one))])
          named.set(`${command} ${word}`, page);
      }
    const helps = new Map<string, string>();
    for (const [one, page] of named) {
      const [command = '', option = ''] = one.split(' ');
      const text = helps.get(command) ?? help(command);
      helps.set(command, text);
      assert.ok(
        text.startsWith(`Usage: fengsui ${command} `) && text.includes(option),
        `${page}: fengsui ${one}`,
      );
    }
  });

  it('links to our own files lead somewhere', () => {
    for (const page of PAGES)
      for (const target of all(read(page), /\]\(([^)#:]+)(?:#[^)]*)?\)/g))
        assert.ok(existsSync(path.join(ROOT, path.dirname(page), target)), `${page}: ${target}`);
  });

  it('files named in ARCHITECTURE and CONTRIBUTING exist', () => {
    for (const page of ['ARCHITECTURE.md', 'CONTRIBUTING.md'])
      for (const file of all(
        read(page),
        /`((?:core|contract|desk|store|http|main|test|web|docs)\/[a-z-/]+\.[a-z.]+)`/g,
      ))
        assert.ok(
          existsSync(path.join(ROOT, file)) || existsSync(path.join(ROOT, 'src', file)),
          `${page}: ${file}`,
        );
  });
});

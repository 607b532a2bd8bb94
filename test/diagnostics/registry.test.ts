import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { dataCodes } from '../../server/diagnostics/codes/data.ts';
import { databaseCodes } from '../../server/diagnostics/codes/databases.ts';
import { documentCodes } from '../../server/diagnostics/codes/documents.ts';
import { lockCodes } from '../../server/diagnostics/codes/locks.ts';
import { nameCodes } from '../../server/diagnostics/codes/names.ts';
import { policyCodes } from '../../server/diagnostics/codes/policies.ts';
import { projectCodes } from '../../server/diagnostics/codes/projects.ts';
import { sparkCodes } from '../../server/diagnostics/codes/spark.ts';
import { syntaxCodes } from '../../server/diagnostics/codes/syntax.ts';
import { tableCodes } from '../../server/diagnostics/codes/tables.ts';
import { typeCodes } from '../../server/diagnostics/codes/types.ts';
import { say } from '../../server/diagnostics/diagnostic.ts';
import type { DiagnosticKind, Words } from '../../server/diagnostics/kind.ts';
import { registry } from '../../server/diagnostics/registry.ts';

const files = {
  syntaxCodes,
  nameCodes,
  typeCodes,
  policyCodes,
  dataCodes: { ...dataCodes, ...lockCodes },
  exportCodes: { ...projectCodes, ...tableCodes, ...databaseCodes, ...sparkCodes, ...documentCodes },
};
const kinds = Object.entries(registry) as [string, DiagnosticKind][];

describe('the registry', () => {
  it('has every code once, in the file of its thousand', () => {
    const all = Object.values(files).flatMap((codes) => Object.keys(codes));
    expect(all.filter((code, at) => all.indexOf(code) < at)).toEqual([]);
    const thousands = Object.values(files).map((codes) => [
      ...new Set(Object.keys(codes).map((code) => code.slice(0, 4))),
    ]);
    expect(thousands).toEqual([['PTN1'], ['PTN2'], ['PTN3'], ['PTN4'], ['PTN5'], ['PTN6']]);
  });

  it('has a name of its own for every code', () => {
    const names = kinds.map(([, { name }]) => name);
    expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([]);
    expect(names.filter((name) => !/^[a-z]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
  });

  it('has no code that nothing reports', () => {
    const written = sources.flatMap((text) => text.match(/PTN\d{4}/g) ?? []);
    const named = sources.flatMap((text) =>
      [...text.matchAll(/\bcodes\.(\w+)/g)].map(([, name = '']) => syntaxNames[name]),
    );
    const reported = new Set([...written, ...named]);
    expect(Object.keys(registry).filter((code) => !reported.has(code))).toEqual([]);
  });

  it('has all codes that anything reports', () => {
    const reported = sources.flatMap((text) => [...text.matchAll(/'(PTN\d{4})'/g)].map(([, code = '']) => code));
    expect(reported.filter((code) => !(code in registry))).toEqual([]);
  });
});

describe.each(kinds)('%s', (_, kind) => {
  const sentences = [kind.message, ...(kind.help ? [kind.help] : [])];
  const all = [...sentences, ...(kind.fix ? [kind.fix] : [])];

  it('is said in both languages, with the same parameters', () => {
    for (const words of all) {
      expect(words['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(words.en).not.toMatch(/[\p{Script=Han}，。：；？]/u);
      expect(parametersOf(words['zh-CN'])).toEqual(parametersOf(words.en));
    }
  });

  it('is said in sentences', () => {
    for (const { en, 'zh-CN': zh } of sentences) {
      expect(en).toMatch(/^[“\p{Lu}\p{N}{].*[.?]$/u);
      expect(zh).toMatch(/[。？]$/u);
    }
    if (kind.fix) expect(kind.fix.en).toMatch(/^\p{Lu}.*[^.。]$/u);
  });

  it('has no marks of other kinds of text', () => {
    for (const { en, 'zh-CN': zh } of all) {
      expect(`${en} ${zh}`).not.toMatch(/`|\s{2}|\n|[“”]\s?[“”]{2}|undefined/);
      expect(zh).not.toMatch(/\p{Script=Han}[,.;:?!]|\p{Script=Han} [“”]|[“”] \p{Script=Han}/u);
    }
  });
});

describe('words', () => {
  const words: Words = { en: '“{name}” is {kind}.', 'zh-CN': '“{name}”是{kind}。' };

  it('are filled', () => {
    expect(say(words, { name: 'tier', kind: 'action' }, 'en')).toBe('“tier” is an action.');
    expect(say(words, { name: 'tier', kind: 'action' }, 'zh-CN')).toBe('“tier”是动作。');
  });

  it('keep what nobody gave', () => {
    expect(say(words, { kind: 'constructor' }, 'en')).toBe('“{name}” is constructor.');
  });
});

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The sources that may report: the registry itself and its pages name every code. */
const sources = ['grammar', 'server'].flatMap((folder) => textsIn(join(root, folder)));
const syntaxNames: Readonly<Record<string, string>> = Object.fromEntries(
  [...readFileSync(join(root, 'grammar/syntax-issues.ts'), 'utf8').matchAll(/(\w+): '(PTN\d{4})'/g)].map(
    ([, name = '', code = '']) => [name, code],
  ),
);

function textsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/diagnostics/') && !path.endsWith('syntax-issues.ts'))
    .map((path) => readFileSync(path, 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, ''));
}

function parametersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();
}

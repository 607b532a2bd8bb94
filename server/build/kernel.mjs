// Writes what emitted JavaScript modules bring along, `server/targets/javascript/kernel`, as the texts of its functions. The kernel is ordinary
// TypeScript, checked and tested as such; what a bundler makes of it is no source that a module could carry.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { isMain, reportingErrors, root } from './project.mjs';

const folder = join(root, 'server/targets/javascript/kernel');

export const kernelFile = join(root, 'server/targets/javascript/generated/kernel.ts');

/** The text of the file, made from the sources; words are each module's own. */
export async function kernelText() {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'words.ts');
  const parts = (await Promise.all(names.sort().map(partsOf))).flat();
  const entries = parts.map(({ name, text }) => {
    const needs = parts.map((part) => part.name).filter((other) => other !== name && uses(text, other));
    return `  [${JSON.stringify(name)}, { text: ${JSON.stringify(text)}, needs: ${JSON.stringify(needs)} }],`;
  });
  return [
    '// Made by `node server/build/kernel.mjs` from `server/targets/javascript/kernel`: do not edit.',
    '',
    '/** A function or constant of the kernel, and what it calls. */',
    'export interface Part {',
    '  readonly text: string;',
    '  readonly needs: readonly string[];',
    '}',
    '',
    'export const kernel: ReadonlyMap<string, Part> = new Map([',
    ...entries,
    ']);',
    '',
  ].join('\n');
}

/** @param {string} name */
async function partsOf(name) {
  const source = readFileSync(join(folder, name), 'utf8');
  const { code } = await transform(source, { loader: 'ts', target: 'es2022', charset: 'utf8' });
  const statements = code.split(/\n(?=(?:export |const |function )\S)/);
  return statements.flatMap((statement) => {
    const text = statement.replace(/^export (?!\{)/, '').trim();
    const found = /^(?:function|const) (\w+)/.exec(text)?.[1];
    return found ? [{ name: found, text }] : [];
  });
}

/**
 * @param {string} text
 * @param {string} name
 */
function uses(text, name) {
  // A dot before a name makes it a property; three of them do not.
  return new RegExp(`(?<!\\w|(?<!\\.\\.)\\.)${name}(?=[(,)\\s;[])`).test(text);
}

if (isMain(import.meta.url)) await reportingErrors(async () => writeFileSync(kernelFile, await kernelText()));

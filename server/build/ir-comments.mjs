// The comments of the types of the intermediate representation, which become the descriptions of its JSON Schema.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

const folders = ['server/ir', 'server/ir/document'];

/** @returns {{ of: Map<string, string>, bases: Map<string, string[]> }} */
export function irComments() {
  const found = { of: new Map(), bases: new Map() };
  for (const folder of folders) {
    const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.ts'));
    for (const name of names.sort()) readComments(readFileSync(join(root, folder, name), 'utf8'), found);
  }
  return found;
}

const declaration = /^(?:export )?(?:interface|type) (\w+)(?:<[^=]*>)?(?: extends (.*?))? ?[{=]/;
const field = /^ +(?:\| )?(?:readonly )?(\w+)\??:/;

/**
 * Types are laid out in one way, so lines are enough: a comment belongs to the declaration or field that begins below it.
 * @param {string} text
 * @param {{ of: Map<string, string>, bases: Map<string, string[]> }} found
 */
export function readComments(text, found) {
  /** @type {string[]} */
  let path = [];
  let pending = '';
  for (const line of withoutComments(text)) {
    if (typeof line !== 'string') {
      pending = line.comment;
      continue;
    }
    const [, type, bases = ''] = declaration.exec(line) ?? [];
    const [, name] = field.exec(line) ?? [];
    if (type) path = [type];
    if (type && bases) found.bases.set(type, bases.match(/\b[A-Z]\w*/g) ?? []);
    const key = type ?? (name && path.length > 0 ? [...path, name].join('.') : undefined);
    if (key && pending && !found.of.has(key)) found.of.set(key, pending);
    if (name && /[{]$/.test(line)) path.push(name);
    else if (/^ *\}/.test(line) && path.length > 0) path.pop();
    pending = '';
  }
}

/**
 * The lines of a text, and each comment as one.
 * @param {string} text
 * @returns {(string | { comment: string })[]}
 */
function withoutComments(text) {
  return text.split(/(\/\*\*[\s\S]*?\*\/)/).flatMap((part) => {
    /** @type {(string | { comment: string })[]} */
    const lines = part.split('\n').filter((line) => line.trim() !== '');
    return part.startsWith('/**') ? [{ comment: plain(part) }] : lines;
  });
}

/** @param {string} comment */
function plain(comment) {
  return comment
    .slice(3, -2)
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join('\n')
    .trim()
    .replace(/(?<!\n)\n(?!\n)/g, ' ');
}

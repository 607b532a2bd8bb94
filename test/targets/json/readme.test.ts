import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile, readIr } from '../../../server/index.ts';
import { json } from '../../../server/targets/json/json.ts';
import { inputOf, samplePrograms } from '../../support/programs.ts';
import { worldOf } from '../../support/world.ts';

const readme = readFileSync(new URL('../../../server/ir/README.md', import.meta.url), 'utf8');
const block = (language: string) => new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'm').exec(readme)?.[1] ?? '';

describe('the page about the document', () => {
  it('shows what its rules are compiled to', () => {
    const files = { 'welcome.patron': block('patron'), 'customers.csv': 'customer_id,city\n1,上海\n' };
    const program = compile({ world: worldOf(files), file: 'welcome.patron' });
    const [file] = json.compile(inputOf(program));
    expect([file!.path, file!.text]).toEqual(['welcome.ir.json', block('json')]);
    expect(readIr(block('json')).program).toEqual(program);
  });

  it('says how hashes are made: whoever does so gets those of the document', async () => {
    for (const [name, program] of await samplePrograms()) {
      const document = JSON.parse(json.compile(inputOf(program))[0]!.text);
      expect([name, hashesOf(document)]).toEqual([name, { whole: document.hash, wrong: [] }]);
    }
  });
});

// ---------------------------------------------------------------- as the page says, on plain JSON and with nothing of the product

// biome-ignore lint/suspicious/noExplicitAny: JSON of which nothing is taken for known.
type Json = Record<string, any>;

const leftOut = new Set(['span', 'origin', 'title', 'doc', 'percent', 'hash']);
const lists = ['sources', 'definitions', 'actions', 'policies', 'guards', 'campaigns', 'limits', 'tests'];

function hashesOf({ version, program, fits }: Json) {
  const known = new Map<string, string>();
  const wrong: string[] = [];
  const declarations: Json = {};
  const hashes = (parts: Json[] = []) =>
    parts.map((part) => {
      const { text: _, ...rest } = part;
      if (rest['group']) rest['group'] = { of: rest['group'].of };
      const needs = [...new Set(references(rest))].sort().map((name) => [name, known.get(name)]);
      const found = sha256([rest, needs]);
      if (found !== part['hash']) wrong.push(part['name'] ?? part['text']);
      return found;
    });
  for (const definition of program.definitions) known.set(definition.name, hashes([definition])[0]!);
  for (const list of lists) declarations[list] = hashes(program[list]);
  declarations['others'] = (program.others ?? []).map((other: Json) => ({
    data: other['data'],
    ...Object.fromEntries(['actions', 'policies', 'guards'].map((list) => [list, hashes(other[list])])),
  }));
  const { name, asOf, subject, amountData, value, order } = program;
  return { whole: sha256({ version, name, asOf, subject, amountData, value, order, declarations, fits }), wrong };
}

function references(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const node = part as Json;
  const own =
    node['op'] === 'reference' ? [node['name']] : node['kind'] === 'cell' && node['origin'] ? node['parts'] : [];
  return [...own, ...Object.values(node).flatMap(references)];
}

function sha256(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).filter(([name, part]) => !leftOut.has(name) && part !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`)
    .join(',')}}`;
}

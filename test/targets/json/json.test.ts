import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile, type Fits, IrError, type Program, readIr } from '../../../server/index.ts';
import type { IrDocument } from '../../../server/ir/document/document.ts';
import { hasherOf } from '../../../server/ir/document/hashes.ts';
import { json } from '../../../server/targets/json/json.ts';
import { targets } from '../../../server/targets/targets.ts';
import { generatedPrograms, inputOf, samplePrograms } from '../../support/programs.ts';
import { completeFile, retailData } from '../../support/retail.ts';
import { worldOf } from '../../support/world.ts';

const schema = JSON.parse(readFileSync(new URL('../../../schemas/ir.schema.json', import.meta.url), 'utf8'));

const programOf = (text: string): Program =>
  compile({ world: worldOf({ ...retailData, 'retail.patron': text }), file: 'retail.patron' });
const complete = programOf(completeFile);
const textOf = (program: Program, fits?: Fits) => json.compile(inputOf(program, { ...(fits && { fits }) }))[0]!.text;
const documentOf = (program: Program, fits?: Fits): IrDocument => JSON.parse(textOf(program, fits));

let validate: ValidateFunction;
let samples: ReadonlyMap<string, Program>;

beforeAll(async () => {
  validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: false }).compile(schema);
  samples = await samplePrograms();
});

describe('the document', () => {
  it('of each sample is what its schema says, and reads back as the program', () => {
    for (const [file, program] of samples) {
      expect([file, validate(documentOf(program)), validate.errors]).toEqual([file, true, null]);
      expect(readIr(textOf(program)).program).toEqual(program);
    }
  });

  it('is compiled to the same again after it was read back', () => {
    for (const program of [...samples.values(), complete]) {
      const { program: read } = readIr(textOf(program));
      for (const target of [targets.sql!, targets.js!, targets.markdown!]) {
        const [before, after] = [program, read].map((each) => inputOf(each, { asOf: '2026-10-31' }));
        if (target.obstacles(before!).length === 0) expect(target.compile(after!)).toEqual(target.compile(before!));
      }
    }
  });

  it('of generated programs too', { timeout: 120_000 }, async () => {
    const programs = await generatedPrograms(12, 5);
    expect(programs.length).toBeGreaterThan(40);
    for (const { text, program } of programs) {
      expect([validate(documentOf(program)), validate.errors, text]).toEqual([true, null, text]);
      const read = readIr(textOf(program)).program;
      expect(read).toEqual(program);
      expect(textOf(read)).toBe(textOf(program));
    }
  });

  it('has a schema that says something of everything', () => {
    const parts = Object.entries(schema.$defs as Record<string, { description?: string }>);
    expect(parts.length).toBeGreaterThan(60);
    expect(parts.filter(([, { description = '' }]) => description.length < 10).map(([name]) => name)).toEqual([]);
  });

  it.each([
    ['a field that is not known', { extra: 1 }],
    ['another version', { version: 2 }],
    ['a hash that is none', { hash: 'abc' }],
  ])('is not what its schema says with %s', (_, change) => {
    expect(validate({ ...documentOf(complete), ...change })).toBe(false);
  });
});

describe('the text of the document', () => {
  it('names in order, short parts on one line, and a line break at the end', () => {
    const lines = textOf(complete).split('\n');
    expect(lines.slice(0, 3)).toEqual(['{', `  "hash": "${documentOf(complete).hash}",`, '  "program": {']);
    expect(lines.slice(-4)).toEqual(['  "schema": "urn:patron:ir:1",', '  "version": 1', '}', '']);
    expect(Math.max(...lines.map((line) => line.trim().length))).toBeLessThan(400);
    const keysOf = (value: object): void => {
      if (!Array.isArray(value)) expect(Object.keys(value)).toEqual([...Object.keys(value)].sort());
      for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) keysOf(part);
    };
    keysOf(documentOf(complete));
  });

  it('holds nothing that cannot be seen', () => {
    const [first, ...rest] = complete.definitions;
    const program = { ...complete, definitions: [{ ...first!, title: 'a\u202Eb\u2028c\uD800' }, ...rest] };
    expect(textOf(program)).toContain('"a\\u202eb\\u2028c\\ud800"');
    expect(readIr(textOf(program)).program).toEqual(program);
  });

  it('is the same for the same rules, and changes but in places where only their layout does', () => {
    expect(textOf(programOf(completeFile))).toBe(textOf(complete));
    const spaced = `# a comment\n\n${completeFile.replaceAll('\nmetric', '\n\n# why\nmetric').replaceAll(' >= ', '  >=  ')}`;
    const [one, other] = [documentOf(complete), documentOf(programOf(spaced))];
    expect(other.hash).toBe(one.hash);
    expect(withoutPlaces(other)).toEqual(withoutPlaces(one));
    expect(other).not.toEqual(one);
  });

  it('does not depend on the order in which files are known', () => {
    const files = { ...retailData, 'retail.patron': completeFile };
    const turned = Object.fromEntries(Object.entries(files).reverse());
    expect(textOf(compile({ world: worldOf(turned), file: 'retail.patron' }))).toBe(textOf(complete));
  });

  it('tells which of its lines are of which declaration', () => {
    const [file] = json.compile(inputOf(complete));
    const lines = file!.text.split('\n');
    const { guards } = complete;
    const place = file!.places.find(({ origin }) => origin === guards[0]!.origin);
    expect(lines.slice(...place!.lines).join('\n')).toContain(`"text": ${JSON.stringify(guards[0]!.text)}`);
    expect(file!.places.length).toBeGreaterThan(20);
  });

  it('has the day that is asked for', () => {
    const [file] = json.compile(inputOf(complete, { asOf: '2025-01-31' }));
    expect(JSON.parse(file!.text).program.asOf).toEqual({ date: '2025-01-31', zone: 'Asia/Shanghai' });
  });
});

/** A document without what says where things were written. */
function withoutPlaces(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutPlaces);
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(([name]) => name !== 'span' && name !== 'origin');
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutPlaces(value)]));
}

describe('hashes', () => {
  it('of definitions and policies are made like those of all other declarations', () => {
    for (const { definitions, policies, campaigns } of [...samples.values(), complete]) {
      const hash = hasherOf(definitions);
      for (const part of [...definitions, ...policies, ...campaigns]) expect(hash(part).hash).toBe(part.hash);
    }
  });

  const hashesOf = (text: string) => {
    const { hash, program } = documentOf(programOf(text));
    const { sources, actions, guards, tests, policies, definitions } = program;
    const named = [...sources, ...definitions, ...actions, ...policies].map((part) => [part.name, part.hash]);
    const counted = [...guards, ...tests].map((part, index) => [String(index), part.hash]);
    return { hash, parts: Object.fromEntries([...named, ...counted]) as Record<string, string> };
  };
  const before = hashesOf(completeFile);
  const changed = (text: string) => {
    const after = hashesOf(text);
    return {
      whole: after.hash !== before.hash,
      parts: Object.keys(after.parts).filter((name) => after.parts[name] !== before.parts[name]),
    };
  };

  it('change with what they are of, and with what that refers to', () => {
    expect(changed(completeFile.replace('let high = 300 CNY', 'let high = 301 CNY'))).toMatchObject({ whole: true });
    const { parts } = changed(
      completeFile.replace('days since latest orders', 'days since latest orders where total > 0'),
    );
    expect(parts).toContain('recency');
    expect(parts).not.toContain('customers');
  });

  it('do not change with titles, docs and comments', () => {
    const titled = completeFile.replace('\nmetric recency', '\n## How long ago.\n# really\nmetric recency');
    expect(titled).not.toBe(completeFile);
    expect(changed(titled)).toEqual({ whole: false, parts: [] });
  });

  it('of the whole change with the numbers of a lock', () => {
    const definition = complete.definitions.find(({ kind }) => kind === 'bands')!;
    const fits: Fits = new Map([
      [definition.name, { kind: 'bands', fitted: 9, cuts: ['1', '2', '3', '4'], counts: [1, 2, 2, 2, 2] }],
    ]);
    const document = documentOf(complete, fits);
    expect(document.hash).not.toBe(documentOf(complete).hash);
    expect(document.fits).toEqual([{ name: definition.name, ...fits.get(definition.name) }]);
    expect(readIr(textOf(complete, fits))).toEqual({ program: complete, fits, hash: document.hash });
    expect(validate(document)).toBe(true);
  });
});

describe('reading refuses', () => {
  const text = textOf(complete);
  const changedText = (from: string | RegExp, to: string) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    return changed;
  };
  const deep = (signs: string, times: number) => signs.repeat(times);

  it.each<[string, () => string, string]>([
    ['nothing', () => '', 'PTN6070 1'],
    ['another kind of text', () => 'hello', 'PTN6070 1'],
    ['a text that was cut off', () => text.slice(0, 5000), 'PTN6070'],
    ['a comment', () => changedText('{\n', '{ // ours\n'), 'PTN6070 1'],
    ['a name that stands twice', () => changedText('"version": 1', '"version": 1,\n  "version": 1'), 'PTN6070'],
    ['a million brackets', () => deep('[', 1_000_000), 'PTN6070 1'],
    ['objects in objects', () => deep('{"a":', 100_000), 'PTN6070 1'],
    ['a list', () => '[]', 'PTN6071 …'],
    ['null', () => 'null', 'PTN6071 …'],
    ['an empty object', () => '{}', 'PTN6071 schema'],
    ['a version to come', () => changedText('"version": 1', '"version": 2'), 'PTN6072 2'],
    ['a version that is a text', () => changedText('"version": 1', '"version": "1"'), 'PTN6071 version'],
    ['a field that is not known', () => changedText('"subject":', '"where": 1, "subject":'), 'PTN6071 program › where'],
    [
      '__proto__',
      () => changedText('"subject":', '"__proto__": { "a": 1 }, "subject":'),
      'PTN6071 program › __proto__',
    ],
    [
      'constructor',
      () => changedText('"subject":', '"constructor": { "a": 1 }, "subject":'),
      'PTN6071 program › constructor',
    ],
    [
      'an operation to come',
      () => changedText('"op": "aggregate"', '"op": "integral"'),
      'PTN6071 program › definitions › ',
    ],
    [
      'a subject that is not there',
      () => changedText('"subject": "customers"', '"subject": "nobody"'),
      'PTN6071 program › subject',
    ],
    ['a zone that is not there', () => changedText('Asia/Shanghai', 'Asia/Nowhere'), 'PTN6071 program › asOf › zone'],
    [
      'a day that is not there',
      () => changedText('"date": "2026-10-31"', '"date": "2026-02-30"'),
      'PTN6071 program › asOf › date',
    ],
    ['a hash that was changed', () => changedText(/"hash": "\w{64}"/, `"hash": "${'0'.repeat(64)}"`), 'PTN6073 hash'],
  ])('%s', (_, made, expected) => {
    expect(problemOf(made())).toMatch(new RegExp(`^${expected}`));
  });

  it('a condition that was changed and kept its hash', () => {
    const document = documentOf(complete);
    const guard = document.program.guards[0]!;
    expect(
      problemOf(
        JSON.stringify({
          ...document,
          program: { ...document.program, guards: [{ ...guard, kind: 'always' }, ...document.program.guards.slice(1)] },
        }),
      ),
    ).toBe('PTN6073 program › guards › 1');
    const [policy, ...rest] = document.program.policies;
    const policies = [{ ...policy!, mode: 'all matches' as const }, ...rest];
    expect(problemOf(JSON.stringify({ ...document, program: { ...document.program, policies } }))).toBe(
      'PTN6073 program › policies › 1',
    );
  });

  it('numbers that are programs, whatever their hash', () => {
    const injected = JSON.parse(text, (name, value) =>
      name === 'value' && value === '300' ? '300); DROP TABLE customers; --' : value,
    );
    expect(JSON.stringify(injected)).toContain('DROP');
    expect(problemOf(JSON.stringify(injected))).toMatch(/^PTN6071 program › \w+/);
  });

  it('names of what is not there', () => {
    const renamed = JSON.parse(text, (name, value) => (name === 'column' && value === 'total' ? 'gone' : value));
    expect(problemOf(JSON.stringify(renamed))).toMatch(/^PTN6071 program › definitions › \d/);
  });

  it('nothing of a document that another tool laid out anew', () => {
    expect(readIr(`\uFEFF${JSON.stringify(JSON.parse(text), null, 4)}`).program).toEqual(complete);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
});

function problemOf(text: string): string {
  try {
    readIr(text);
    return 'none';
  } catch (error) {
    if (!(error instanceof IrError)) throw error;
    return `${error.code} ${Object.values(error.data).join(' ')}`;
  }
}

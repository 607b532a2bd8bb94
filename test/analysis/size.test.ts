import { describe, expect, it } from 'vitest';
import { programSchema } from '../../server/ir/schema.ts';
import { check } from '../support/carets.ts';
import { treeData, treeHead } from '../support/retail.ts';

const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

/** Sizes at which calls inside each other overflow and what is quadratic takes minutes; nothing is asserted about time. */
const files: Readonly<Record<string, { readonly rules: string; readonly codes?: readonly string[] }>> = {
  'a chain of definitions, each after the one it needs': {
    rules: many(5000, (i) => `segment s${i} when ${i === 0 ? '' : `s${i - 1} and `}points > ${i}\n`),
  },
  'a chain of definitions, each before the one it needs': {
    rules: many(5000, (i) => `segment s${i} when ${i === 4999 ? '' : `s${i + 1} and `}points > ${i}\n`),
  },
  'a circle of definitions': {
    rules: many(5000, (i) => `segment s${i} when s${(i + 1) % 5000} and points > ${i}\n`),
    codes: ['PTN2006'],
  },
  'a chain on a definition that is broken': {
    rules: many(5000, (i) => `segment s${i} when ${i === 0 ? 'pointz > 5' : `s${i - 1} and points > ${i}`}\n`),
    codes: ['PTN2001'],
  },
  'a condition of many operands': {
    rules: `segment s when ${many(5000, (i) => `${i === 0 ? '' : ' or '}points is ${i}`)}\n`,
  },
  'a list of many values': {
    rules: `segment s when points is one of (${many(5000, (i) => `${i === 0 ? '' : ', '}${i}`)})\n`,
  },
  'many stages': { rules: `stages s\n${many(3000, (i) => `  m${i} when points > ${i}\n`)}` },
  'a policy of a thousand rules': { rules: `policy p\n${many(1000, (i) => `  if points > ${i} then tier star\n`)}` },
};

describe('large files', () => {
  it.each(Object.entries(files))('%s', (_, { rules, codes = [] }) => {
    const model = check(`${treeHead}${rules}`, treeData);
    expect(model.diagnostics().map(({ diagnostic }) => diagnostic.code)).toEqual(codes);
    const chunks = model.files.at(-1)?.source.chunks ?? [];
    expect(chunks.flatMap(({ chunk }) => model.names(chunk)).length).toBeGreaterThan(10);
    if (codes.length === 0) expect(programSchema.safeParse(model.program()).success).toBe(true);
  });
});

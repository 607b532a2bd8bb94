import { describe, expect, it } from 'vitest';
import { parse, reparse } from '../../grammar/index.ts';

const text = `## The date.
as of 2026-10-31

metric a is 1
# about b
metric b is 2
metric c is 3

policy p
  if a > b then tier star
metric d is 4
`;

/** Which chunks of the text before are there again, identically. */
function reused(edit: (text: string) => string, before = text): string[] {
  const file = parse(before);
  const after = reparse(file, edit(before));
  expect(after).toEqual(parse(edit(before)));
  const kept = new Set(after.chunks.map(({ chunk }) => chunk));
  return file.chunks.flatMap(({ chunk }) => (kept.has(chunk) ? [firstLine(chunk.text)] : []));
}

function firstLine(chunk: string): string {
  return chunk.split('\n').find((line) => !line.startsWith('#')) ?? '';
}

const all = ['as of 2026-10-31', 'metric a is 1', 'metric b is 2', 'metric c is 3', 'policy p', 'metric d is 4'];
const without = (...lines: string[]) => all.filter((line) => !lines.includes(line));

describe('reparse', () => {
  it('gives the same file for the same text', () => {
    const file = parse(text);
    expect(reparse(file, `${text}`)).toBe(file);
  });

  it('keeps every chunk whose text is unchanged', () => {
    expect(reused((before) => before.replace('b is 2', 'b is 22'))).toEqual(without('metric b is 2'));
    expect(reused((before) => before.replace('> b then', '> b and then'))).toEqual(without('policy p'));
    expect(reused((before) => `let x = 1\n${before}`)).toEqual(all);
    expect(reused((before) => `${before}let x = 1\n`)).toEqual(all);
    expect(reused((before) => before.replace('metric c is 3\n', ''))).toEqual(
      without('metric b is 2', 'metric c is 3'),
    );
    expect(reused((before) => before.replace('# about b\n', ''))).toEqual(without('metric b is 2'));
    expect(reused((before) => before.replace('metric c is 3\n\n', 'metric c is 3\n# more\n'))).toEqual(
      without('metric c is 3', 'policy p'),
    );
    expect(reused((before) => before.slice(before.indexOf('metric a')))).toEqual(without('as of 2026-10-31'));
    expect(reused((before) => before.replace('metric a is 1', '"metric a is 1'))).toEqual(
      without('as of 2026-10-31', 'metric a is 1'),
    );
  });

  it('keeps what moved and what is there twice', () => {
    expect(reused((before) => before.replace('metric b is 2', 'metric b is 2\nmetric a is 1'))).toEqual(all);
    expect(reused((before) => before.replace('as of', 'metric d is 4\nas of'))).toEqual(without('as of 2026-10-31'));
  });

  it('knows that a conflict joins chunks', () => {
    expect(reused((before) => before.replace('# about b', '<<<<<<< x'))).toContain('metric c is 3');
    expect(
      reused((before) => before.replace('# about b', '<<<<<<< x').replace('metric d', '=======\n>>>>>>> y\nmetric d')),
    ).toEqual(['as of 2026-10-31', 'metric d is 4']);
  });

  it('comes back from what is no text', () => {
    const broken = reparse(parse(text), `${text}\0`);
    expect(broken.chunks).toHaveLength(1);
    expect(reparse(broken, text)).toEqual(parse(text));
  });

  it('finds again what was cut because there were too many issues', () => {
    const many = `${'metric a is\n'.repeat(1050)}metric b is\n`;
    const file = reparse(parse(many), many.replace('b is', 'b is 3'));
    expect(file).toEqual(parse(many.replace('b is', 'b is 3')));
    const few = reparse(file, 'metric a is\nmetric b is 3\n');
    expect(few).toEqual(parse('metric a is\nmetric b is 3\n'));
  });
});

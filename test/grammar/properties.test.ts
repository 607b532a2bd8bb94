import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { format, parse, reparse, type SourceFile } from '../../grammar/index.ts';
import { lex } from '../../grammar/lexer.ts';
import { flatProgram, program } from './programs.ts';
import { issuesOf, showFile } from './show.ts';

describe('line breaks', () => {
  it('mean nothing outside tables', () => {
    fc.assert(
      fc.property(flatProgram, (text) => {
        const whole = shownWithoutIssues(text);
        const images = imagesOf(text);
        expect(shownWithoutIssues(images.join(' '))).toBe(whole);
        expect(shownWithoutIssues(images.join('\n'))).toBe(whole);
        expect(shownWithoutIssues(images.join('\r\n\t'))).toBe(whole);
      }),
      { numRuns: 200 },
    );
  });
});

function shownWithoutIssues(text: string): string {
  const file = parse(text);
  expect(issuesOf(file), text).toEqual([]);
  return showFile(file);
}

/** The tokens as they are written. */
function imagesOf(text: string): string[] {
  const { tokens } = lex(text);
  return tokens
    .filter(({ image }) => image !== '')
    .map(({ startOffset, image }) => text.slice(startOffset, startOffset + image.length));
}

describe('formatting', () => {
  it('keeps the tree and the comments, and is done after once', () => {
    fc.assert(
      fc.property(program, fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\ufeff'), (lf, lineBreak, mark) => {
        const text = mark + lf.replaceAll('\n', lineBreak);
        const before = shownWithoutIssues(text);
        const formatted = format(text);
        expect(formatted.left).toEqual([]);
        expect(shownWithoutIssues(formatted.text)).toBe(before);
        expect(format(formatted.text).text).toBe(formatted.text);
        expect(commentsOf(formatted.text)).toEqual(commentsOf(text));
        expect(formatted.text.startsWith('\ufeff')).toBe(mark !== '');
        if (text.includes('\r\n')) expect(formatted.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 250 },
    );
  });
});

function commentsOf(text: string): string[] {
  return lex(text).comments.map(({ image }) => image.trimEnd());
}

const fragment = fc.oneof(
  fc.constantFrom(
    'policy p',
    'rule r:',
    'if',
    'then',
    'tier star',
    ',',
    '\n',
    '\n\n',
    '| a || b |',
    'table',
    '"',
    '`',
    '“',
    '(',
    ')',
    'metric x is',
    'data',
    'as of',
    '2026-10-31',
    '<<<<<<< a\n',
    '\n=======\n',
    '\n>>>>>>> b\n',
    '# c',
    '##',
    '\ufeff',
    '\u202e',
    '\ud800',
    '·',
    '如果',
    '属于',
    '||',
    '|',
    '-',
    'not',
    'or else',
    'where',
    'given',
    'expect',
    'test "t"',
    'class c by share of x',
    'A top 5%',
    'stages s',
    'checklist',
    'otherwise',
    '.',
    ';',
    '1_',
    '300元',
    '\r',
    '\u2028',
    'let `a',
    '》＝',
    '。',
    'ｅ',
    '👨‍👩‍👧',
  ),
  fc.string({ maxLength: 5, unit: 'binary' }),
);

/** A program and what is left of it after someone typed into it without looking. */
const edited = fc
  .tuple(program, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 20 }), fragment), { minLength: 1, maxLength: 5 }))
  .map(([text, edits]) => edits.reduce(applied, [text]));

function applied(versions: string[], [at, length, inserted]: [number, number, string]): string[] {
  const text = versions.at(-1)!;
  const start = at % (text.length + 1);
  return [...versions, text.slice(0, start) + inserted + text.slice(start + length)];
}

describe('any text', () => {
  it('is read without throwing, into spans inside it', () => {
    fc.assert(
      fc.property(edited, (versions) => {
        for (const text of versions) expectSound(parse(text));
      }),
      { numRuns: 250 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expectSound(parse(text))));
    fc.assert(fc.property(fc.array(fragment, { maxLength: 30 }), (parts) => expectSound(parse(parts.join(' ')))));
  });

  it('is read again as it would be read anew', () => {
    fc.assert(
      fc.property(edited, (versions) => {
        let file = parse(versions[0]!);
        for (const text of versions.slice(1)) {
          file = reparse(file, text);
          expect(file).toEqual(parse(text));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is formatted without throwing, once and for all', () => {
    fc.assert(
      fc.property(edited, (versions) => {
        const { text } = format(versions.at(-1)!);
        expect(format(text).text).toBe(text);
        expect(issuesOf(parse(text)).length).toBe(issuesOf(parse(versions.at(-1)!)).length);
      }),
      { numRuns: 200 },
    );
  });
});

function expectSound({ text, chunks }: SourceFile): void {
  expect(chunks.map(({ chunk }) => chunk.text).join('')).toBe(text);
  for (const { chunk } of chunks) {
    const outside: unknown[] = [];
    const visit = (node: object): void => {
      for (const [key, value] of Object.entries(node)) {
        if (typeof value !== 'object' || value === null) continue;
        if (/[sS]pan$/.test(key) && !isInside(value as never, chunk.text.length)) outside.push(node);
        visit(value);
      }
    };
    visit(chunk.declarations);
    visit(chunk.issues);
    expect(outside).toEqual([]);
    if (chunk.issues.length === 0) expect(JSON.stringify(chunk.declarations)).not.toContain('"kind":"missing"');
  }
}

function isInside({ start, end }: { start: number; end: number }, length: number): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= length;
}

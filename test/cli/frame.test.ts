import { describe, expect, it } from 'vitest';
import { codeFrame } from '../../server/cli/render/frame.ts';
import { screenOf } from '../../server/cli/render/screen.ts';
import { SourceText } from '../../server/cli/render/source-text.ts';
import { widthOf } from '../../server/cli/render/width.ts';

/** Frames the words between the marks. */
function frame(marked: string, width = 80): string {
  const start = marked.indexOf('<|');
  const end = marked.indexOf('|>') - 2;
  const text = marked.replace('<|', '').replace('|>', '');
  return `\n${codeFrame(new SourceText(text), { start, end }, screenOf('en', { width })).join('\n')}\n`;
}

describe('a code frame', () => {
  it('underlines the exact words', () => {
    expect(frame('let a = 1\n  if <|frequnecy|> >= 4 then tier star\n')).toBe(`
2 │   if frequnecy >= 4 then tier star
  │      ^^^^^^^^^
`);
  });

  it('knows that Chinese characters are two columns wide', () => {
    expect(frame('segment 忠诚 "很好" when <|频次|> >= 4')).toBe(`
1 │ segment 忠诚 "很好" when 频次 >= 4
  │                          ^^^^
`);
  });

  it('shows tabs as blanks and invisible characters by their names', () => {
    expect(frame('\tif\t<|a\u202eb|>')).toBe(`
1 │     if  a<U+202E>b
  │         ^^^^^^^^^^
`);
  });

  it('puts one mark where there is nothing', () => {
    expect(frame('if then<||>')).toBe(`
1 │ if then
  │        ^
`);
    expect(frame('<||>')).toBe(`
1 │
  │ ^
`);
  });

  it('shows a few lines of a place that has many', () => {
    expect(frame('policy a\n  <|if x\n    then y\n    because z\n  if q\n\n  otherwise r|>\n')).toBe(`
2 │   if x
  │   ^^^^
3 │     then y
  │     ^^^^^^
… │
7 │   otherwise r
  │   ^^^^^^^^^^^
`);
  });

  it('cuts a long line around the place', () => {
    const lines = frame(`${'词'.repeat(5000)} <|here|> ${'x'.repeat(100_000)}`, 60)
      .trim()
      .split('\n');
    expect(lines.every((line) => widthOf(line) <= 60)).toBe(true);
    expect(lines[0]).toMatch(/^1 │ …词+ here x+…$/);
    const [before = ''] = (lines[0] ?? '').split('here');
    expect(lines[1]).toBe(`  │ ${' '.repeat(widthOf(before) - 4)}^^^^`);
  });

  it('cuts words that are longer than the line', () => {
    const lines = frame(`if <|${'y'.repeat(9000)}|> then`, 50)
      .trim()
      .split('\n');
    expect(lines.every((line) => widthOf(line) <= 50)).toBe(true);
    expect(lines[0]).toContain('…');
  });
});

describe('positions', () => {
  const source = new SourceText('a\r\nb\rc\n\nd');
  it.each([
    [0, 1, 1],
    [3, 2, 1],
    [5, 3, 1],
    [7, 4, 1],
    [8, 5, 1],
    [9, 5, 2],
  ])('offset %i is %i:%i', (offset, line, column) => expect(source.position(offset)).toEqual({ line, column }));
});

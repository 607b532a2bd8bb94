import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { agrees, consolesOf, run } from './consoles.ts';
import { pages, pathOf, readPage } from './pages.ts';

/** The commands of a page follow each other in one folder, which has a copy of the samples. */
describe.each(pages.filter((page) => consolesOf(readPage(page)).length > 0))('the commands of %s', (page) => {
  it('print what the page says', () => {
    const folder = temporaryFolder();
    cpSync(pathOf('samples'), join(folder, 'samples'), { recursive: true });
    for (const { command, output } of consolesOf(readPage(page)).flat()) {
      const actual = run(command, folder);
      if (!agrees(output, actual)) expect(`$ ${command}\n${actual}`).toBe(`$ ${command}\n${output}`);
    }
  });
});

describe('a page agrees with what is printed', () => {
  it.each([
    ['a\nb', 'a\nb', true],
    ['a\nb', 'a\nb\nc', false],
    ['a\n…\nd', 'a\nb\nc\nd', true],
    ['a\n…', 'a\nb\nc', true],
    ['…\nc', 'a\nb\nc', true],
    ['a\n…\nd', 'a\nb\nc', false],
    ['b\n…', 'a\nb', false],
    ['', '', true],
  ])('%j and %j: %s', (output, actual, expected) => {
    expect(agrees(output, actual)).toBe(expected);
  });
});

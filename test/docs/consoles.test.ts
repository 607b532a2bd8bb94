import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { rulesOf } from './check-fence.ts';
import { agrees, consolesOf, run } from './consoles.ts';
import { dataFiles } from './data-files.ts';
import { fencesOf } from './fences.ts';
import { pages, pathOf, picture, readPage } from './pages.ts';
import { picturedIn } from './picture.ts';

/** The commands of a page follow each other in one folder, which has a copy of the samples. */
describe.each(pages.filter((page) => consolesOf(readPage(page)).length > 0))('the commands of %s', (page) => {
  it('print what the page says', () => {
    const folder = folderWithSamples();
    for (const { command, output } of consolesOf(readPage(page)).flat()) {
      const actual = run(command, folder);
      if (!agrees(output, actual)) expect(`$ ${command}\n${actual}`).toBe(`$ ${command}\n${output}`);
    }
  });
});

const withTests = pages.flatMap((page) =>
  fencesOf(readPage(page))
    .filter(({ marks, text }) => !marks.includes('wrong') && /^test /m.test(text))
    .map((fence) => ({ ...fence, place: `${page}, line ${fence.line}` })),
);

describe('the tests in an example', () => {
  it.each(withTests)('pass: $place', (fence) => {
    const folder = temporaryFolder({ ...dataFiles, 'rules.patron': rulesOf(fence) });
    expect(run('patron test rules.patron', folder)).toMatch(/^\d+ tests? passed\.$/m);
  });
});

describe('the picture of the README', () => {
  it('shows what the command prints', () => {
    expect(readFileSync(pathOf(picture.path), 'utf8')).toBe(picturedIn(folderWithSamples()));
  });
});

function folderWithSamples(): string {
  const folder = temporaryFolder();
  cpSync(pathOf('samples'), join(folder, 'samples'), { recursive: true });
  return folder;
}

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

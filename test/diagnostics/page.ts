import { readdirSync, readFileSync } from 'node:fs';
import { writtenWorkbook } from '../support/workbook.ts';
import { shopData, shopDeclarations } from '../support/world.ts';

/**
 * The page of a code: `server/diagnostics/pages/PTNnnnn.md`. All have one shape:
 *
 *     # PTN2003 unknown-column
 *
 *     What it means, one sentence.
 *
 *     同上，一句话。
 *
 *     ## Avoid
 *     the smallest example that yields the code
 *     ## Prefer
 *     an example that does not
 *     ## Why
 *     one or two sentences
 *
 * An example is a block of rules, and as many further files as it needs. The words behind the language of a block:
 *
 * - `shop`: the rules stand below the declarations of a little shop, so that the example shows only what matters.
 * - `alone`: there are no files but those of the example; else the data of the shop lie beside the rules.
 * - `orders.csv`, `shared.patron`: the name of the file. The first block of rules is checked, and is called `rules.patron` unless it says otherwise.
 * - `with PTN2007`: the example yields this code as well.
 * - `run`: the code is found by the engine, when the rules meet the data.
 * - `later`: a file of data as the engine finds it, which has changed since the rules were checked.
 * - `frozen`: it runs with the numbers of the lock beside it, in which `⟨fingerprint of M⟩` stands for that of the definition.
 * - `fitted`: so it does, and that lock is written first, by fitting the rules.
 * - `machine`: what yields the code is the state of the computer, so the example alone does not.
 * - `table`: a table of rules from a spreadsheet, which is read as `patron table` does.
 *
 * A block of `workbook` has the sheets of an Excel file one below the other, each with its name before the header.
 *
 * `⟨U+200B⟩` stands for the character of this number, `⟨0xB3⟩` for a byte, and `⟨( × 200⟩` for that many times the same.
 */
export interface Page {
  readonly code: string;
  readonly name: string;
  readonly meaning: { readonly en: string; readonly 'zh-CN': string };
  readonly avoid: Example;
  readonly prefer: Example;
  readonly why: string;
}

/** Contents by path; bytes where they are no text. */
export type Files = Readonly<Record<string, Contents>>;
export type Contents = string | Uint8Array;

export interface Example {
  readonly files: Files;
  /** Which of them is checked: the first block of rules. */
  readonly rules: string;
  /** Other codes that the example yields. */
  readonly with: readonly string[];
  readonly run: boolean;
  /** Files of data that have changed by the time the engine reads them. */
  readonly later: Files;
  readonly machine: boolean;
  /** The file that is a table of rules. */
  readonly table?: string;
  /** Which lock is applied: one of the files, or one that is fitted. */
  readonly lock?: 'frozen' | 'fitted';
}

const folder = new URL('../../server/diagnostics/pages/', import.meta.url);

/** Names of all files in the folder of pages, in order. */
export function pageFiles(): readonly string[] {
  return readdirSync(folder).sort();
}

export function readPage(code: string): Page {
  return pageOf(readFileSync(new URL(`${code}.md`, folder), 'utf8'));
}

const shape =
  /^# (PTN\d{4}) ([a-z0-9-]+)\n\n([^\n]+)\n\n([^\n]+)\n\n## Avoid\n\n(.+?)\n\n## Prefer\n\n(.+?)\n\n## Why\n\n([^\n]+)\n$/s;

export function pageOf(text: string): Page {
  const [, code = '', name = '', en = '', zh = '', avoid = '', prefer = '', why = ''] = shape.exec(text) ?? [];
  if (code === '') throw new Error(`This is not the shape of a page:\n${text}`);
  return { code, name, meaning: { en, 'zh-CN': zh }, avoid: exampleOf(avoid), prefer: exampleOf(prefer), why };
}

interface Block {
  readonly language: string;
  readonly words: readonly string[];
  readonly text: string;
}

function exampleOf(section: string): Example {
  const blocks = blocksOf(section);
  const words = blocks.flatMap((block) => block.words);
  const has = (word: string) => words.includes(word);
  const rules = blocks.find(({ language }) => language === 'patron');
  if (!rules) throw new Error('An example needs a block of rules.');
  const isLater = (block: Block) => block.words.includes('later');
  return {
    files: { ...(has('alone') ? {} : shopData), ...filesOf(blocks.filter((block) => !isLater(block))) },
    rules: fileOf(rules),
    with: words.filter((word) => /^PTN\d{4}$/.test(word)),
    run: has('run'),
    later: filesOf(blocks.filter(isLater)),
    machine: has('machine'),
    ...tableOf(blocks),
    ...(has('frozen') && { lock: 'frozen' }),
    ...(has('fitted') && { lock: 'fitted' }),
  };
}

function tableOf(blocks: readonly Block[]): Pick<Example, 'table'> {
  const block = blocks.find(({ words }) => words.includes('table'));
  return block ? { table: fileOf(block) } : {};
}

function filesOf(blocks: readonly Block[]): Files {
  return Object.fromEntries(blocks.map((block) => [fileOf(block), contentsOf(block)]));
}

/** Nothing but blocks stands in a section of examples. */
function blocksOf(section: string): readonly Block[] {
  const block = /^```(\w+)((?: [^\s`]+)*)\n(.*?)^```$/gms;
  const rest = section.replace(block, '').trim();
  if (rest !== '') throw new Error(`Only blocks stand in a section of examples, not: ${rest}`);
  return [...section.matchAll(block)].map(([, language = '', words = '', text = '']) => ({
    language,
    words: words.split(' ').filter(Boolean),
    text,
  }));
}

function fileOf({ language, words }: Block): string {
  const named = words.find((word) => word.includes('.'));
  if (named === undefined && language !== 'patron') throw new Error(`A block of ${language} needs the name of a file.`);
  return named ?? 'rules.patron';
}

function textOf({ words, text }: Block): string {
  return words.includes('shop') ? shopDeclarations + text : text;
}

const written = /⟨(?:U\+([0-9A-F]{4,6})|0x([0-9A-F]{2})|([^⟨⟩]+) × (\d+))⟩/gu;

/** What an example writes as a number becomes what it stands for. A file with bytes that are no text is no string. */
function contentsOf(block: Block): Contents {
  if (block.language === 'workbook') return writtenWorkbook(block.text);
  const filled = textOf(block).replace(
    written,
    (whole, character?: string, byte?: string, unit?: string, times?: string) => {
      if (character !== undefined) return String.fromCodePoint(Number.parseInt(character, 16));
      return byte === undefined ? (unit ?? '').repeat(Number(times)) : whole;
    },
  );
  const parts = filled.split(/⟨0x([0-9A-F]{2})⟩/);
  if (parts.length === 1) return filled;
  return Buffer.concat(parts.map((part, at) => (at % 2 === 0 ? Buffer.from(part) : Buffer.from(part, 'hex'))));
}

import { Tokenizer, TokenParser } from '@streamparser/json';
import { Big } from 'big.js';

/** The text of a cell as it would stand in a CSV file: empty is missing. `nested`: a list or an object, which is no value of a cell. */
export type JsonCell = string | typeof nested;

export const nested = Symbol('nested');

export type JsonRow = ReadonlyMap<string, JsonCell>;

/** The file is no JSON, or holds no rows: neither an array of objects nor one object after the other. */
export class NotJsonRows extends Error {}

/** Reads the rows of a JSON file piece by piece: an array of objects, or one object after the other (JSON Lines). Numbers stay as exact as written. */
export class JsonRows {
  readonly #onRow: (row: JsonRow) => void;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #parser: TextParser | undefined;
  #isArray = false;

  constructor(onRow: (row: JsonRow) => void) {
    this.#onRow = onRow;
  }

  /** Whether the rows stand in an array; known once something was written. */
  get isArray(): boolean {
    return this.#isArray;
  }

  /** Throws `NotJsonRows`, or what `onRow` throws. */
  write(bytes: Uint8Array): void {
    this.#read(this.#decode(bytes, true));
  }

  end(): void {
    this.#read(this.#decode(new Uint8Array(), false));
    this.#parser?.end();
  }

  #decode(bytes: Uint8Array, stream: boolean): string {
    try {
      return this.#decoder.decode(bytes, { stream });
    } catch {
      throw new NotJsonRows();
    }
  }

  #read(text: string): void {
    if (!this.#parser) {
      const first = /\S/.exec(text)?.[0];
      if (first === undefined) return;
      if (first !== '[' && first !== '{') throw new NotJsonRows();
      this.#isArray = first === '[';
      this.#parser = parserOf(this.#isArray, (value) => this.#onRow(rowOf(value)));
    }
    this.#parser.write(text);
  }
}

/** Only the text of a number is exact. */
class JsonNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

class ExactTokenizer extends Tokenizer {
  protected override parseNumber(text: string): number {
    return new JsonNumber(text) as unknown as number;
  }
}

interface TextParser {
  write(text: string): void;
  end(): void;
}

function parserOf(isArray: boolean, onValue: (value: unknown) => void): TextParser {
  const separator = isArray ? {} : { separator: '' };
  const tokenizer = new ExactTokenizer(separator);
  const parser = new TokenParser({ paths: [isArray ? '$.*' : '$'], keepStack: false, ...separator });
  let problem: unknown;
  const fail = (error: unknown) => {
    problem ??= error;
  };
  tokenizer.onToken = (token) => parser.write(token);
  tokenizer.onError = () => fail(new NotJsonRows());
  parser.onError = () => fail(new NotJsonRows());
  tokenizer.onEnd = () => {
    if (!parser.isEnded) parser.end();
  };
  parser.onValue = ({ value, stack }) => {
    if (problem === undefined && stack.length <= 1) attempt(() => onValue(value), fail);
  };
  const working = (work: () => void) => {
    if (problem === undefined) attempt(work, fail);
    if (problem !== undefined) throw problem;
  };
  return {
    write: (text) => working(() => tokenizer.write(text)),
    end: () =>
      working(() => {
        if (!tokenizer.isEnded) tokenizer.end();
      }),
  };
}

function attempt(work: () => void, fail: (error: unknown) => void): void {
  try {
    work();
  } catch (error) {
    fail(error);
  }
}

function rowOf(value: unknown): JsonRow {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof JsonNumber) {
    throw new NotJsonRows();
  }
  return new Map(Object.entries(value).map(([name, cell]) => [name, cellOf(cell)]));
}

function cellOf(value: unknown): JsonCell {
  if (value === null || value === undefined) return '';
  if (value instanceof JsonNumber) return plainNumber(value.text);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : nested;
}

/** No decimal of the language is longer, whatever its exponent. */
const greatestExponent = 60;

/** A number without exponent, as all others are written. */
export function plainNumber(text: string): string {
  const exponent = /[eE]([+-]?\d+)$/.exec(text)?.[1];
  if (exponent === undefined || Math.abs(Number(exponent)) > greatestExponent) return text;
  return new Big(text).toFixed();
}

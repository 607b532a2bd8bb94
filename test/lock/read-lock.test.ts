import { describe, expect, it } from 'vitest';
import { LockError } from '../../server/lock/lock-error.ts';
import { printLock } from '../../server/lock/print-lock.ts';
import { readLock } from '../../server/lock/read-lock.ts';

const hash = 'a'.repeat(64);

/** A lock as it is written. */
const lockText = `{
  "version": 1,
  "files": {
    "rules.patron": {
      "asOf": "2026-10-31",
      "zone": "Asia/Shanghai",
      "subject": "customers",
      "customers": 2500,
      "fits": {
        "R": {
          "kind": "bands",
          "cuts": [
            "90",
            "30",
            null
          ],
          "counts": [1000, 900, 600, 0],
          "fitted": 2500,
          "definition": "${hash}"
        }
      },
      "salts": {
        "spring": "spring 2026"
      },
      "data": {
        "orders": {
          "path": "data/orders.csv",
          "format": "csv",
          "link": "of customers by customer_id",
          "rows": 10000,
          "bytes": 123456,
          "sha256": "${hash}",
          "columns": {
            "order_id": { "type": "text", "unique": true, "as": "key text" },
            "total": { "type": "number", "digits": 18, "scale": 2, "as": "amount money CNY" }
          }
        }
      }
    }
  }
}
`;

/** What is said of a text: the code and its data. */
function problemOf(text: string): string {
  try {
    readLock(text);
    return 'none';
  } catch (error) {
    if (!(error instanceof LockError)) throw error;
    expect(error.kind).toBe('unreadable');
    return `${error.code} ${Object.values(error.data).join(' ')}`.trim();
  }
}

/** One piece of the lock replaced, wherever it stands first. */
function damaged(piece: string, by: string): string {
  expect(lockText).toContain(piece);
  return lockText.replace(piece, () => by);
}

describe('a lock', () => {
  it('is written as it was read', () => {
    expect(printLock(readLock(lockText))).toBe(lockText);
  });

  it('may have a byte order mark, line ends of Windows and another layout', () => {
    const other = `\uFEFF${JSON.stringify(JSON.parse(lockText)).replaceAll(',', ',\r\n')}`;
    expect(printLock(readLock(other))).toBe(lockText);
  });

  it('has names in the order of their code units, whatever order they were read in', () => {
    const entry = JSON.stringify(JSON.parse(lockText).files['rules.patron']);
    const two = (first: string, second: string) => `{"version":1,"files":{"${first}":${entry},"${second}":${entry}}}`;
    const text = printLock(readLock(two('客户.patron', 'B.patron')));
    expect(text).toBe(printLock(readLock(two('B.patron', '客户.patron'))));
    expect(text.indexOf('B.patron')).toBeLessThan(text.indexOf('客户.patron'));
  });

  it('takes names of JavaScript for names like any other', () => {
    const lock = readLock(damaged('"R": {', '"__proto__": {'));
    expect([...lock.files.get('rules.patron')!.fits.keys()]).toEqual(['__proto__']);
    expect(printLock(lock)).toContain('"__proto__": {');
  });

  it.each([
    ['nothing', '', 'PTN5036 1'],
    ['something else', 'hello', 'PTN5036 1'],
    ['a merge that was left half done', damaged('      "zone"', '<<<<<<< ours\n      "zone"'), 'PTN5036 6'],
    ['a comma too many', damaged('"90",', '"90",,'), 'PTN5036 13'],
    ['a comment', damaged('"version": 1,', '"version": 1, // ours'), 'PTN5036 2'],
    ['a string without an end', '{ "version', 'PTN5036 1'],
    ['a number that JSON does not know', damaged('2500,', '0x9c4,'), 'PTN5036 8'],
    ['text behind its end', `${lockText}{}`, 'PTN5036 42'],
    ['a name twice', damaged('"spring": "spring 2026"', '"spring": "a", "spring": "b"'), 'PTN5036 23'],
    ['the same name written in two ways', damaged('"spring": "spring 2026"', '"a": "a", "\\u0061": "b"'), 'PTN5036 23'],
    ['thousands of brackets', '['.repeat(100_000), 'PTN5036 1'],
  ])('is refused with its line when it has %s', (_, text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  it.each([
    ['a list', '[]', '…'],
    ['no version', '{ "files": {} }', 'version'],
    ['a version that is no number', damaged('"version": 1', '"version": "1"'), 'version'],
    ['no files', '{ "version": 1 }', 'files'],
    ['files that are a list', '{ "version": 1, "files": [] }', 'files'],
    ['more than it should', damaged('"version": 1,', '"version": 1, "extra": 1,'), 'extra'],
    ['a misspelled name', damaged('"counts"', '"count"'), 'files › rules.patron › fits › R › count'],
    ['a day that is none', damaged('2026-10-31', 'yesterday'), 'files › rules.patron › asOf'],
    ['a day that does not exist', damaged('2026-10-31', '2026-02-30'), 'files › rules.patron › asOf'],
    ['half a customer', damaged('2500,', '2500.5,'), 'files › rules.patron › customers'],
    ['fewer than no customers', damaged('2500,', '-1,'), 'files › rules.patron › customers'],
    ['more customers than can be counted', damaged('2500,', '1e300,'), 'files › rules.patron › customers'],
    ['a cut that is a number', damaged('"90"', '90'), 'files › rules.patron › fits › R › cuts › 1'],
    [
      'a kind of numbers that there is not',
      damaged('"bands"', '"__proto__"'),
      'files › rules.patron › fits › R › kind',
    ],
    ['half a hash', damaged(hash, 'abc'), 'files › rules.patron › fits › R › definition'],
    ['a format that there is not', damaged('"csv"', '"exe"'), 'files › rules.patron › data › orders › format'],
    [
      'a type that there is not',
      damaged('"text"', '"blob"'),
      'files › rules.patron › data › orders › columns › order_id › type',
    ],
    [
      'a flag that is off',
      damaged('true', 'false'),
      'files › rules.patron › data › orders › columns › order_id › unique',
    ],
    ['a value of a megabyte', damaged('Asia/Shanghai', 'x'.repeat(1 << 20)), 'files › rules.patron › zone'],
  ])('is refused with its place when it has %s', (_, text, place) => {
    expect(problemOf(text)).toBe(`PTN5037 ${place}`);
  });

  it('is refused by its version, whatever else it says', () => {
    expect(problemOf('{ "version": 2, "models": [] }')).toBe('PTN5038 2');
  });

  it('is refused when it is larger than any file of rules', () => {
    expect(problemOf(`{"version":1,"files":{"a":"${'x'.repeat(10 << 20)}"}}`)).toBe('PTN5037 …');
  });
});

import { expect, it } from 'vitest';
import { fileNames } from '../../server/text/file-names.ts';

it.each([
  ['visits', 'visits'],
  ['拜访·政策', '拜访·政策'],
  ['a/b', 'a%2Fb'],
  ['..', '%2E%2E'],
  ['../../etc/passwd', '%2E.%2F..%2Fetc%2Fpasswd'],
  ['100%', '100%25'],
  ['con', '%63on'],
  ['COM1.x', '%43OM1.x'],
  ['nul', '%6Eul'],
  ['console', 'console'],
  ['a:b*c?"<>|\\', 'a%3Ab%2Ac%3F%22%3C%3E%7C%5C'],
  ['end.', 'end%2E'],
  [' ', '%20'],
  ['a\u202eb', 'a%E2%80%AEb'],
  ['-rf', '%2Drf'],
])('%j is written as %s', (name, file) => expect(fileNames([name])).toEqual([file]));

it('gives each name a file of its own on every system', () => {
  expect(fileNames(['vip', 'VIP', 'vip~2', 'ﬁt', 'fit'])).toEqual(['vip', 'VIP~2', 'vip~2~2', 'ﬁt', 'fit~2']);
  expect(fileNames(['Rejects'], ['decisions', 'rejects'])).toEqual(['Rejects~2']);
});

it('keeps names as short as file systems need them', () => {
  const long = fileNames(['销'.repeat(128), `${'销'.repeat(127)}售`]);
  expect(new Set(long).size).toBe(2);
  for (const name of long) expect(Buffer.byteLength(`${name}.parquet`)).toBeLessThan(255);
});

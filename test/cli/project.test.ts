import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { patron } from './support/patron.ts';

const customers = 'customer_id,city\nC1,Bern\nC2,Basel\n';
const rules = (data: string) => `as of 2026-10-31
data customers from "${data}"
  key customer_id
  column city: text
if customers.city is "Bern" then tier star
otherwise tier dog
`;
const bound = (table: string) => JSON.stringify({ data: { customers: { table } } });

/** A folder `app` of files in one of its own, with git where it says. */
function appWith(files: Readonly<Record<string, string>>, git?: string) {
  const app = join(temporaryFolder({ 'elsewhere/none.txt': '', ...inApp(files) }), 'app');
  if (git !== undefined) mkdirSync(join(app, git, '.git'));
  return app;
}

function inApp(files: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`app/${name}`, text]));
}

/** The table that rules read, as the statement says it, by the folder that the command is started in; or the code of what is wrong. */
async function tablesOf(app: string, file: string, folders: readonly string[]) {
  const found = folders.map(async (folder) => {
    const { stdout, stderr } = await patron(['compile', join(app, file), '--target', 'sql:duckdb'], {
      folder: join(app, folder),
    });
    return /FROM ("[^\s]*")/.exec(stdout)?.[1] ?? /PTN\d+/.exec(stderr)?.[0] ?? stderr;
  });
  return Promise.all(found);
}

const elsewhere = '../elsewhere';

describe('the project of rules', () => {
  it.each<[string, { files: Record<string, string>; git?: string; wanted: string }]>([
    ['is the folder of a patron.json above', { files: { 'patron.json': bound('dw.top') }, wanted: '"dw"."top"' }],
    [
      'has the nearest patron.json of several',
      { files: { 'patron.json': bound('dw.top'), 'a/patron.json': bound('dw.near') }, wanted: '"dw"."near"' },
    ],
    [
      'is the folder of git, and what lies above that is of another',
      { files: { 'patron.json': bound('dw.top') }, git: 'a', wanted: '"customers"' },
    ],
    [
      'has the nearest patron.json below git',
      {
        files: { 'patron.json': bound('dw.top'), 'a/patron.json': bound('dw.near') },
        git: '',
        wanted: '"dw"."near"',
      },
    ],
  ])('%s, wherever the command is started', async (_, { files, git, wanted }) => {
    const app = appWith({ ...files, 'a/b/rules.patron': rules('customers.csv'), 'a/b/customers.csv': customers }, git);
    const folders = ['', 'a', 'a/b', elsewhere];
    expect(await tablesOf(app, 'a/b/rules.patron', folders)).toEqual(folders.map(() => wanted));
  });

  it('tells what cannot be exported as its patron.json wants it, wherever the command is started', async () => {
    const files = { 'patron.json': '{"targets": ["sparks"]}', 'a/rules.patron': rules('c.csv'), 'a/c.csv': customers };
    const app = appWith(files);
    for (const folder of ['', 'a', elsewhere]) {
      const { stdout, stderr } = await patron(['check', join(app, 'a/rules.patron')], { folder: join(app, folder) });
      expect(stdout + stderr).toContain('PTN6004');
    }
  });

  const above = (git?: string) =>
    appWith(
      {
        'patron.json': '{}',
        'a/patron.json': '{}',
        'a/rules.patron': rules('../data/customers.csv'),
        'data/customers.csv': customers,
      },
      git,
    );

  it.each<[string, string | undefined]>([
    ['the topmost patron.json', undefined],
    ['git', ''],
  ])('reads up to the folder of %s', async (_, git) => {
    const app = above(git);
    for (const folder of ['', 'a', elsewhere]) {
      const { code, stderr } = await patron(['check', join(app, 'a/rules.patron')], { folder: join(app, folder) });
      expect([code, stderr]).toEqual([0, '']);
    }
  });

  it('reads what the folder of the command holds, though a patron.json lies below', async () => {
    const files = { 'a/patron.json': '{}', 'a/rules.patron': rules('../customers.csv'), 'customers.csv': customers };
    const app = appWith(files);
    const check = (folder: string) => patron(['check', join(app, 'a/rules.patron')], { folder: join(app, folder) });
    expect((await check('')).code).toBe(0);
    const { code, stdout, stderr } = await check('a');
    expect([code, stdout + stderr]).toEqual([1, expect.stringContaining('PTN2014')]);
  });

  it('is without any the folder of the command, or that of the rules', async () => {
    const app = appWith({ 'a/rules.patron': rules('../customers.csv'), 'customers.csv': customers });
    const check = (folder: string) => patron(['check', join(app, 'a/rules.patron')], { folder: join(app, folder) });
    expect(await Promise.all(['', 'a', elsewhere].map(async (folder) => (await check(folder)).code))).toEqual([
      0, 1, 1,
    ]);
  });
});

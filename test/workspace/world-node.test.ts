import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { longestRules, nodeWorld } from '../../server/workspace/world-node.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('reading rules', () => {
  it('gives the text as it stands', () => {
    const world = nodeWorld(temporaryFolder({ 'rules/a.patron': '\ufeff# 规则\r\n' }));
    expect(world.read('rules/a.patron')).toBe('\ufeff# 规则\r\n');
  });

  it('says why there is no text', () => {
    const folder = temporaryFolder({
      'gbk.patron': Uint8Array.of(0x23, 0xb9, 0xe6),
      'long.patron': '',
      'Upper.patron': '#',
    });
    truncateSync(join(folder, 'long.patron'), longestRules + 1);
    mkdirSync(join(folder, 'folder.patron'));
    const world = nodeWorld(folder);
    const why = (path: string) => [world.read(path), world.whyUnread?.(path)];
    expect(why('none.patron')).toEqual([undefined, 'not-found']);
    expect(why('gbk.patron')).toEqual([undefined, 'not-utf-8']);
    expect(why('long.patron')).toEqual([undefined, 'too-large']);
    expect(why('upper.patron')).toEqual([undefined, 'not-found']);
    expect(why('folder.patron')).toEqual([undefined, 'unreadable']);
    expect(why('../Upper.patron')).toEqual([undefined, 'outside-project']);
  });

  it('takes a file of 10 MiB', () => {
    const folder = temporaryFolder({ 'long.patron': '' });
    truncateSync(join(folder, 'long.patron'), longestRules);
    expect(nodeWorld(folder).read('long.patron')).toHaveLength(longestRules);
  });
});

describe('the border of the project', () => {
  it('stops links that lead out, of files and of folders', () => {
    const outside = temporaryFolder({ 'secret.csv': 'id\n1\n', 'secret.patron': '#' });
    const folder = temporaryFolder();
    symlinkSync(join(outside, 'secret.csv'), join(folder, 'link.csv'));
    symlinkSync(outside, join(folder, 'link'));
    const world = nodeWorld(folder);
    expect(world.look('link.csv')).toEqual({ kind: 'outside-project' });
    expect(world.look('link/secret.csv')).toEqual({ kind: 'outside-project' });
    expect(world.read('link/secret.patron')).toBeUndefined();
    expect(world.list('link')).toEqual([]);
  });

  it('lets links inside it pass, and a root that is a link itself', () => {
    const folder = temporaryFolder({ 'real/data.csv': 'id\n1\n' });
    symlinkSync(join(folder, 'real/data.csv'), join(folder, 'real/link.csv'));
    symlinkSync(join(folder, 'real'), join(folder, 'root'));
    expect(nodeWorld(join(folder, 'root')).look('link.csv')).toMatchObject({ format: 'csv', rows: 1 });
  });

  it('is not crossed by a name that begins like the folder of the project', () => {
    const folder = temporaryFolder({ 'shop/a.csv': 'id\n1\n', 'shop-secret/a.csv': 'id\n1\n' });
    symlinkSync(join(folder, 'shop-secret/a.csv'), join(folder, 'shop/link.csv'));
    expect(nodeWorld(join(folder, 'shop')).look('link.csv')).toEqual({ kind: 'outside-project' });
  });

  it('is open for replacements, by name and by path', () => {
    const outside = join(temporaryFolder({ 'new.csv': 'id\n1\n' }), 'new.csv');
    const world = nodeWorld(temporaryFolder(), { replacements: new Map([['orders', outside]]) });
    expect(world.replacement?.('orders')).toBe(outside);
    expect(world.replacement?.('customers')).toBeUndefined();
    expect(world.look(outside)).toMatchObject({ rows: 1 });
    expect(nodeWorld(temporaryFolder()).look(outside)).toEqual({ kind: 'outside-project' });
  });
});

describe('looking at data', () => {
  it('has a problem for every file that it cannot look at', () => {
    const folder = temporaryFolder({
      'a.ods': 'x',
      'no.xlsx': 'x',
      'empty.xlsx': '',
      'no.json': '{"a": [',
      'empty.csv': '',
      'empty.parquet': '',
      'short.parquet': 'PAR1',
      'no.parquet': 'PAR1 and no end',
    });
    const world = nodeWorld(folder);
    expect(world.look('none.csv')).toEqual({ kind: 'not-found' });
    expect(world.look('a.ods')).toEqual({ kind: 'unknown-format' });
    expect(world.look('no.xlsx')).toEqual({ kind: 'not-excel' });
    expect(world.look('empty.xlsx')).toEqual({ kind: 'empty' });
    expect(world.look('no.json')).toEqual({ kind: 'not-json' });
    expect(world.look('empty.csv')).toEqual({ kind: 'empty' });
    expect(world.look('empty.parquet')).toEqual({ kind: 'empty' });
    expect(world.look('short.parquet')).toEqual({ kind: 'not-parquet' });
    expect(world.look('no.parquet')).toEqual({ kind: 'not-parquet' });
  });

  it('reads no more than the beginning of a long file', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `${index},${index < 10_000 ? 1 : 'late'}`);
    const world = nodeWorld(temporaryFolder({ 'long.csv': `id,value\n${rows.join('\n')}\n` }));
    const look = world.look('long.csv');
    expect(look).toMatchObject({ columns: [{ name: 'id' }, { name: 'value', type: { kind: 'number' } }] });
    expect('rows' in look && look.rows).toBeLessThan(10_000);
  });

  it('reads on where the beginning does not hold the header', () => {
    const names = Array.from({ length: 9_000 }, (_, index) => `a-long-name-of-a-column-${index}`);
    const world = nodeWorld(temporaryFolder({ 'wide.csv': `${names.join(',')}\n1\n` }));
    expect(world.look('wide.csv')).toMatchObject({ rows: 1, columns: { length: 9_000 } });
  });

  it('looks again when the file has changed', () => {
    const folder = temporaryFolder({ 'a.csv': 'id\n1\n' });
    const world = nodeWorld(folder);
    expect(world.look('a.csv')).toMatchObject({ rows: 1 });
    writeFileSync(join(folder, 'a.csv'), 'id\n1\n2\n');
    expect(world.look('a.csv')).toMatchObject({ rows: 2 });
  });
});

describe('listing a folder', () => {
  it('names its files, not its folders, in one order', () => {
    const world = nodeWorld(temporaryFolder({ 'b.csv': '', 'a.csv': '', 'folder/c.csv': '' }));
    expect(world.list('')).toEqual(['a.csv', 'b.csv']);
    expect(world.list('folder')).toEqual(['c.csv']);
    expect(world.list('none')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { type CompiledResult, type ExportsResult, methods } from '../../server/lsp/protocol.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { shopData, shopDeclarations } from '../support/world.ts';
import type { ClientOptions } from './support/client.ts';
import { connectInProcess } from './support/in-process.ts';

const rules = `${shopDeclarations}metric spend is sum of orders.total
policy tiers
  rule star: if spend >= 300 CNY then tier star
  otherwise tier dog
`;

async function opened(text: string, files: Readonly<Record<string, string>> = {}, options: ClientOptions = {}) {
  const folder = temporaryFolder({ ...shopData, ...files });
  const client = await connectInProcess({ settings: { livePreview: false }, folder, ...options });
  const uri = await client.open('rules.patron', text);
  const compiled = (target: string) => client.request<CompiledResult>(methods.compiled, { uri, target });
  return { client, uri, compiled };
}

async function text(asked: Promise<CompiledResult>) {
  const result = await asked;
  if (result.kind !== 'text') throw new Error(result.why);
  return result;
}

describe('compiled rules', () => {
  it('are a text whose lines have the places of their rules', async () => {
    const { client, uri, compiled } = await opened(rules);
    const found = await text(compiled('json'));
    expect([found.language, found.name, found.version]).toEqual(['json', 'rules.ir.json', 1]);
    const lines = found.text.split('\n');
    const said = found.places
      .filter((place) => place.uri === uri)
      .map((place) => [
        JSON.parse(
          lines
            .slice(...place.lines)
            .join('\n')
            .trim()
            .replace(/,$/, ''),
        ).name,
        client.words(uri, place.range).trim().split('\n')[0],
      ]);
    expect(said).toContainEqual(['spend', 'metric spend is sum of orders.total']);
    expect(said).toContainEqual(['tiers', 'policy tiers']);
    expect(said).toContainEqual(['star', 'rule star: if spend >= 300 CNY then tier star']);
  });

  it('follow an edit, with places where the rules stand now', async () => {
    const { client, uri, compiled } = await opened(rules);
    const before = await text(compiled('json'));
    await client.edit(uri, 0, 0, '# a line more\n');
    const after = await text(compiled('json'));
    expect(after.version).toBeGreaterThan(before.version);
    const star = after.places.find(({ range }) => client.words(uri, range).startsWith('rule star'));
    expect(star?.range.start.line).toBe(
      rules.split('\n').indexOf('  rule star: if spend >= 300 CNY then tier star') + 1,
    );
  });

  it.each<[what: string, broken: string, why: RegExp]>([
    ['errors', rules.replace('spend >=', 'spned >='), /errors/],
    [
      'what the target cannot hold',
      `${shopDeclarations}policy all\n  otherwise tier dog\n`,
      /^For csv: No rule of “all”/,
    ],
  ])('are none for %s, with the reason', async (_, broken, why) => {
    const { compiled } = await opened(broken);
    expect(await compiled('csv')).toEqual({ kind: 'none', version: 1, why: expect.stringMatching(why) });
  });

  it('are there for what is decided about other data, as long as something is', async () => {
    const about = `${rules}action points takes number\npolicy points for orders\n  otherwise points 1\n`;
    const { client, uri, compiled } = await opened(about, { 'patron.json': '{ "targets": ["sql:postgres", "js"] }' });
    const { all, wanted } = await client.request<ExportsResult>(methods.exports, { uri });
    expect(wanted).toEqual(['sql:postgres', 'sql:postgres decisions-orders', 'sql:postgres totals-orders', 'js']);
    expect(all).toEqual(expect.arrayContaining(['sql:duckdb', 'sql:duckdb totals-orders']));
    expect((await text(compiled('sql:postgres totals-orders'))).name).toBe('rules.totals-orders.postgres.sql');
    await client.edit(uri, about.indexOf('action points'), about.length, '');
    const why = 'The rules have no result “totals-orders”.';
    expect(await compiled('sql:postgres totals-orders')).toMatchObject({ kind: 'none', why });
    await expect(compiled('sql:nothing totals-orders')).rejects.toThrow();
  });

  it('are none, in Chinese too', async () => {
    const options = { initializationOptions: { language: 'zh-CN' } };
    const { compiled } = await opened(`${shopDeclarations}policy all\n  otherwise tier dog\n`, {}, options);
    expect(await compiled('csv')).toMatchObject({ kind: 'none', why: expect.stringMatching(/^导出到 csv：/) });
  });

  it('are made without looking at data where the folder is not trusted', async () => {
    const options = { initializationOptions: { trusted: false } };
    const { compiled } = await opened('if RFM >= 444 then tier star\n', {}, options);
    expect(await compiled('json')).toMatchObject({ kind: 'none', why: expect.stringContaining('trust') });
  });

  it('are of nothing that there is not', async () => {
    const { client, uri, compiled } = await opened(rules);
    for (const target of ['sql:sqlite', '__proto__', ''])
      await expect(compiled(target)).rejects.toThrow('unknown target');
    const closed = await client.request<CompiledResult>(methods.compiled, { uri: `${uri}.closed`, target: 'json' });
    expect(closed.kind).toBe('none');
  });
});

describe('what rules can be compiled to', () => {
  it('is all that there is, and what the project file names', async () => {
    const { client, uri } = await opened(rules, { 'patron.json': '{ "targets": ["csv"] }' });
    const { all, wanted } = await client.request<ExportsResult>(methods.exports, { uri });
    expect(all).toEqual(expect.arrayContaining(['json', 'csv']));
    expect(wanted).toEqual(['csv']);
  });
});

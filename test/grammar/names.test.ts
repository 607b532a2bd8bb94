import { describe, expect, it } from 'vitest';
import { isBareName, nameAsWritten, nodesAt, parse } from '../../grammar/index.ts';
import { issuesOf, tree } from './show.ts';

describe('names as rules write them', () => {
  const bare = ['a', '_', 'Ünï_2', '城市', '阿·斯', '〇', 'count', 'नमस्ते'];
  const quoted = ['value', 'IF', '属于', '2fast', 'm²', 'a b', '销售额（元）', 'ａ', 'a·', 'x-y', 'a.b', '"', '1', '❤️'];
  const impossible = ['', ' ', 'a`b', 'a\nb', 'a\u200bb', 'x'.repeat(129)];

  it('are read as what they name', () => {
    for (const name of bare) {
      expect(isBareName(name), name).toBe(true);
      expect(nameAsWritten(name)).toBe(name);
      expect(tree(`let ${name} = 3`)).toBe(`(let ${name} 3)`);
    }
    for (const name of quoted) {
      expect(isBareName(name), name).toBe(false);
      expect(nameAsWritten(name)).toBe(`\`${name}\``);
      expect(tree(`let \`${name}\` = 3`)).toBe(`(let \`${name}\` 3)`);
    }
    for (const name of impossible) {
      expect(nameAsWritten(name), name).toBeUndefined();
      expect(issuesOf(parse(`let \`${name}\` = 3`)), name).not.toEqual([]);
    }
  });
});

describe('the nodes at an offset', () => {
  const kindsAt = (marked: string) => {
    const offset = marked.indexOf('<|>');
    const { chunk } = parse(marked.replace('<|>', '')).chunks[0]!;
    return nodesAt(chunk, offset).map(({ kind }) => kind);
  };

  it('are those around it, outermost first', () => {
    expect(kindsAt('segment s when a + orders.to<|>tal > 3')).toEqual([
      'segment',
      'comparison',
      'arithmetic',
      'member',
      'name',
    ]);
    expect(kindsAt('metric m is sum of orders in last <|>3 months')).toEqual([
      'metric',
      'aggregate',
      'window',
      'duration',
    ]);
    expect(kindsAt('if a then tier star<|>')).toEqual(['bare-rules', 'rule', 'decision', 'name']);
    expect(kindsAt('let a = 3  <|>')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { format, parse } from '../../grammar/index.ts';
import { withoutHoles } from '../../server/features/completion/clauses.ts';
import { inChinese } from '../../server/features/completion/in-chinese.ts';
import { snippetFile } from '../../server/features/completion/snippet-file.ts';
import { snippets } from '../../server/features/completion/snippets.ts';
import { ask } from './completion-support.ts';

/** Clauses of policies and lines of rules stand in one. */
function program(id: string, body: string): string {
  return /^(?:uncovered|overlaps)$/.test(id) ? `policy p\n  ${body}\n` : `${body}\n`;
}

describe.each(snippets)('$id', ({ id, body }) => {
  const english = body.join('\n');

  it('is read as it stands', () => {
    const text = program(id, withoutHoles(english));
    expect(
      parse(text).chunks.flatMap(({ chunk }) => chunk.issues),
      text,
    ).toEqual([]);
  });

  it('says the same with Chinese keywords', () => {
    const chinese = program(id, withoutHoles(inChinese(english)));
    expect(
      parse(chinese).chunks.flatMap(({ chunk }) => chunk.issues),
      chinese,
    ).toEqual([]);
    expect(treeOf(chinese)).toEqual(treeOf(program(id, withoutHoles(english))));
  });

  it('is laid out as the formatter does', () => {
    if (/^(?:rule|named-rule|otherwise|uncovered|overlaps|table|customers)$/.test(id)) return;
    const text = withoutHoles(english);
    expect(format(`${text}\n`).text.replace(/ +/g, ' ')).toBe(`${text}\n`.replace(/ +/g, ' '));
  });
});

/** The tree without places. */
function treeOf(text: string): unknown {
  const plain = JSON.stringify(
    parse(text).chunks.flatMap(({ chunk }) => chunk.declarations),
    (key, value) => (/[sS]pan$/.test(key) ? undefined : value),
  );
  return JSON.parse(plain);
}

describe('snippets', () => {
  it('are at least fifteen, each under a name of its own', () => {
    expect(snippets.length).toBeGreaterThanOrEqual(15);
    expect(Object.keys(snippetFile())).toHaveLength(2 * snippets.length);
  });

  it('are proposed where a line begins', () => {
    const { found } = ask('<|>', { head: '', withoutSnippets: false });
    const proposed = found.items
      .filter(({ kind }) => kind === 'snippet')
      .map(({ about }) => about?.kind === 'snippet' && about.id);
    expect(proposed).toEqual(
      expect.arrayContaining(['rule', 'policy', 'table', 'rfm', 'class-abc', 'stages', 'as-of']),
    );
  });

  it('come in Chinese where rules are written so', () => {
    const { labels } = ask('指标 a 是 3\n\n<|>', { head: '', withoutSnippets: false });
    expect(labels).toEqual(expect.arrayContaining(['RFM评分', '策略']));
  });

  it('of rules are proposed in policies alone, where there are any', () => {
    const inPolicy = ask('policy q\n  <|>', { withoutSnippets: false }).labels;
    const apart = ask('metric x is 3\n\n<|>', { withoutSnippets: false });
    expect(inPolicy).toContain('uncovered');
    expect(apart.found.items.some(({ about }) => about?.kind === 'snippet' && about.id === 'rule')).toBe(false);
  });

  it('are left to an editor that has them', () => {
    expect(ask('<|>', { withoutSnippets: true }).found.items.some(({ kind }) => kind === 'snippet')).toBe(false);
  });
});

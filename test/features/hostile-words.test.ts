import { describe, expect, it } from 'vitest';
import { codeLenses } from '../../server/features/code-lens.ts';
import { hover } from '../../server/features/hover.ts';
import { inlayHints } from '../../server/features/inlay-hints.ts';
import { paragraph, type RichText, toMarkdown, toPlainText } from '../../server/features/rich-text.ts';
import { factsOf, group } from '../support/facts.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { shopData, shopDeclarations } from '../support/world.ts';

/** Texts that would do something if Markdown, HTML or an editor were to read them. */
const hostile = [
  '[click](command:workbench.action.terminal.new)',
  '![x](https://evil.example/track.png)',
  '<img src=x onerror=alert(1)>',
  '<https://evil.example>',
  '<!-- x',
  'https://evil.example/a_b',
  'www.evil.example',
  'a@evil.example',
  '**strong** _weak_ ~~gone~~',
  '`code` ``more``',
  '&lt;script&gt; &#106;',
  '[a]: https://evil.example',
  '[a][b]',
  '$(zap) $x$',
  '\\[a](b)',
  '| a | b |',
  '# heading',
  '- item',
  '1. item',
  '> quote',
  '```\nfence',
  'a\n\n---\n\nb',
  '\u202egnirts',
  '[^1]',
  '    code',
];

/** What is left for Markdown to see: what is fenced, signs behind a backslash and code are nothing to it. */
function seen(markdown: string): string {
  const unfenced = markdown.replace(/^(`{3,})patron\n[\s\S]*?\n\1$/gm, '');
  return unfenced.replace(/\\[^A-Za-z0-9\s]|(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, (found) => (found[0] === '\\' ? 'x' : ''));
}

const signs = /[[\]<>&`*~$@^]|(?<![a-z0-9])_|_(?![a-z0-9])|https?:\/|www\./i;

describe('rich text of somebody else', () => {
  it.each(hostile)('is nothing but text: %j', (text) => {
    expect(seen(toMarkdown([paragraph(text)]))).not.toMatch(signs);
    expect(seen(toMarkdown([paragraph(text)]))).not.toMatch(/^ *(?:[#+=-]|\d+[.)] )|^ {4}|\t/m);
    expect(seen(toMarkdown([paragraph('a ', { code: text })]))).not.toMatch(signs);
    expect(seen(toMarkdown([{ kind: 'code', text }]))).toBe('');
    expect(seen(toMarkdown([paragraph({ strong: text })])).replaceAll('**', '')).not.toMatch(signs);
    expect(seen(toMarkdown([{ kind: 'list', items: [[text]] }])).replace(/^- /, '')).not.toMatch(signs);
  });

  it.each(hostile)('keeps the rows of a table: %j', (text) => {
    const table: RichText = [{ kind: 'table', numbers: 1, header: ['a', 'b'], rows: [[text, '1']] }];
    const lines = toMarkdown(table).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines.map((line) => line.replace(/\\\|/g, '').split('|').length)).toEqual([4, 4, 4]);
  });

  it('has nothing that cannot be seen, as Markdown or as plain text', () => {
    const text: RichText = [paragraph('a\u202eb\u200bc', { code: '\u0007' }), { kind: 'code', text: 'x\u2028y' }];
    for (const shown of [toMarkdown(text), toPlainText(text)]) expect(shown).not.toMatch(/[\p{Cf}\p{Zl}\u0007]/u);
  });

  it('reads the same as plain text', () => {
    expect(toPlainText([paragraph('[a](b) *c*')])).toBe('[a](b) *c*');
  });
});

describe('hostile names, titles and descriptions', () => {
  const name = '`<b>[x](command:y)|*z*`';
  const title = '<img src=x> [a](https://evil.example) `b`';
  const rules = `${shopDeclarations}
## ${title}
## \`\`\`
metric ${name} ${JSON.stringify(title)} is sum of orders.total where category is ${JSON.stringify(title)}
segment s ${JSON.stringify(title)} when ${name} > 3
class c by share of ${name}
  A ${JSON.stringify(title)} top 75%
  B rest
policy p ${JSON.stringify(title)}
  ## ${title}
  rule ${name}: if s then task ${JSON.stringify(title)} because ${JSON.stringify(title)}
test ${JSON.stringify(title)} given ${name} 3 CNY expect s
`;
  const data = factsOf(rules.replace('> 3', '> 3 CNY'), shopData, {
    columns: new Map([
      ['orders', new Map([['category', { known: 3, missing: 0, values: [{ value: title, rows: 3 }] }]])],
    ]),
    preview: {
      definitions: [{ name: 's', members: [{ member: 'yes', ...group(3) }] }],
      actions: [{ action: 'task', values: [{ value: title, ...group(3) }] }],
    },
  });
  const snapshot = snapshotOf(rules.replace('> 3', '> 3 CNY'), { files: shopData, data });

  it('do nothing in any hover of a file', () => {
    let hovers = 0;
    for (let offset = 0; offset <= snapshot.source.text.length; offset++) {
      const found = hover(snapshot, offset);
      if (!found) continue;
      hovers++;
      const rest = seen(found.markdown)
        .replaceAll('**', '')
        .replace(/^\|.*\|$/gm, '');
      expect(rest, found.markdown).not.toMatch(signs);
    }
    expect(hovers).toBeGreaterThan(300);
  });

  it('stand on one line in lenses and hints', () => {
    const all = [
      ...codeLenses(snapshot).map(({ title: words }) => words),
      ...inlayHints(snapshot, { start: 0, end: snapshot.source.text.length }).map(({ label }) => label),
    ];
    expect(all.length).toBeGreaterThan(1);
    for (const words of all) expect(words).not.toMatch(/[\n\r\u202e]/);
  });
});

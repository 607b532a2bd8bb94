import { describe, expect, it } from 'vitest';
import type { DataFacts } from '../../server/evaluate/live/live.ts';
import { type HintKind, hintKinds, inlayHints } from '../../server/features/inlay-hints.ts';
import type { Language } from '../../server/text/language.ts';
import { readMarks } from '../support/cursor.ts';
import { factsOf, group, nobody } from '../support/facts.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { shopData, shopDeclarations } from '../support/world.ts';

interface Options {
  readonly data?: DataFacts;
  readonly language?: Language;
  readonly kinds?: readonly HintKind[];
  readonly range?: { readonly start: number; readonly end: number };
}

function hintsOf(text: string, { data, language = 'en', kinds, range }: Options = {}) {
  const snapshot = snapshotOf(text, { files: shopData, language, ...(data && { data }) });
  return inlayHints(snapshot, range ?? { start: 0, end: text.length }, kinds);
}

/** The text with its hints where they are shown, those lines that have any. */
function shown(text: string, options?: Options): string {
  let result = text;
  for (const { offset, label, padding } of [...hintsOf(text, options)].reverse())
    result = `${result.slice(0, offset)}${padding ? ' ' : ''}⟨${label}⟩${result.slice(offset)}`;
  return result
    .split('\n')
    .filter((line) => line.includes('⟨'))
    .join('\n');
}

describe('where nothing is declared', () => {
  const rules = '# Stars.\nif RFM >= 444 then tier star, visit weekly\n';
  const data = factsOf(rules, shopData);

  it('the files that were taken and the day are told behind the first line, and what comes from a library', () => {
    expect(shown(rules, { data })).toMatchInlineSnapshot(
      `"if RFM ⟨from patron/rfm⟩ >= 444 then tier star, visit weekly ⟨as of 2026-10-31⟩ ⟨data: customers.csv, orders.csv⟩"`,
    );
    expect(shown(rules, { data, language: 'zh-CN' })).toMatchInlineSnapshot(
      `"if RFM ⟨来自 patron/rfm⟩ >= 444 then tier star, visit weekly ⟨以 2026-10-31 为准⟩ ⟨数据：customers.csv, orders.csv⟩"`,
    );
  });

  it('with all that they stand for', () => {
    const tooltips = hintsOf(rules, { data }).map(({ kind, tooltip }) => `${kind}: ${tooltip}`);
    expect(tooltips.join('\n\n')).toMatchInlineSnapshot(`
      "library: RFM: R, F, M side by side, compared part by part
      R: 5 bands of recency with as many customers in each; the lowest is best
      F: 5 bands of frequency with as many customers in each; fitted among customers for whom recency is known
      M: 5 bands of spend with as many customers in each; fitted among customers for whom recency is known
      recency: days since (latest orders.ordered_at where orders.total is more than 0)
      frequency: number of orders over the last 12 months (2025-11-01 to 2026-10-31) where orders.total is more than 0
      spend: sum of orders.total over the last 12 months (2025-11-01 to 2026-10-31)

      as-of: The rules name no day: this is the day of the latest row of the data. Write it down, and the rules give the same result tomorrow.

      data: No data is declared, so the files beside the rules were taken:
      “customers” was taken from customers.csv: key customer_id, label name, time joined_on.
          the name of the file says so
          customer_id: its name says that it identifies a row
          name: its name says that it is a name
          joined_on: its name and its dates say when it happened
      “orders” was taken from orders.csv: key order_id, time ordered_at, amount total.
          the name of the file says so
          “customer_id” is also the key of customers
          order_id: its name says that it identifies a row
          ordered_at: its name and its dates say when it happened
          total: its name and its numbers say how much was paid"
    `);
  });

  it('the day is told by the data alone', () => {
    expect(hintsOf(rules, { kinds: ['as-of'] })).toEqual([]);
    expect(hintsOf(`as of 2026-10-31\n${rules}`, { kinds: ['as-of'], data })).toEqual([]);
  });

  it('the library is not told where it is used by name, and of each name once', () => {
    expect(hintsOf(`use patron/rfm\n${rules}`, { kinds: ['library'] })).toEqual([]);
    expect(hintsOf(`${rules}if RFM is 555 then tier star`, { kinds: ['library'] })).toHaveLength(1);
  });

  it('own metrics are what the library builds on', () => {
    const own = `metric spend is sum of orders.total in last 3 months\n${rules}`;
    const [hint] = hintsOf(own, { kinds: ['library'] });
    expect(hint?.tooltip).toContain('spend: sum of orders.total over the last 3 months');
  });
});

describe('columns without a type', () => {
  const rules = `data customers from "customers.csv"
  key customer_id
  label name pii
  column birthday
  column consent: yes/no
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at
  amount total
`;

  it('show the one that was read, but for keys', () => {
    expect(shown(rules)).toMatchInlineSnapshot(`
      "  label name⟨: text⟩ pii
        column birthday⟨: date⟩
        time ordered_at⟨: timestamp⟩
        amount total⟨: number⟩"
    `);
  });

  it('take it when they are asked to', () => {
    const edits = hintsOf(rules, { kinds: ['type'] }).flatMap(({ edit }) => edit ?? []);
    const written = edits.reduceRight(
      (text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end),
      rules,
    );
    expect(written).toContain('label name: text pii');
    expect(hintsOf(written, { kinds: ['type'] })).toEqual([]);
    const errors = snapshotOf(written, { files: shopData }).model.diagnostics();
    expect(errors.filter(({ diagnostic }) => diagnostic.code.startsWith('PTN5'))).toEqual([]);
  });
});

describe('with data', () => {
  const rules = `${shopDeclarations}
metric spend is sum of orders.total in last 12 months
class abc by share of spend
  A "best" top 75%
  B rest
stages phase
  new when spend < 100
  old otherwise
segment loyal "忠诚客户" when spend > 300
segment other when consent
policy care
  table
    | abc || task   |
    | A   || "call" |
    | B   || -      |
`.replace(/(spend [<>] \d+)/g, '$1 CNY');
  const data = factsOf(rules, shopData, {
    preview: {
      definitions: [
        {
          name: 'abc',
          members: [
            { member: 'A', ...group(1204) },
            { member: 'B', ...group(8796) },
          ],
        },
        {
          name: 'phase',
          members: [
            { member: 'new', ...group(1) },
            { member: 'old', ...group(9999) },
          ],
        },
        { name: 'loyal', members: [{ member: 'yes', ...group(1204, '3400000.00') }] },
      ],
      policies: [
        {
          policy: 'care',
          rules: [
            { rule: 'rule 1', decided: group(1204), taken: nobody, passedOver: nobody },
            { rule: 'rule 2', decided: group(8796), taken: nobody, passedOver: nobody },
          ],
          gap: nobody,
          uncovered: nobody,
          conflict: nobody,
          overlap: nobody,
          passedOver: nobody,
        },
      ],
    },
  });

  it('sizes stand behind their lines, which stay aligned', () => {
    expect(shown(rules, { data })).toMatchInlineSnapshot(`
      "  label name⟨: text⟩ pii
        time ordered_at⟨: timestamp⟩
        A "best" top 75% ⟨1,204 · 12.0%⟩
        B rest ⟨8,796 · 88.0%⟩
        new when spend < 100 CNY ⟨1 · <0.1%⟩
        old otherwise ⟨9,999 · >99.9%⟩
      segment loyal "忠诚客户" when spend > 300 CNY ⟨1,204 · 12.0%⟩
          | A   || "call" | ⟨1,204 · 12.0%⟩
          | B   || -      | ⟨8,796 · 88.0%⟩"
    `);
  });

  it('with the money behind them', () => {
    const loyal = hintsOf(rules, { data }).find(({ tooltip }) => tooltip.includes('¥'));
    expect(loyal?.tooltip.replaceAll('\u00a0', ' ')).toBe('1,204 customers · 12.0% · ¥3.4 M');
  });

  it('are none of what has changed', () => {
    const edited = shown(rules.replace('> 300', '> 400'), { data });
    expect(edited).not.toContain('loyal');
    expect(edited).toContain('A "best" top 75% ⟨1,204 · 12.0%⟩');
  });

  it.each(hintKinds)('%s can be switched off', (kind) => {
    const others = hintKinds.filter((each) => each !== kind);
    expect(hintsOf(rules, { data, kinds: others }).filter((hint) => hint.kind === kind)).toEqual([]);
  });

  it('only the range that is asked for is answered', () => {
    const { text, ranges } = readMarks(
      rules.replace('  B rest', '<|  B rest|>').replace('segment loyal', 'segment loyal'),
    );
    expect(shown(text, { data, range: ranges[0]! })).toBe('  B rest ⟨8,796 · 88.0%⟩');
    expect(hintsOf(text, { data, range: { start: 0, end: 10 } })).toEqual([]);
  });

  it('every range has what the whole has there', () => {
    const all = hintsOf(rules, { data });
    for (let start = 0; start < rules.length; start += 7) {
      const range = { start, end: start + 40 };
      const expected = all.filter(({ offset }) => range.start <= offset && offset <= range.end);
      expect(hintsOf(rules, { data, range })).toEqual(expected);
    }
  });
});

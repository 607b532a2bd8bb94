import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/analysis/index.ts';
import { codeLenses } from '../../server/features/code-lens.ts';
import { hover } from '../../server/features/hover.ts';
import { inlayHints } from '../../server/features/inlay-hints.ts';
import type { Snapshot } from '../../server/features/snapshot.ts';
import { type Language, languages } from '../../server/text/language.ts';
import { nodeWorld } from '../../server/workspace/world-node.ts';
import { factsOf } from '../support/facts.ts';
import { snapshotOf } from '../support/snapshot.ts';

const fileOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const sample = 'samples/loreal/loreal.patron';
const text = readFileSync(fileOf(sample), 'utf8');
const library = readFileSync(fileOf('server/analysis/library/rfm.patron'), 'utf8');
const documented = readFileSync(fileOf('test/docs/preamble.patron'), 'utf8');

function sampleIn(language: Language): Snapshot {
  const model = analyze(nodeWorld(dirname(fileOf(sample))), 'loreal.patron');
  return { model, file: 'loreal.patron', source: model.files.at(-1)!.source, language };
}

/** Looks at every offset: what is found there holds the offset, says something and leaves no place open. */
function lookEverywhere(snapshot: Snapshot): number {
  const { text: rules } = snapshot.source;
  let found = 0;
  for (let offset = -1; offset <= rules.length + 1; offset++) {
    const seen = hover(snapshot, offset);
    if (!seen) continue;
    found++;
    expect(seen.start <= offset && offset <= seen.end && seen.end <= rules.length).toBe(true);
    expect(seen.markdown.trim().length).toBeGreaterThan(0);
    expect(seen.plainText).not.toMatch(/undefined|NaN|\[object|\{\w+\}/);
  }
  return found;
}

describe('hovering anywhere', () => {
  it.each(languages)('in the sample, in %s', (language) => {
    expect(lookEverywhere(sampleIn(language))).toBeGreaterThan(text.length / 2);
  });

  it.each([
    ['the library', library],
    ['the rules of the documentation', documented],
    ['rules without data', 'if RFM>=444 then tier star, visit weekly'],
    ['nothing', ''],
    ['a byte order mark', '\ufeffmetric a is 1'],
    ['other line breaks', 'metric a is 1\r\nmetric b is a\rmetric c is b\u2028'],
  ])('in %s', (_, rules) => {
    expect(() => lookEverywhere(snapshotOf(rules))).not.toThrow();
  });

  it('in rules that are cut off anywhere', () => {
    const rules = text.slice(text.indexOf('score R '), text.indexOf('policy visits'));
    for (let end = 0; end < rules.length; end += 23) {
      const snapshot = snapshotOf(rules.slice(0, end));
      for (let offset = Math.max(0, end - 40); offset <= end; offset++)
        expect(() => hover(snapshot, offset)).not.toThrow();
      expect(() => codeLenses(snapshot)).not.toThrow();
      expect(() => inlayHints(snapshot, { start: 0, end })).not.toThrow();
    }
  });

  it('with the data of other rules', () => {
    const data = factsOf('as of 2026-10-31\nif RFM >= 444 then tier star', {
      'customers.csv': csvOf,
      'orders.csv': ordersOf,
    });
    const snapshot = { ...sampleIn('en'), data };
    expect(() => lookEverywhere(snapshot)).not.toThrow();
    expect(codeLenses(snapshot).every(({ command }) => command?.kind === 'runTest')).toBe(true);
  });
});

const csvOf = 'customer_id,name\n1,a\n';
const ordersOf = 'order_id,customer_id,ordered_at,total\n1,1,2026-01-05,3.50\n';

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/analysis/index.ts';
import { canonical, hashOf } from '../../server/ir/hash.ts';
import { completeFile, retailData } from '../support/retail.ts';
import { worldOf } from '../support/world.ts';

describe('the hash of a part', () => {
  it('is the SHA-256 of its canonical JSON', () => {
    const part = { b: [1, 'é', true, null], a: { y: 'x', x: undefined } };
    expect(canonical(part)).toBe('{"a":{"y":"x"},"b":[1,"é",true,null]}');
    expect(hashOf(part)).toBe(createHash('sha256').update(canonical(part), 'utf8').digest('hex'));
  });

  it('says nothing about spans, places, titles and docs', () => {
    const part = { name: 'a', value: { op: 'reference', name: 'b' } };
    const placed = {
      hash: 'x',
      name: 'a',
      title: 'A',
      doc: 'D',
      origin: { line: 5 },
      value: { name: 'b', span: [1, 2], op: 'reference' },
    };
    expect(hashOf(placed)).toBe(hashOf(part));
    expect(hashOf({ ...part, name: 'c' })).not.toBe(hashOf(part));
  });
});

describe('the hashes of a program', () => {
  const hashes = (text: string) => {
    const program = analyze(worldOf({ ...retailData, 'retail.patron': text }), 'retail.patron').program();
    if (!program) throw new Error('The text has errors.');
    return new Map([...program.definitions, ...program.policies].map(({ name, hash }) => [name, hash]));
  };
  const changed = (edit: (text: string) => string) => {
    const before = hashes(completeFile);
    return [...hashes(edit(completeFile))].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name);
  };

  it('stay under formatting, comments, titles and docs', () => {
    expect(
      changed((text) =>
        text.replaceAll('  ', ' ').replace('score R', '# five\n## Five.\nscore R').replace('忠诚客户', '忠实'),
      ),
    ).toEqual([]);
  });

  it('change with a definition and with all that needs it', () => {
    expect(changed((text) => text.replace('5 bands of recency', '6 bands of recency'))).toEqual(['R', 'RFM', 'visits']);
    expect(changed((text) => text.replace('sum of orders.total', 'sum of orders.amount'))).toEqual([]);
    expect(changed((text) => text.replace('let high = 300 CNY', 'let high = 301 CNY'))).toEqual(['visits']);
    expect(changed((text) => text.replace('recency <= 90 days', 'recency <= 91 days'))).toEqual([
      'lifecycle',
      'loyal',
      'winback',
    ]);
  });
});

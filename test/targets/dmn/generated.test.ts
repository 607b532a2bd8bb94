import { describe, expect, it } from 'vitest';
import { dmn } from '../../../server/targets/dmn/dmn.ts';
import { checkCase, stateOf } from '../../support/differential/case.ts';
import { makeDataFolder } from '../../support/differential/data-folder.ts';
import { makeDataset } from '../../support/differential/dataset.ts';
import { readXml } from '../../support/dmn/xml.ts';
import { textOf } from '../../support/generate/index.ts';
import { inputOf } from '../csv/round-trip.ts';
import { compareDecisions } from './compare.ts';

/** FEEL has decimals, and the interpreter of these tests doubles: what it adds up and multiplies it does not get right. */
function computes(xml: string): boolean {
  const texts = [...xml.matchAll(/<text>(.*?)<\/text>/g)].map(([, text = '']) =>
    text.replace(/"(?:[^"\\]|\\.)*"/g, '""'),
  );
  return texts.some((text) => / [-*/] | \+ (?!string\()/.test(text));
}

describe('generated programs over generated data', () => {
  const seen = { programs: 0, compared: 0, customers: 0 };

  it.each([1, 2, 3])(
    'of the seeds from %s00 on are decided by DMN as by the reference',
    { timeout: 300_000 },
    async (hundred) => {
      const wrong: string[] = [];
      for (let seed = hundred * 100; seed < hundred * 100 + 4; seed++) {
        const { files, programs } = makeDataset(seed, 5);
        const folder = makeDataFolder(files);
        try {
          const state = stateOf(folder, files);
          for (const [index, text] of programs.entries()) {
            const { program: whole } = await checkCase(state, textOf(text));
            if (!whole) continue;
            seen.programs += 1;
            const program = { ...whole, campaigns: [], limits: [], others: [] };
            if (dmn.obstacles(inputOf(program)).length > 0) continue;
            const [file] = dmn.compile(inputOf(program));
            readXml(file!.text);
            if (computes(file!.text)) continue;
            const compared = await compareDecisions(program, state.tables);
            if (!compared) continue;
            seen.compared += 1;
            seen.customers += compared.customers;
            wrong.push(...compared.differences.map((each) => `seed ${seed}, program ${index + 1}: ${each}`));
          }
        } finally {
          folder.remove();
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  it('are many of them', () => {
    expect(seen.compared, JSON.stringify(seen)).toBeGreaterThan(seen.programs * 0.25);
    expect(seen.customers).toBeGreaterThan(100);
  });
});

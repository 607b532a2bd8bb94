import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../server/analysis/analysis.ts';
import { analyze } from '../../server/analysis/index.ts';
import { completeFile, type Files, retailData } from '../support/retail.ts';
import { worldOf } from '../support/world.ts';
import { edits } from './edits.ts';

const file = 'retail.patron';

function check(text: string, previous?: Model, files: Files = retailData): Model {
  return analyze(worldOf({ ...files, [file]: text }), file, previous);
}

/** All that can be seen of a model. */
function seen(model: Model): unknown {
  const findings = model.diagnostics().map(({ diagnostic, fixes, related, ...place }) => ({
    ...place,
    fixes,
    related,
    code: diagnostic.code,
    data: diagnostic.data,
  }));
  return { findings, program: model.program() };
}

describe('a model with a model before it', () => {
  it('shows what a new one shows, after any edits', () => {
    const steps = fc.array(fc.nat(edits.length - 1), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(steps, (chosen) => {
        let text = completeFile;
        let model = check(text);
        for (const step of chosen) {
          text = edits[step]?.(text) ?? text;
          model = check(text, model);
          // Not every model is looked at: what it did not compute must not be missing in the next.
          if (step % 2 === 0) expect(seen(model)).toEqual(seen(check(text)));
        }
        expect(seen(model)).toEqual(seen(check(text)));
      }),
      { numRuns: 120 },
    );
  });

  it.each(edits.map((edit, index) => [index, edit] as const))(
    'shows what a new one shows, there and back: edit %i',
    (_, edit) => {
      const edited = edit(completeFile);
      const there = check(edited, check(completeFile));
      expect(seen(there)).toEqual(seen(check(edited)));
      const back = check(completeFile, there);
      expect(seen(back)).toEqual(seen(check(completeFile)));
    },
  );

  const pairs: Readonly<Record<string, readonly [before: string, after: string]>> = {
    'a better name to suggest': [
      'segment a when spent_money > 5 CNY\nlet spent_mone = 5 CNY\n',
      'segment a when spent_money > 5 CNY\nlet spent_monez = 5 CNY\n',
    ],
    'a name that is declared now': [
      'segment a when spent_money > 5 CNY\n',
      'segment a when spent_money > 5 CNY\nlet spent_money = 5 CNY\n',
    ],
    'a member that is a name now': [
      'segment a when lifecycle is lost\n',
      'segment a when lifecycle is lost\nsegment lost when F >= 4\n',
    ],
    'a column that gives way to a name': [
      'segment a when consent\n',
      'segment a when consent\nsegment consent when F >= 4\n',
    ],
    'a column that a row has no more': [
      'segment a when (count of orders where category is "x") > 3\n',
      'segment a when (count of orders where category is "x") > 3\nsegment category when F >= 4\n',
    ],
  };

  it.each(Object.entries(pairs))('%s', (_, [before, after]) => {
    const whole = (rules: string) =>
      `${completeFile.replace('amount   total: money CNY', 'amount   total').replace('let high = 300 CNY', 'let high = 300')}${rules}`;
    const edited = check(whole(after), check(whole(before)));
    expect(seen(edited)).toEqual(seen(check(whole(after))));
    expect(seen(check(whole(before), edited))).toEqual(seen(check(whole(before))));
  });

  it('a fix that points to a declaration that moved points to its new place', () => {
    const text = completeFile.replace('amount   total: money CNY', 'amount   total');
    const edited = text.replace('data orders', '# The orders.\ndata orders');
    const model = check(edited, check(text));
    expect(seen(model)).toEqual(seen(check(edited)));
    const edits = model.diagnostics().flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits));
    expect(edits.map(({ start, text: words }) => `${edited.slice(start - 5, start)}${words}`)).toContain(
      'total: money CNY',
    );
  });

  it('notices that the data changed', () => {
    const before = check(completeFile);
    const files = {
      ...retailData,
      'data/orders.csv': (retailData['data/orders.csv'] ?? '').replace('199.50', '199.505'),
    };
    expect(seen(check(completeFile, before, files))).toEqual(seen(check(completeFile, undefined, files)));
    expect(seen(check(completeFile, before, files))).not.toEqual(seen(before));
  });

  it('leaves the model before it as it was', () => {
    const first = check(completeFile);
    check(completeFile.replace('let high', 'let higher'), first);
    expect(seen(first)).toEqual(seen(check(completeFile)));
  });
});

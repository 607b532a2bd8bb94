import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { format, parse } from '../../grammar/index.ts';
import { completion } from '../../server/features/completion/completion.ts';
import { describe as describeItem } from '../../server/features/completion/describe.ts';
import { formatDocument, formatOnType, formatRange, formatTriggers } from '../../server/features/format.ts';
import { signature } from '../../server/features/signature.ts';
import { program } from '../grammar/programs.ts';
import { applied } from '../support/carets.ts';
import { completeFile, retailData } from '../support/retail.ts';
import { snapshotOf } from '../support/snapshot.ts';

const runs = Number(process.env['PATRON_ROBUSTNESS'] ?? 40);

/** Programs with a hole somewhere. */
const text = fc
  .tuple(fc.oneof(program, fc.constant(completeFile)), fc.nat(), fc.nat(40))
  .map(
    ([whole, at, length]) => whole.slice(0, at % (whole.length + 1)) + whole.slice((at % (whole.length + 1)) + length),
  );

describe('whatever the text, at every place', () => {
  it('items replace what stands around the cursor, and can be described', () => {
    fc.assert(
      fc.property(text, fc.nat(), (rules, at) => {
        const snapshot = snapshotOf(rules, { files: retailData });
        const offset = at % (rules.length + 1);
        const { start, end, items } = completion(snapshot, offset, {});
        expect(start).toBeLessThanOrEqual(offset);
        expect(end).toBeGreaterThanOrEqual(offset);
        expect(end).toBeLessThanOrEqual(rules.length);
        expect(new Set(items.map(({ sort }) => sort)).size).toBe(items.length);
        for (const item of items.slice(0, 10)) {
          expect(item.insert).not.toBe('');
          if (item.about) describeItem(snapshot, item.about);
        }
      }),
      { numRuns: runs },
    );
  });

  it('the parts of a signature stand in it', () => {
    fc.assert(
      fc.property(text, fc.nat(), (rules, at) => {
        const found = signature(snapshotOf(rules, { files: retailData }), at % (rules.length + 1));
        for (const { start, end } of found?.parameters ?? []) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(found!.label.length);
        }
        if (found?.active !== undefined) expect(found.parameters[found.active]).toBeDefined();
      }),
      { numRuns: runs },
    );
  });

  it('formatting comes to what the grammar prints, and typing never breaks what was sound', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.constantFrom(...formatTriggers), (rules, at, typed) => {
        const snapshot = snapshotOf(rules, { files: retailData });
        const offset = at % (rules.length + 1);
        expect(applied(rules, formatDocument(snapshot))).toBe(format(rules).text);
        const issues = parse(rules).chunks.flatMap(({ chunk }) => chunk.issues).length;
        for (const edits of [formatRange(snapshot, offset, offset), formatOnType(snapshot, offset, typed)]) {
          const after = applied(rules, edits);
          expect(parse(after).chunks.flatMap(({ chunk }) => chunk.issues).length, after).toBe(issues);
        }
      }),
      { numRuns: runs },
    );
  });
});

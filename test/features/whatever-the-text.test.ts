import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NameUse } from '../../server/analysis/index.ts';
import { definition } from '../../server/features/definition.ts';
import { folds } from '../../server/features/folding.ts';
import { highlights } from '../../server/features/highlight.ts';
import { links } from '../../server/features/links.ts';
import { references } from '../../server/features/references.ts';
import { prepareRename, rename } from '../../server/features/rename.ts';
import { selectionRanges } from '../../server/features/selection.ts';
import { semanticTokens } from '../../server/features/semantic-tokens.ts';
import type { Place, Snapshot } from '../../server/features/snapshot.ts';
import { type DocumentSymbol, documentSymbols } from '../../server/features/symbols.ts';
import { program } from '../grammar/programs.ts';
import { completeFile, retailData, treeData } from '../support/retail.ts';
import { snapshotOf } from '../support/snapshot.ts';

const runs = Number(process.env['PATRON_ROBUSTNESS'] ?? 60);
const files = { ...treeData, ...retailData };

/** Programs, pieces of programs, and programs with holes. */
const text = fc
  .tuple(fc.oneof(program, fc.constant(completeFile)), fc.nat(), fc.nat(40))
  .map(
    ([whole, at, length]) => whole.slice(0, at % (whole.length + 1)) + whole.slice((at % (whole.length + 1)) + length),
  );

describe('whatever the text', () => {
  it('names stand in order, none over another, and keep their word', () => {
    fc.assert(
      fc.property(text, (rules) => {
        const { model, source } = snapshotOf(rules, { files });
        for (const { chunk } of source.chunks) {
          let last = 0;
          for (const { span, target } of model.names(chunk)) {
            expect(span.start).toBeGreaterThanOrEqual(last);
            expect(span.end).toBeGreaterThan(span.start);
            expect(target.name).not.toBe('');
            last = span.end;
          }
          expect(last).toBeLessThanOrEqual(chunk.text.length);
          for (const { span } of model.expressions(chunk)) expect(span.end).toBeLessThanOrEqual(chunk.text.length);
        }
      }),
      { numRuns: runs },
    );
  });

  it('every feature answers everywhere with places in the text', () => {
    fc.assert(
      fc.property(text, fc.nat(), (rules, at) => {
        const snapshot = snapshotOf(rules, { files });
        const offset = at % (rules.length + 1);
        for (const place of placesAt(snapshot, offset)) {
          expect(0 <= place.start && place.start <= place.end).toBe(true);
          if (place.file === undefined || place.file === snapshot.file)
            expect(place.end).toBeLessThanOrEqual(rules.length);
        }
      }),
      { numRuns: runs },
    );
  });

  it('what is a reference leads to the declaration that leads back', () => {
    fc.assert(
      fc.property(text, fc.nat(), (rules, at) => {
        const snapshot = snapshotOf(rules, { files });
        const names = placedNames(snapshot);
        const name = names[at % Math.max(1, names.length)];
        if (!name) return;
        const all = references({ snapshots: [snapshot] }, snapshot, name.start, { includeDeclaration: true });
        expect(all).toContainEqual({ file: snapshot.file, start: name.start, end: name.end });
        for (const { file, start } of all) {
          if (file !== snapshot.file) continue;
          const back = references({ snapshots: [snapshot] }, snapshot, start, { includeDeclaration: true });
          expect(back).toEqual(all);
        }
      }),
      { numRuns: runs },
    );
  });
});

type AnyPlace = Pick<Place, 'start' | 'end'> & Partial<Pick<Place, 'file'>>;

function placesAt(snapshot: Snapshot, offset: number): readonly AnyPlace[] {
  const project = { snapshots: [snapshot] };
  const found = definition(snapshot, offset);
  const prepared = prepareRename(project, snapshot, offset);
  const renamed = rename(project, snapshot, offset, '新 名');
  return [
    ...(found ? [found.origin] : []),
    ...('place' in prepared ? [prepared.place] : []),
    ...('edits' in renamed ? renamed.edits : []),
    ...references(project, snapshot, offset, { includeDeclaration: true }),
    ...highlights(snapshot, offset),
    ...semanticTokens(snapshot),
    ...links(snapshot).map(({ place }) => place),
    ...folds(snapshot),
    ...selectionRanges(snapshot, offset),
    ...documentSymbols(snapshot).flatMap(allPlaces),
  ];
}

function allPlaces({ place, namePlace, children }: DocumentSymbol): readonly Place[] {
  return [place, namePlace, ...children.flatMap(allPlaces)];
}

function placedNames({ model, source }: Snapshot): readonly (AnyPlace & { readonly use: NameUse })[] {
  return source.chunks.flatMap(({ chunk, start }) =>
    model.names(chunk).map((use) => ({ start: start + use.span.start, end: start + use.span.end, use })),
  );
}

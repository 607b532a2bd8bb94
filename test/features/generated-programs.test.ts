import { describe, expect, it } from 'vitest';
import { type AnyNode, walk } from '../../grammar/index.ts';
import { rename } from '../../server/features/rename.ts';
import type { Snapshot } from '../../server/features/snapshot.ts';
import { applied, errorsOf } from '../support/carets.ts';
import { makeDataset } from '../support/differential/dataset.ts';
import { textOf } from '../support/generate/index.ts';
import type { Files } from '../support/retail.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { programShape } from './program-shape.ts';

const seeds = Array.from({ length: Number(process.env['PATRON_ROBUSTNESS'] ?? 12) }, (_, seed) => seed + 1);

interface Generated {
  readonly snapshot: Snapshot;
  readonly files: Files;
}

/** Programs over the data of one seed that check without errors. */
function generate(seed: number): readonly Generated[] {
  const { files: contents, programs } = makeDataset(seed, 4);
  return programs.map(textOf).flatMap((text) => {
    const files = filesIn(text, contents);
    const snapshot = snapshotOf(text, { files });
    return errorsOf(snapshot.model).length === 0 ? [{ snapshot, files }] : [];
  });
}

function filesIn(text: string, contents: ReadonlyMap<string, string>): Files {
  const paths = text.matchAll(/^data (\S+) from "([^"]+)"/gm);
  return Object.fromEntries(
    [...paths].map(([, data = '', path = '']) => [path, (contents.get(data) ?? '').replace(/^\ufeff/, '')]),
  );
}

describe('generated programs', () => {
  it('are whole, most of them', () => {
    const whole = seeds.flatMap(generate);
    expect(whole.length).toBeGreaterThan(seeds.length * 2);
  });

  it.each(seeds)('every name of a program without errors stands for something: seed %i', (seed) => {
    for (const {
      snapshot: { model, source },
    } of generate(seed)) {
      for (const { chunk } of source.chunks) {
        const bound = new Set(model.names(chunk).map(({ span }) => `${span.start} ${span.end}`));
        const written = chunk.declarations.flatMap(namesIn).filter((span) => !isCell(chunk.text.slice(...span)));
        const open = written.filter(([start, end]) => !bound.has(`${start} ${end}`));
        expect(
          open.map((span) => chunk.text.slice(...span)),
          chunk.text,
        ).toEqual([]);
      }
    }
  });

  it.each(seeds)('every declared name can be another, and the program means the same: seed %i', (seed) => {
    for (const { snapshot, files } of generate(seed)) {
      const { text } = snapshot.source;
      for (const { name, owner, offset, kind } of declaredNames(snapshot)) {
        const to = ['改名', 'new name', 'average', 'x4'][offset % 4] ?? '';
        const result = rename({ snapshots: [snapshot] }, snapshot, offset, to);
        if (!('edits' in result)) throw new Error(`${kind} ${name}: ${result.refused}`);
        const edited = applied(text, result.edits);
        const after = snapshotOf(edited, { files });
        expect(errorsOf(after.model), edited).toEqual([]);
        const renaming = { from: name, to, owner };
        expect(programShape(after.model, renaming), `${kind} ${name} → ${to}`).toEqual(
          programShape(snapshot.model, renaming),
        );
      }
    }
  });
});

function namesIn(node: AnyNode): readonly (readonly [start: number, end: number])[] {
  const found: (readonly [number, number])[] = [];
  walk(node, ({ kind, span }) => {
    if (kind === 'name') found.push([span.start, span.end]);
  });
  return found;
}

/** `x44` is a cell where a cell is meant. */
function isCell(written: string): boolean {
  return /^x[x\d]*$/i.test(written);
}

/** One of each kind is enough. */
function declaredNames({ model, source }: Snapshot) {
  const all = source.chunks.flatMap(({ chunk, start }) =>
    model
      .names(chunk)
      .filter(({ role, target }) => role === 'declaration' && target.kind !== 'column' && target.kind !== 'label')
      .map(({ span, target }) => ({
        name: target.name,
        owner: target.owner,
        kind: target.kind,
        offset: start + span.start,
      })),
  );
  return all.filter(({ kind }, index) => all.findIndex((other) => other.kind === kind) === index);
}

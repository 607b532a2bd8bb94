import { afterAll, beforeAll, describe, it } from 'vitest';
import type { EngineKind, TestEngine } from './engine.ts';

/** The same tests on each engine that is there; one that is not is a skipped test which says why. */
export function describeOn(engines: readonly EngineKind[], tests: (engine: () => TestEngine) => void): void {
  for (const kind of engines) {
    describeWhere(kind.missing(), `on ${kind.name}`, () => onOne(kind, tests));
  }
}

/** Tests of something that is not on every machine; `missing` says why it is not there. */
export function describeWhere(missing: string | undefined, title: string, tests: () => void): void {
  if (missing !== undefined) it(`${title}: ${missing}`, (context) => context.skip(true, 'the engine is not installed'));
  else describe(title, tests);
}

function onOne(kind: EngineKind, tests: (engine: () => TestEngine) => void): void {
  let engine: TestEngine | undefined;
  beforeAll(async () => {
    engine = await kind.start();
  }, 600_000);
  afterAll(() => engine?.close());
  tests(() => engine!);
}

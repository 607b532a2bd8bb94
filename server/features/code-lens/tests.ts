import { wordsOf } from '../../text/catalogue.ts';
import type { CodeLens } from '../code-lens.ts';
import type { Snapshot } from '../snapshot.ts';
import { testPassed } from '../test-results.ts';

/** Above each test the way to run it, with how it ended last. */
export function testLenses(snapshot: Snapshot): CodeLens[] {
  const { lens } = wordsOf(snapshot.language);
  return snapshot.source.chunks.flatMap(({ chunk, start }) =>
    chunk.declarations.flatMap((declaration): CodeLens[] => {
      if (declaration.kind !== 'test' || declaration.title.kind !== 'text') return [];
      const { span, value: title } = declaration.title;
      const passed = testPassed(snapshot, title);
      const words = passed === undefined ? lens.runTest : passed ? lens.passed : lens.failed;
      return [{ start: start + span.start, end: start + span.end, title: words, command: { kind: 'runTest', title } }];
    }),
  );
}

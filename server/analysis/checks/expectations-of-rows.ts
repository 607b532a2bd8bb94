import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ModelCheck } from '../checked.ts';
import { dataExpected, rowsGiven } from '../program-others.ts';
import { decidedIn, decidedInCampaigns, decidedInOthers, finding, othersOf, placed } from './check.ts';

/** What is decided for each row of some data is expected of the one row that a test gives. */
export const expectationsOfRows: ModelCheck = ({ deciding: results, environment: { schema } }) => {
  if (othersOf(results).length === 0) return [];
  const others = othersOf(results).map(({ part }) => part);
  const isOfRows = (action: string) =>
    decidedInOthers(results).has(action) && !decidedIn(results).has(action) && !decidedInCampaigns(results).has(action);
  const tests = placed(results, ({ elaborated }) => elaborated.tests);
  return tests.flatMap(({ part: test, result }) =>
    test.expect.flatMap((expectation): readonly Diagnostic[] => {
      if (expectation.kind !== 'decision' || !isOfRows(expectation.action)) return [];
      const { action, span } = expectation;
      const data = dataExpected(test, action, others) ?? '';
      const at = { chunk: result.unit.chunk, span: { start: span[0], end: span[1] } };
      if (schema.data.get(data)?.position === 'above') return [finding('PTN4147', at, { action, data })];
      const rows = rowsGiven(test.given, data);
      return rows === 1 ? [] : [finding('PTN4146', at, { action, data, rows })];
    }),
  );
};

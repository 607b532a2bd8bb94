import { it } from 'vitest';
import { describeOn, engines } from '../../support/engines/index.ts';
import { expectCases } from './cases/case.ts';
import { dayCases } from './cases/days.ts';
import { listCases } from './cases/lists.ts';
import { manyTests } from './cases/many.ts';
import { numberCases } from './cases/numbers.ts';
import { rowTests } from './cases/rows.ts';
import { textCases } from './cases/texts.ts';

const groups = { texts: textCases, numbers: numberCases, days: dayCases, lists: listCases };

describeOn(engines, (engine) => {
  it.each(Object.entries(groups))('%s are what they are anywhere', (_, cases) => expectCases(engine(), cases), 600_000);
  rowTests(engine);
  manyTests(engine);
});

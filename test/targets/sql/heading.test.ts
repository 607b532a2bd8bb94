import { expect, it } from 'vitest';
import { sqlTarget } from '../../../server/targets/sql/export/target.ts';
import { shopData, shopDeclarations } from '../../support/world.ts';
import { inputOf, programOf } from '../csv/round-trip.ts';

function headOf(rules: string): string {
  const { program, errors } = programOf(shopDeclarations + rules, shopData);
  expect(errors).toEqual([]);
  const { text } = sqlTarget.compile({ ...inputOf(program!), asOf: '2026-10-31' })[0]!;
  return text.slice(0, text.indexOf('\nWITH'));
}

const spend = 'metric spend is sum of orders.total\n';

it('says whether scores and classes are fitted by the statement', () => {
  const fitted = 'Scores and classes are fitted by this statement';
  expect(headOf(`${spend}score M is 5 bands of spend\nif M >= 4 then tier star`)).toContain(fitted);
  expect(headOf(`${spend}score M is bands of spend at 10 CNY, 20 CNY\nif M >= 2 then tier star`)).not.toContain(fitted);
});

it('says what a failure means, by the mark that stands in the statement', () => {
  const head = headOf(
    `${spend}metric share is spend / sum of orders.total in last 12 months\nif share > 0.5 then tier star`,
  );
  expect(head).toContain('patron-check-0: a number in “share” is too large to be divided exactly.');
});

import { describe, expect, it } from 'vitest';
import { dbt } from '../../../server/targets/dbt/dbt.ts';
import { type DialectName, dialectNames } from '../../../server/targets/sql/dialects.ts';
import { sqlTarget } from '../../../server/targets/sql/export/target.ts';
import type { CompileInput, CompileOptions } from '../../../server/targets/target.ts';
import { shopData, shopDeclarations } from '../../support/world.ts';
import { inputOf, programOf } from '../csv/round-trip.ts';

type Changes = Partial<Omit<CompileInput, 'options'>> & { readonly options?: Partial<CompileOptions> };

function headOf(rules: string, changes: Changes = {}, target = sqlTarget): string {
  const { program, errors } = programOf(shopDeclarations + rules, shopData);
  expect(errors).toEqual([]);
  const input = { ...inputOf(program!), asOf: '2026-10-31' };
  const { text } = target.compile({ ...input, ...changes, options: { ...input.options, ...changes.options } })[0]!;
  return text.slice(0, text.indexOf('\nWITH'));
}

const firstLine = (rules: string, changes: Changes) => headOf(rules, changes).split('\n')[0];

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

describe('the first line', () => {
  const plain = 'if count of orders > 2 then tier star';

  it.each<[string, Changes, string]>([
    ['a file of the project', { file: 'rules/spring.patron' }, `rules/spring.patron --target sql:duckdb`],
    ['no file', {}, '--target sql:duckdb'],
    ['another day than the rules name', { asOf: '2026-11-30' }, '--target sql:duckdb --as-of 2026-11-30'],
    ['a lock', { file: 'a.patron', fits: new Map() }, 'a.patron --target sql:duckdb --frozen'],
    [
      'something else than a query',
      { file: 'a.patron', options: { result: 'values', as: 'table', name: "crm.it's", pii: true } },
      `a.patron --target sql:duckdb --result values --as table --name 'crm.it'\\''s' --pii`,
    ],
    [
      'a name that a shell would take apart',
      { file: 'my rules;ls.patron' },
      `'my rules;ls.patron' --target sql:duckdb`,
    ],
    ['a name that looks like an option', { file: '-x.patron' }, `./-x.patron --target sql:duckdb`],
    ['Chinese', { file: '规则/会员.patron' }, `规则/会员.patron --target sql:duckdb`],
    ['what would end the comment', { file: 'a\n*/ DROP\u2028.patron' }, `'a * / DROP .patron' --target sql:duckdb`],
  ])('says how to compile it again: %s', (_, changes, says) => {
    expect(firstLine(plain, changes)).toBe(`-- patron compile ${says}`);
  });
});

describe('where times are read', () => {
  const inPrague = (rules: string, dialect: DialectName) => {
    const declared = shopDeclarations.replace('Asia/Shanghai', 'Europe/Prague');
    const input = inputOf(programOf(declared + rules, shopData).program!);
    return sqlTarget.compile({ ...input, options: { ...input.options, dialect } })[0]!.text;
  };

  it.each(dialectNames)('%s is told the zone that they are of', (dialect) => {
    const says = ['trino', 'clickhouse', 'snowflake'].includes(dialect)
      ? 'a view has to convert columns with a zone to it'
      : 'if columns have a zone, set the session to Europe/Prague.';
    const head = inPrague('if count of orders in last 3 months > 2 then tier star', dialect);
    expect(head).toContain(`-- Times are those of Europe/Prague: ${says}`);
  });

  it('is no word of it where none are', () => {
    expect(inPrague('if city is "Lyon" then tier star', 'duckdb')).not.toContain('Europe/Prague');
  });
});

describe('a model of dbt', () => {
  const rules = `${spend}score M is 5 bands of spend\nif M >= 4 then tier star`;
  const own = (head: string) => head.split('\n').slice(1);

  it('says of itself what a statement says', () => {
    const head = headOf(rules, { file: 'a.patron' }, dbt);
    expect(head.split('\n')[0]).toBe('-- patron compile a.patron --target dbt:duckdb');
    expect(own(head)).toEqual(own(headOf(rules)));
    expect(head).toContain('Compiled by Patron from rules; change the rules instead.');
    expect(head).toContain('As of 2026-10-31: nothing after that day exists.');
  });

  it('has no template in it', () => {
    expect(headOf(rules, { file: '{{ x }}.patron' }, dbt)).toContain("'{{ '{{' }} x }}.patron'");
  });
});

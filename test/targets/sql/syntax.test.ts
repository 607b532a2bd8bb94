import { beforeAll, describe, expect, it } from 'vitest';
import type * as Ir from '../../../server/ir/index.ts';
import { statementResults } from '../../../server/targets/result-names.ts';
import { dialects } from '../../../server/targets/sql/dialects.ts';
import { canonical, isDouble, sql } from '../../../server/targets/sql/index.ts';
import { checkCase, stateOf } from '../../support/differential/case.ts';
import { makeDataFolder } from '../../support/differential/data-folder.ts';
import { makeDataset } from '../../support/differential/dataset.ts';
import { seedsOf, settings } from '../../support/differential/settings.ts';
import { statementOf } from '../../support/differential/statement-side.ts';
import { textOf } from '../../support/generate/index.ts';
import { types } from '../../support/ir-builder.ts';
import { type ParsedDialect, sqlParsers, startParsers } from '../../support/sql-parsers/index.ts';
import { constant } from './cases/case.ts';
import { dayCases } from './cases/days.ts';
import { listCases } from './cases/lists.ts';
import { numberCases } from './cases/numbers.ts';
import { textCases } from './cases/texts.ts';

/** Dialects whose engines cannot be run here: every statement of theirs has to be taken by two grammars that know nothing of each other. */
const names = Object.keys(sqlParsers) as ParsedDialect[];

const groups = { texts: textCases, numbers: numberCases, days: dayCases, lists: listCases };

beforeAll(startParsers);

describe.each(names)('%s', (name) => {
  const dialect = dialects[name]!;

  describe.each(sqlParsers[name])('$name', (parser) => {
    it.each(Object.entries(groups))('takes every answer about %s', (_, cases) => {
      const said = cases.filter(({ type }) => !(type && isDouble(type) && dialect.hidesDoubles));
      expect(said.length).toBeGreaterThan(cases.length / 2);
      const refused = said.flatMap(({ title, of, inputs, type = types.text }) => {
        const value = of(dialect, ...inputs.map(([each, text]) => constant(dialect, each, text)));
        const statement = sql`SELECT ${canonical(dialect, value, type)} AS x`.text;
        const refusal = parser.refusal(statement);
        return refusal === undefined ? [] : [{ title, statement, refusal }];
      });
      expect(refused).toEqual([]);
    });

    it.each(['SELECT 1 +', 'SELECT (1', 'SELECT CASE WHEN 1 = 1 THEN', "SELECT 'a", 'SELECT 1 FROM'])(
      'refuses %s',
      (broken) => {
        expect(parser.refusal(broken)).toBeDefined();
      },
    );
  });
});

/** The grammar of Trino takes a second for a statement. */
const slow = /ANTLR/;
const fewSlow = 4;

describe('statements of generated programs', () => {
  it.each(seedsOf(settings(30)).flat())('seed %i', { timeout: 300_000 }, async (seed) => {
    const refused = (await programsOf(seed)).flatMap((program, index) =>
      names.flatMap((name) => refusals(program, name, seed * 5 + index < fewSlow + 5)),
    );
    expect(refused.join('\n\n')).toBe('');
  });
});

async function programsOf(seed: number): Promise<Ir.Program[]> {
  const { files, programs } = makeDataset(seed, 5);
  const folder = makeDataFolder(files);
  try {
    const state = stateOf(folder, files);
    const checked: Ir.Program[] = [];
    for (const each of programs) {
      const { program } = await checkCase(state, textOf(each));
      if (program?.definitions.every(({ kind }) => kind !== 'affinity')) checked.push(program);
    }
    return checked;
  } finally {
    folder.remove();
  }
}

function refusals(program: Ir.Program, name: ParsedDialect, isSlow: boolean): readonly string[] {
  const dialect = dialects[name]!;
  const hides = dialect.hidesDoubles && program.definitions.some(({ type }) => isDouble(type));
  const results = statementResults(program).filter(({ result }) => !(hides && result === 'values'));
  return results.flatMap(({ result }) => {
    const { text } = statementOf(program, dialect, result, { asOf: program.asOf.date ?? '2026-10-31' });
    const parsers = sqlParsers[name].filter((parser) => isSlow || !slow.test(parser.name));
    return parsers.flatMap((parser) => {
      const refusal = parser.refusal(text);
      return refusal === undefined ? [] : [`${parser.name}: ${refusal}\n${text}`];
    });
  });
}

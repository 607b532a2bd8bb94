import type * as Ir from '../../ir/index.ts';
import { isBelowSubject } from '../../ir/other-data.ts';
import { fileNames } from '../../text/file-names.ts';
import { nameAsWritten } from '../../text/written.ts';
import { originOf } from '../origin.ts';
import type { CompiledFile, CompileInput, Obstacle, Place, Target } from '../target.ts';
import { said, Unsayable } from '../written/unsayable.ts';
import { csvRecord } from './cells.ts';
import { tableRecords } from './table.ts';

/** The rules of each policy, or of one, as a table for a spreadsheet; `patron table` reads it back. */
export const csv: Target = {
  name: 'csv',
  obstacles(input) {
    const policies = policiesOf(input);
    return policies.length === 0
      ? [nothingToSay(input)]
      : policies.flatMap((policy) => obstaclesOf(policy, input.program));
  },
  compile(input) {
    const policies = policiesOf(input);
    const names = fileNames(policies.map(({ name }) => name));
    return policies.map((policy, index) => compiled(policy, names[index]!, input.program));
  },
};

function compiled(policy: Ir.Policy, name: string, program: Ir.Program): CompiledFile {
  const records = tableRecords(policy, program).map(csvRecord);
  return {
    path: `${name}.csv`,
    text: records.map((record) => `${record}\r\n`).join(''),
    language: 'csv',
    places: placesOf(policy, records),
  };
}

/** A record may have line breaks in its cells. */
function placesOf({ origin, rules }: Ir.Policy, records: readonly string[]): readonly Place[] {
  let line = 0;
  return records.map((record, index) => {
    const from = line;
    line += record.split('\n').length;
    return { lines: [from, line], origin: rules[index - 1]?.origin ?? origin };
  });
}

function policiesOf({ program, options }: CompileInput): readonly Ir.Policy[] {
  const all = allOf(program);
  return options.part === undefined ? all : all.filter(({ name }) => name === options.part);
}

function allOf({ policies, others = [] }: Ir.Program): readonly Ir.Policy[] {
  return [...policies, ...others.flatMap((other) => other.policies)];
}

function nothingToSay({ program, options: { part } }: CompileInput): Obstacle {
  const names = allOf(program).map(({ name }) => name);
  const origin = originOf(program);
  if (part === undefined || names.length === 0) return { code: 'PTN6062', data: {}, origin };
  return { code: 'PTN6061', data: { part, names: names.join(', ') }, origin };
}

/** Every rule by itself, so that each that has no words is told. */
function obstaclesOf(policy: Ir.Policy, program: Ir.Program): readonly Obstacle[] {
  if (!policy.rules.some(({ when }) => when))
    return [{ code: 'PTN6063', data: { name: policy.name }, origin: policy.origin }];
  const whole = said(() => tableRecords(policy, program));
  if (!(whole instanceof Unsayable)) return [];
  const found = policy.rules.flatMap((rule): Obstacle[] => {
    const one = said(() => tableRecords({ ...policy, uncovered: [], overlaps: [], rules: [rule] }, program));
    return one instanceof Unsayable ? [withoutWords(rule, policy, program)] : [];
  });
  return found.length > 0 ? found : [withoutWords(policy, policy, program)];
}

/** A name stands for a value of one customer: rules about what has many of them need another way out. */
function withoutWords(
  { name, origin }: Pick<Ir.Rule, 'name' | 'origin'>,
  { data }: Ir.Policy,
  program: Ir.Program,
): Obstacle {
  if (data === undefined || isBelowSubject(program, data)) return { code: 'PTN6064', data: { name }, origin };
  const many = nameAsWritten(program.subject) ?? program.subject;
  return { code: 'PTN6074', data: { name, many: program.subject, path: `${many}.NAME` }, origin };
}

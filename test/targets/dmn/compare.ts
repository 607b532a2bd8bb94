import type * as Ir from '../../../server/ir/index.ts';
import { expressionsOfProgram, walk } from '../../../server/ir/walk.ts';
import { dmn } from '../../../server/targets/dmn/dmn.ts';
import { Vocabulary } from '../../../server/targets/dmn/vocabulary.ts';
import { written } from '../../../server/targets/written/expression.ts';
import { scopeOf } from '../../../server/targets/written/scope.ts';
import { said } from '../../../server/targets/written/unsayable.ts';
import { decideAll, type FeelValue, feelInput, readDmn } from '../../support/dmn/evaluate.ts';
import { evaluate } from '../../support/reference/expression.ts';
import { DataError, evaluateProgram, printValue, type RawTable } from '../../support/reference/index.ts';
import { inputOf } from '../csv/round-trip.ts';

export interface ComparedDecisions {
  readonly customers: number;
  readonly differences: readonly string[];
}

/**
 * Every customer decided by the model, from values that the reference computed, and by the reference. Undefined: there is no model, or the data ends the
 * program.
 */
export async function compareDecisions(
  program: Ir.Program,
  tables: ReadonlyMap<string, RawTable>,
): Promise<ComparedDecisions | undefined> {
  const evaluation = evaluated(program, tables);
  if (!evaluation) return undefined;
  const fits = new Map(
    [...evaluation.fits].map(([name, { fitted, cuts }]) => {
      const definition = program.definitions.find((each) => each.name === name);
      const type = definition && 'of' in definition ? definition.of.type : undefined;
      return [name, { kind: 'bands' as const, fitted, cuts: cuts.map((cut) => printValue(cut, type)), counts: [] }];
    }),
  );
  const input = { ...inputOf(program), fits };
  if (dmn.obstacles(input).length > 0) return undefined;
  const model = await readDmn(dmn.compile(input)[0]!.text);
  if (model.warnings.length > 0) throw new Error(String(model.warnings[0]));
  const vocabulary = new Vocabulary(program);
  const values = valuesByLabel(program);
  const differences: string[] = [];
  for (const { key, scope, decisions } of evaluation.customers) {
    const given = new Map<string, FeelValue>();
    for (const element of model.elements.filter(({ $type }) => $type === 'dmn:InputData')) {
      const definition = program.definitions.find(({ name }) => vocabulary.definition(name) === element.name);
      const column = values.get(element.label ?? '');
      const type = definition?.type ?? column?.type;
      const value = definition ? scope.value(definition.name) : column && evaluate(column, scope);
      const text = type?.kind === 'list' ? null : printValue(value, type);
      const list = value?.kind === 'list' ? value.items.map((item) => printValue(item)) : null;
      given.set(element.name, type?.kind === 'list' ? list : feelInput(text, kindOf(type)));
    }
    const decided = decideAll(model, given);
    for (const action of program.actions) {
      const expected = decisions
        .resolved(action.name)
        .kept.map(({ value, labels, policy, rule }) => [
          action.takes ? printValue(value, action.takes) : 'yes',
          `${policy.name}: ${rule.name}`,
          ...action.labels.map(({ label, takes }) => printValue(labels.get(label), takes)),
        ]);
      const names = vocabulary.action(action.name);
      const found = decided.get(names.decision);
      const all = found === null || found === undefined ? [] : Array.isArray(found) ? found : [found];
      const got = all.map((one: Record<string, FeelValue>) => [
        feelOutput(one[names.value], action.takes),
        one[names.rule],
        ...action.labels.map(({ label, takes }) => feelOutput(one[names.labels.get(label)!], takes)),
      ]);
      const [theirs, ours] = [JSON.stringify(expected), JSON.stringify(got)];
      if (theirs !== ours) differences.push(`${key} ${action.name}: reference ${theirs}, model ${ours}`);
    }
  }
  return { customers: evaluation.customers.length, differences };
}

function evaluated(program: Ir.Program, tables: ReadonlyMap<string, RawTable>) {
  try {
    return evaluateProgram(program, tables);
  } catch (error) {
    if (error instanceof DataError) return undefined;
    throw error;
  }
}

/** What an input without a name of its own stands for: a column, or a value in the words of the rules. */
function valuesByLabel(program: Ir.Program): ReadonlyMap<string, Ir.Expression> {
  const found = new Map<string, Ir.Expression>();
  for (const { expression } of expressionsOfProgram(program)) {
    for (const each of walk(expression)) {
      const words = said(() => written(each, scopeOf(program)));
      if (typeof words === 'string' && each.op !== 'column') found.set(words, each);
      if (each.op === 'column') found.set(pathOf(each), each);
    }
  }
  return found;
}

function pathOf({ from, path, column }: Ir.Column): string {
  return [from, ...path.map((step) => (step.kind === 'lookup' ? step.column : step.data)), column].join('.');
}

function kindOf(type: Ir.Type | undefined): string {
  switch (type?.kind) {
    case 'number':
    case 'money':
    case 'duration':
      return 'number';
    case 'yes-no':
      return 'boolean';
    case 'date':
      return 'date';
    case 'timestamp':
      return 'date and time';
    default:
      return 'string';
  }
}

/** As canonical text. */
function feelOutput(value: FeelValue, type: Ir.Type | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (value === true || value === false) return value ? 'yes' : 'no';
  if (typeof value !== 'number') return String(value);
  const held = type && 'held' in type ? type.held : undefined;
  return held?.kind === 'decimal' ? value.toFixed(held.scale) : String(value);
}

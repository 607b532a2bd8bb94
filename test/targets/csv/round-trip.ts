import { basename } from 'node:path/posix';
import { analyze } from '../../../server/analysis/index.ts';
import { registry } from '../../../server/diagnostics/registry.ts';
import { putPolicy } from '../../../server/features/policy-table/put-policy.ts';
import { policySource, readTable } from '../../../server/features/policy-table/read-table.ts';
import type * as Ir from '../../../server/ir/index.ts';
import { csv } from '../../../server/targets/csv/csv.ts';
import type { CompileInput } from '../../../server/targets/target.ts';
import { worldOf } from '../../support/world.ts';

export type Files = Readonly<Record<string, string>>;

export const rulesFile = 'rules.patron';

/** The program of a text beside some data, and the codes of its errors. */
export function programOf(text: string, files: Files) {
  const model = analyze(worldOf({ ...files, [rulesFile]: text }), rulesFile);
  const errors = model.diagnostics().filter(({ diagnostic }) => registry[diagnostic.code].severity === 'error');
  return { program: model.program(), errors: errors.map(({ diagnostic }) => diagnostic.code) };
}

export function inputOf(program: Ir.Program, part?: string): CompileInput {
  return {
    program,
    bindings: { data: new Map() },
    language: 'en',
    options: { dialect: 'duckdb', as: 'query', module: 'esm', ...(part !== undefined && { part }) },
  };
}

/** The table of a policy; undefined where it has no words. */
export function tableOf(program: Ir.Program, part: string): string | undefined {
  const input = inputOf(program, part);
  return csv.obstacles(input).length > 0 ? undefined : csv.compile(input)[0]?.text;
}

export interface RoundTrip {
  readonly source: string;
  readonly text: string;
  readonly errors: readonly string[];
  readonly program: Ir.Program | undefined;
}

/** The rules with a policy put back from its table. */
export function putBack(rules: string, table: string, files: Files): RoundTrip {
  const read = readTable(table);
  if ('problems' in read) throw new Error(`${JSON.stringify(read.problems)}\n${table}`);
  const { text } = putPolicy(rules, policySource(read), read.name, basename(rulesFile, '.patron'));
  return { source: read.source, text, ...programOf(text, files) };
}

export function policyNamed(program: Ir.Program | undefined, name: string): Ir.Policy | undefined {
  const all = [...(program?.policies ?? []), ...(program?.others ?? []).flatMap(({ policies }) => policies)];
  return all.find((policy) => policy.name === name);
}

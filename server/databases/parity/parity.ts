import { DataError } from '../../evaluate/data-error.ts';
import type { Explanation, Relation } from '../../evaluate/engine.ts';
import { failureWords } from '../../evaluate/failure-words.ts';
import type { NamedResult, RowStatement } from '../../targets/result-names.ts';
import type { Backend, BackendName, Skipped } from './backend.ts';
import type { Setting } from './backends.ts';
import { type Comparison, compare, type Expected } from './compare.ts';

/** How backends compare with the engine on one state of the data. */
export interface Parity {
  readonly asOf: Setting['session']['asOf'];
  readonly customers: number;
  readonly backends: readonly BackendParity[];
}

export interface BackendParity {
  readonly name: BackendName;
  /** What was compared, or was not; absent: the decisions about customers, or nothing was. */
  readonly result?: NamedResult<RowStatement>;
  /** Why it was not compared; all else is absent then. */
  readonly skipped?: string;
  readonly comparison?: Comparison;
  /** Why it could not decide where the engine did. */
  readonly failure?: string;
  readonly trace?: Trace;
}

/** About the customer of the first difference: why the engine decided so, and what both have for the definitions that they do not agree on. */
export interface Trace {
  readonly explanation?: Explanation;
  readonly values: readonly { readonly name: string; readonly engine: string | null; readonly other: string | null }[];
}

export async function parityOf(setting: Setting, backends: readonly (Backend | Skipped)[]): Promise<Parity> {
  const { session } = setting;
  const decisions = await session.relation({ kind: 'decisions' });
  const compared: BackendParity[] = [];
  for (const backend of backends) {
    if ('reason' in backend) compared.push(skipped(backend));
    else if (!backend.result) compared.push(await compareOne(setting, expectedOf(decisions), backend));
    else {
      const expected = expectedOf(await session.relation(backend.result.result));
      compared.push({ ...(await compareOne(setting, expected, backend)), result: backend.result });
    }
  }
  return { asOf: session.asOf, customers: decisions.rows, backends: compared };
}

function skipped({ name, result, reason }: Skipped): BackendParity {
  return { name, ...(result && { result }), skipped: reason };
}

function expectedOf(relation: Relation): Expected {
  return { columns: relation.columns.map(({ name }) => name), rows: () => relation.read() };
}

export function agrees({ backends }: Parity): boolean {
  return backends.every(({ comparison, failure }) => failure === undefined && (comparison?.different ?? 0) === 0);
}

async function compareOne(setting: Setting, expected: Expected, backend: Backend): Promise<BackendParity> {
  const { name } = backend;
  try {
    const comparison = await compare(expected, backend);
    const { first } = comparison;
    return { name, comparison, ...(first && !backend.result && { trace: await traceOf(setting, backend, first.key) }) };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { name, failure: failureWords(error)?.message(setting.language) ?? error.code };
  }
}

async function traceOf({ session }: Setting, { valuesOf }: Backend, key: string): Promise<Trace> {
  const explanation = await session.explain(key);
  const theirs = (await valuesOf?.(key)) ?? new Map<string, string | null>();
  const values = [...(explanation?.values ?? [])].flatMap(([name, engine]) => {
    const other = theirs.get(name);
    return other === undefined || other === engine ? [] : [{ name, engine, other }];
  });
  return { ...(explanation && { explanation }), values };
}

import type * as Ir from '../../ir/index.ts';
import { isPiiColumn } from '../../ir/pii.ts';
import { type Computation, verbatim } from '../../targets/sql/index.ts';
import { sourceOf } from '../../targets/sql/plan.ts';
import type { PlannedColumn } from './planned-relation.ts';

const text: Ir.Type = { kind: 'text' };

/** The key `k`, of a row also that of its customer `o`, and, where there is one, the label `l`. */
export function customerColumns(computation: Computation): readonly PlannedColumn[] {
  const { program } = computation;
  const subject = sourceOf(
    { sources: new Map(program.sources.map((source) => [source.name, source])) },
    program.subject,
  );
  const pii = (column: string | undefined) => column !== undefined && isPiiColumn(subject, column);
  const key: PlannedColumn = { name: 'key', type: text, pii: pii(subject.key), value: verbatim('k') };
  const keys = [key, ...ownerColumns(computation)];
  if (subject.label === undefined) return keys;
  const type = subject.columns.find(({ name }) => name === subject.label)?.type ?? text;
  return [...keys, { name: 'label', type, pii: pii(subject.label), value: verbatim('l') }];
}

/** The key of the customer that a row belongs to. */
export function ownerColumns({ facts: { customer } }: Computation): readonly PlannedColumn[] {
  const source = customer?.owner;
  if (!source) return [];
  const isPii = source.key !== undefined && isPiiColumn(source, source.key);
  return [{ name: 'customer', type: text, pii: isPii, value: verbatim('o') }];
}

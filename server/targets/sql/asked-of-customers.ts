import type * as Ir from '../../ir/index.ts';
import type { CustomerFacts, Customers } from './customers.ts';
import type { Sql } from './fragment.ts';
import { keyOf } from './plan.ts';
import { type CustomerLeaf, customerLeavesOf, type RowProgram } from './row-program.ts';

/** A value of customers that rules about rows ask for. */
export interface AskedOfCustomers {
  readonly key: string;
  /** In the words of the rules. */
  readonly name: string;
  readonly value: Sql;
}

/** All that rules about rows ask of the customers whose rows they are: of a condition also whether it is unknown. */
export function askedOfCustomers(customers: Customers, rows: RowProgram): readonly AskedOfCustomers[] {
  return [...customerLeavesOf(rows.program)].flatMap(([key, leaf]) => {
    const guard = leaf.op === 'reference' ? rows.guards.get(leaf.name) : undefined;
    const name = nameOf(leaf, rows.program);
    const value = guard ? customers.condition(guard, 'holds', leaf.op) : customers.value(leaf, leaf.op);
    if (leaf.op !== 'reference' || leaf.type.kind !== 'yes-no') return [{ key, name, value }];
    const truth = guard ? customers.condition(guard, 'truth', leaf.op) : customers.truth(leaf);
    return [
      { key, name, value },
      { key: truthKey(key), name: `${name} is known`, value: truth },
    ];
  });
}

/** Where these values are beside each row: columns by the keys of `askedOfCustomers`. */
export function customerFacts(
  program: Ir.Program,
  { isBelow, customers }: RowProgram,
  columns: ReadonlyMap<string, Sql>,
): CustomerFacts {
  const owner = isBelow ? program.sources.find(({ name }) => name === customers) : undefined;
  const column = (key: string): Sql => {
    const found = columns.get(key);
    if (!found) throw new Error('a value of the customer was not kept');
    return found;
  };
  return {
    program,
    ...(owner && { owner }),
    value: (leaf) => column(keyOf(leaf)),
    truth: (leaf) => columns.get(truthKey(keyOf(leaf))) ?? column(keyOf(leaf)),
  };
}

function truthKey(key: string): string {
  return `truth ${key}`;
}

/** Conditions of guards have no name that anybody wrote. */
function nameOf(leaf: CustomerLeaf, { guards }: Ir.Program): string {
  if (leaf.op === 'decision') return leaf.label === undefined ? leaf.action : `${leaf.action} ${leaf.label}`;
  const guard = guards.find(({ when }) => when.op === 'reference' && when.name === leaf.name);
  return guard?.text ?? leaf.name;
}

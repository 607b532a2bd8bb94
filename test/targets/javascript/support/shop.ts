import { registry } from '../../../../server/diagnostics/registry.ts';
import type * as Ir from '../../../../server/ir/index.ts';
import { check } from '../../../support/check.ts';
import { type Compiling, type EmittedModule, emitted } from './emitted.ts';

const orders = `order_id,customer_id,ordered_at,total,category
11,1,2026-09-01T10:00,120.50,makeup
12,2,2026-10-05T18:30,80.00,skin care
`;

/** Rules below the declarations of a little shop, checked; `files` of further data. */
export function shop(rules: string, files: Readonly<Record<string, string>> = {}): Ir.Program {
  const { program, findings } = check(rules, { 'orders.csv': orders, ...files });
  const errors = findings.filter(({ diagnostic }) => registry[diagnostic.code].severity === 'error');
  if (!program || errors.length > 0)
    throw new Error(`the rules do not check: ${errors.map(({ diagnostic }) => diagnostic.code)}`);
  return program;
}

export async function shopModule(rules: string, compiling?: Compiling): Promise<EmittedModule> {
  return emitted(shop(rules), compiling);
}

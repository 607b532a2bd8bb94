import { compileFunction } from 'node:vm';
import type * as Ir from '../../ir/index.ts';
import type { CompileInput } from '../../targets/target.ts';
import { targets } from '../../targets/targets.ts';
import type { Backend } from './backend.ts';
import type { Setting } from './backends.ts';
import { customerRows, type Record, rowsByCustomer } from './rows-by-customer.ts';

interface EmittedModule {
  decideFromEvents(
    customer: Record,
    events: object,
    asOf: string,
  ): Readonly<{ [column: string]: string | null }> | null;
}

/** The emitted module decides about each customer from its rows, with the numbers of this run as its lock. */
export async function javascriptBackend(input: CompileInput, { program, session, tables }: Setting): Promise<Backend> {
  const relation = await session.relation({ kind: 'decisions' });
  const names = relation.columns.map(({ name }) => name);
  const first = program.sources.some(({ name, label }) => name === program.subject && label !== undefined) ? 2 : 1;
  return {
    name: { kind: 'js' },
    columns: [names[0] ?? '', ...names.slice(first)],
    async *rows() {
      const { decideFromEvents } = moduleOf(input);
      const { events, keys } = await rowsByCustomer(program, (source: Ir.Source) => tables.rowsOf(source));
      for (const key of keys) {
        const customer = customerRows(program, events, key);
        const decided = customer && told(() => decideFromEvents(customer.row, customer.events, session.asOf.date));
        // Whoever is not there at as-of gets nothing, and is no row of the engine either.
        if (decided) yield typeof decided === 'string' ? [key, decided] : [key, ...Object.values(decided)];
      }
    },
  };
}

/** What it throws where the engine decides is a difference. Its message could hold values of the customer. */
function told<T>(decide: () => T): T | string {
  try {
    return decide();
  } catch (error) {
    return `! ${error instanceof Error ? error.name : typeof error}`;
  }
}

function moduleOf(input: CompileInput): EmittedModule {
  const [code] = targets.js?.compile(input) ?? [];
  const module: { exports?: EmittedModule } = {};
  compileFunction(code?.text ?? '', ['module'])(module);
  if (!module.exports) throw new Error('the module exports nothing');
  return module.exports;
}

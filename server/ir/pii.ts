import type * as Ir from './index.ts';
import { children } from './walk.ts';

export function isPiiColumn(source: Ir.Source, column: string): boolean {
  return source.columns.some(({ name, pii }) => pii && name === column);
}

/** Whether a definition tells personal values. */
export function carriesPii(program: Ir.Program): (name: string) => boolean {
  const { definitions } = piiIn(program);
  return (name) => definitions.has(name);
}

/** Whether the value of an expression tells personal values. */
export function tellsPii(program: Ir.Program): (expression: Ir.Expression) => boolean {
  return piiIn(program).tells;
}

/**
 * Numbers that are made from personal values (an age) do not tell them, texts and days do. What conditions, bands and classes tell is the rules' own.
 */
function piiIn(program: Ir.Program): {
  readonly definitions: ReadonlySet<string>;
  readonly tells: (expression: Ir.Expression) => boolean;
} {
  const found = new Set<string>();
  const sources = new Map(program.sources.map((source) => [source.name, source]));
  const isPii = ({ from, path, column }: Ir.Column): boolean => {
    const source = sources.get(path.at(-1)?.data ?? from);
    return source !== undefined && isPiiColumn(source, column);
  };
  const tells = (expression: Ir.Expression): boolean => {
    if (expression.op === 'column') return isPii(expression);
    if (expression.op === 'reference') return found.has(expression.name);
    const { kind } = expression.type;
    const isText = kind === 'text' || kind === 'date' || kind === 'timestamp' || kind === 'list';
    return isText && children(expression).some(tells);
  };
  for (const definition of program.definitions) {
    if (definition.kind === 'metric' && tells(definition.value)) found.add(definition.name);
  }
  return { definitions: found, tells };
}

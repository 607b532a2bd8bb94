import type * as Ir from '../ir/index.ts';

/** A place for what is about a program as a whole: where its first declaration begins. */
export function originOf({ name, policies, definitions, sources }: Ir.Program): Ir.Origin {
  const first = policies[0] ?? definitions[0] ?? sources[0];
  return first?.origin ?? { file: `${name}.patron`, start: 0, line: 1, span: [0, 0] };
}

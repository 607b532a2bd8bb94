import { documentOf } from '../../ir/document/document.ts';
import { printJson } from '../../ir/document/print.ts';
import type { Origin, Program } from '../../ir/index.ts';
import type { CompileInput, Target } from '../target.ts';

/** The intermediate representation as a document: see `server/ir/README.md`. */
export const json: Target = { name: 'json', obstacles: () => [], compile: (input) => [compile(input)] };

function compile({ program, asOf, fits }: CompileInput) {
  const dated: Program = asOf === undefined ? program : { ...program, asOf: { ...program.asOf, date: asOf } };
  const { text, places } = printJson(documentOf(dated, fits), isDeclared);
  return {
    path: `${program.name}.ir.json`,
    text,
    language: 'json',
    places: places.map(({ of, lines }) => ({ lines, origin: (of as Declared).origin })),
  };
}

interface Declared {
  readonly origin: Origin;
}

/** A declaration or a rule: it says where it was written. */
function isDeclared(part: object): part is Declared {
  return 'origin' in part && typeof part.origin === 'object';
}

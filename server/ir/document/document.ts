import type { Fit, Fits } from '../fits.ts';
import { hashOf } from '../hash.ts';
import type * as Ir from '../index.ts';
import { type Hashed, type HashedProgram, withHashes } from './hashes.ts';

export const irSchemaId = 'urn:patron:ir:1';

/** A program as a document: everything that is needed to make its decisions elsewhere. */
export interface IrDocument {
  /** What this is, for whoever finds it: the `$id` of the schema. */
  readonly schema: typeof irSchemaId;
  /** Goes up with every change that a reader of the version before would understand wrongly. */
  readonly version: 1;
  /** SHA-256 of what the document decides: of the hashes of all declarations and of everything else but words and places. */
  readonly hash: string;
  readonly program: HashedProgram;
  /** The numbers of a lock, sorted by name. Absent: whoever decides fits them. */
  readonly fits?: readonly NamedFit[];
}

/** What was fitted for a definition. */
export type NamedFit = Fit & { readonly name: string };

/** The document of a program, and of the numbers that it is to be applied with. */
export function documentOf(program: Ir.Program, fits?: Fits): IrDocument {
  const { hashed, declarations } = withHashes(program);
  const named = fits && namedFits(program, fits);
  return {
    schema: irSchemaId,
    version: program.version,
    hash: hashOfWhole(program, declarations, named),
    program: hashed,
    ...(named && { fits: named }),
  };
}

/** In the order of their code units, which is the same everywhere. */
function namedFits({ definitions }: Ir.Program, fits: Fits): readonly NamedFit[] {
  const names = definitions.map(({ name }) => name).sort((a, b) => (a < b ? -1 : 1));
  return names.flatMap((name) => {
    const fit = fits.get(name);
    return fit ? [{ ...fit, name }] : [];
  });
}

function hashOfWhole(
  { version, name, asOf, subject, amountData, value, order }: Ir.Program,
  declarations: Hashed,
  fits: readonly NamedFit[] | undefined,
): string {
  return hashOf({ version, name, asOf, subject, amountData, value, order, declarations, fits });
}

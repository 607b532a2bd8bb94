import { libraryModule } from '../analysis/library/index.ts';
import { referencesIn } from '../analysis/references.ts';
import type { Origin, Program } from '../ir/program.ts';

/**
 * Where the user's own rules ask for what stands at an origin: there, or for a definition of the library at the first part of the rules that needs it.
 * Undefined: nowhere in particular.
 */
export function askingPlace(program: Program, origin: Origin): Origin | undefined {
  if (isOwn(origin)) return origin;
  const needing = namesNeeding(program, origin);
  const { definitions, policies, guards, campaigns, limits = [] } = program;
  const parts = [...definitions, ...policies.flatMap(({ rules }) => rules), ...guards, ...campaigns, ...limits];
  return parts.find((part) => isOwn(part.origin) && [...referencesIn(part)].some((name) => needing.has(name)))?.origin;
}

function isOwn({ file }: Origin): boolean {
  return file !== '' && !libraryModule(file);
}

/** The definitions at an origin, and those that need them. Definitions stand after those that they need. */
function namesNeeding({ definitions }: Program, { file, start, span }: Origin): ReadonlySet<string> {
  const needing = new Set<string>();
  for (const definition of definitions) {
    const { origin } = definition;
    const isThere = origin.file === file && origin.start === start && origin.span[0] === span[0];
    if (isThere || [...referencesIn(definition)].some((name) => needing.has(name))) needing.add(definition.name);
  }
  return needing;
}

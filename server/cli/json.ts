import type { Context } from './context.ts';

/**
 * Version of the shapes that `--json` prints. Properties are added without a new version; none is removed or changes its meaning.
 * Exact numbers are text.
 */
const version = 1;

/** Prints the one document of a command. */
export function printJson(context: Context, command: string, document: Readonly<Record<string, unknown>>): void {
  context.out.print(JSON.stringify({ version, command, ...document }, undefined, 2));
}

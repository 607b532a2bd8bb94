/** The parts of a TextMate grammar that are used here. Patterns are in the dialect of Oniguruma. */
export interface Rule {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  readonly patterns?: readonly Rule[];
  readonly include?: string;
}

export type Captures = Readonly<Record<string, Rule>>;

/** What a group of a pattern is: a scope, a list of rules of the repository, or nothing of its own. */
export type Part = string | readonly Rule[] | undefined;

export function include(...names: readonly string[]): Rule[] {
  return names.map((name) => ({ include: `#${name}` }));
}

/** One scope for the whole match. */
export function word(scope: string, match: string): Rule {
  return { name: scoped(scope), match };
}

/** A scope for each group of the match. */
export function parts(match: string, ...groups: readonly Part[]): Rule {
  return { match, captures: captures(groups) };
}

export function captures(groups: readonly Part[]): Captures {
  return Object.fromEntries(
    groups.flatMap((part, index) => (part === undefined ? [] : [[String(index + 1), capture(part)]])),
  );
}

function capture(part: string | readonly Rule[]): Rule {
  return typeof part === 'string' ? { name: scoped(part) } : { patterns: part };
}

/** A theme falls back from the last scope to the one before it. */
export function scoped(scopes: string): string {
  return scopes.replace(/\S+/g, '$&.patron');
}

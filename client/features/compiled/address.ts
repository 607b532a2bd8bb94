/** What a compiled document is of; it stands in the query of its URI. */
export interface CompiledAddress {
  /** URI of the rules. */
  readonly rules: string;
  /** `sql:postgres`. */
  readonly target: string;
}

export const compiledScheme = 'patron-compiled';

export function encodeAddress({ rules, target }: CompiledAddress): string {
  return JSON.stringify([rules, target]);
}

/** Whatever else somebody writes into a URI is of nothing. */
export function decodeAddress(query: string): CompiledAddress {
  try {
    const [rules, target] = JSON.parse(query) as readonly unknown[];
    return { rules: String(rules), target: String(target) };
  } catch {
    return { rules: '', target: '' };
  }
}

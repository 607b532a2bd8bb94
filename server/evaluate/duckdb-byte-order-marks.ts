import accessors from '@duckdb/node-api/lib/vectors/dataAccessors.js';

/**
 * Texts of DuckDB as they are: its package takes U+FEFF at the beginning of each for a mark of the order of bytes and drops it, so that two keys may
 * become one. It has no setting for that.
 */
export function keepByteOrderMarks(): void {
  const { textDecoder } = accessors;
  if (!textDecoder.ignoreBOM) Object.assign(accessors, { textDecoder: new TextDecoder('utf-8', { ignoreBOM: true }) });
}

import type { MessageData } from '../diagnostics/kind.ts';
import type { Code } from '../diagnostics/registry.ts';

/**
 * What the user's data, and nothing in the rules, made impossible. The words stand in the registry under the code; the data names columns, days and
 * numbers of rows, never a value of a customer.
 */
export class DataError extends Error {
  override readonly name = 'DataError';
  readonly code: Code;
  readonly data: MessageData;
  /** unreadable: a file is not what it should be. data: what stands in it cannot be computed with. */
  readonly kind: 'unreadable' | 'data';

  constructor(code: Code, data: MessageData = {}, kind: DataError['kind'] = 'data') {
    super(code);
    this.code = code;
    this.data = data;
    this.kind = kind;
  }
}

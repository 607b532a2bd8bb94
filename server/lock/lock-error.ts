import type { MessageData } from '../diagnostics/kind.ts';
import type { Code } from '../diagnostics/registry.ts';

/** What is wrong with a lock. The words stand in the registry under the code. */
export interface LockProblem {
  readonly code: Extract<Code, `PTN503${string}` | `PTN504${string}`>;
  readonly data: MessageData;
}

/** A lock that cannot be read, or that is of other rules or other data than those that it is to be applied to. */
export class LockError extends Error {
  override readonly name = 'LockError';
  readonly code: LockProblem['code'];
  readonly data: MessageData;
  /** unreadable: there is none, or it is none. lock: it is one of something else. */
  readonly kind: 'unreadable' | 'lock';

  constructor({ code, data }: LockProblem, kind: LockError['kind'] = 'lock') {
    super(code);
    this.code = code;
    this.data = data;
    this.kind = kind;
  }
}

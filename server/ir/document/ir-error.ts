import { say } from '../../diagnostics/diagnostic.ts';
import type { MessageData } from '../../diagnostics/kind.ts';
import { type Code, registry } from '../../diagnostics/registry.ts';

/** What is wrong with a document. The words stand in the registry under the code. */
export interface IrProblem {
  readonly code: Extract<Code, `PTN607${string}`>;
  readonly data: MessageData;
}

/** A text that is no document of a program, or one that was changed after it was written. */
export class IrError extends Error {
  override readonly name = 'IrError';
  readonly code: IrProblem['code'];
  readonly data: MessageData;

  constructor({ code, data }: IrProblem) {
    super(`${code}: ${say(registry[code].message, data, 'en')}`);
    this.code = code;
    this.data = data;
  }
}

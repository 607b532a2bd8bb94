import type {
  CompiledParams,
  CompiledResult,
  CustomersPage,
  CustomersParams,
  DiscoveredTest,
  ExplainParams,
  ExplainResult,
  ExportsResult,
  methods,
  PreviewParams,
  StateParams,
  TestRun,
  WatchParams,
} from '../../server/lsp/protocol.ts';

export { commands, methods } from '../../server/lsp/protocol.ts';

interface OfFile {
  readonly uri: string;
}

/** What can be asked of the server beyond the Language Server Protocol: parameters and answer, by method. */
export interface Requests {
  readonly [methods.customers]: { readonly params: CustomersParams; readonly result: CustomersPage };
  readonly [methods.explain]: { readonly params: ExplainParams; readonly result: ExplainResult | null };
  readonly [methods.tests]: { readonly params: OfFile; readonly result: readonly DiscoveredTest[] };
  readonly [methods.exports]: { readonly params: OfFile; readonly result: ExportsResult };
  readonly [methods.compiled]: { readonly params: CompiledParams; readonly result: CompiledResult };
  readonly [methods.runTests]: { readonly params: OfFile; readonly result: TestRun };
}

/** What can be told to the server. */
export interface Told {
  readonly [methods.trusted]: undefined;
  readonly [methods.watch]: WatchParams;
  readonly [methods.cancelLoading]: OfFile;
}

/** What the server tells. */
export interface Heard {
  readonly [methods.state]: StateParams;
  readonly [methods.preview]: PreviewParams;
}

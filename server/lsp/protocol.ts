/**
 * What the editor and the language server say to each other beyond the Language Server Protocol. Types and names only: the client imports this file
 * and nothing else of the server but its words.
 */
import type { Progress, TestResult } from '../evaluate/engine.ts';
import type { CustomersPage, LivePreview, Selection } from '../evaluate/live/live.ts';
import type { ExplanationInWords } from '../features/explain.ts';
import type { Language } from '../text/language.ts';

export type { TestResult } from '../evaluate/engine.ts';
export type * from '../evaluate/live/live.ts';
export type { ExplanationInWords } from '../features/explain.ts';

/** `initializationOptions` of the client. */
export interface InitializationOptions {
  /** Of all words; else LSP's own `locale`. */
  readonly language?: Language;
  /** Data is read only where the folder is trusted. Absent: it is (a client without such a notion). */
  readonly trusted?: boolean;
  /** The client draws pyramids, heat maps and tables itself, and wants `patron/preview`. */
  readonly preview?: boolean;
  /** Whether findings are sent or asked for. Absent: sent, unless the client can only ask. */
  readonly diagnostics?: 'push' | 'pull';
}

/** Settings of the section `patron`. */
export interface Settings {
  readonly codeLens: boolean;
  readonly inlayHints: boolean;
  /** Read data for counts while typing. */
  readonly livePreview: boolean;
  /** MiB that the data engine may use. */
  readonly memoryLimit: number;
}

export const methods = {
  /** Client → server notification: the folder is trusted now. No parameters. */
  trusted: 'patron/trusted',
  /** Server → client notification, `StateParams`: what happens with the data of a file. */
  state: 'patron/state',
  /** Client → server notification, `WatchParams`: which file's preview is shown. */
  watch: 'patron/watch',
  /** Server → client notification, `PreviewParams`. */
  preview: 'patron/preview',
  /** Request, `CustomersParams` → `CustomersPage`. */
  customers: 'patron/customers',
  /** Request, `ExplainParams` → `ExplainResult | null`. */
  explain: 'patron/explain',
  /** Request, `{ uri }` → `DiscoveredTest[]`. */
  tests: 'patron/tests',
  /** Request, `{ uri }` → `TestRun`. */
  runTests: 'patron/runTests',
  /** Request, `{ uri }` → `ExportsResult`. */
  exports: 'patron/exports',
  /** Request, `CompiledParams` → `CompiledResult`. */
  compiled: 'patron/compiled',
  /** Client → server notification, `{ uri }`: stop loading. */
  cancelLoading: 'patron/cancelLoading',
} as const;

/** Commands for `workspace/executeCommand`, and commands that lenses name and a client may offer. */
export const commands = {
  /** Server: `[uri]`: reads the data again. */
  reloadData: 'patron.server.reloadData',
  /** Client: `[uri, Selection]`: shows the customers behind a number. */
  showCustomers: 'patron.showCustomers',
  /** Client: `[uri, title]`: runs one test. */
  runTest: 'patron.runTest',
  /** Client: `[uri, key?]`. */
  explainCustomer: 'patron.explainCustomer',
} as const;

export interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface StateParams {
  readonly uri: string;
  readonly state: DataState;
}

export type DataState =
  /** The rules name no data that can be read, or have errors: `rules` says which. */
  | { readonly kind: 'none'; readonly why: 'no-data' | 'errors' | 'switched-off' }
  | { readonly kind: 'untrusted' }
  | { readonly kind: 'loading'; readonly progress?: Progress }
  | {
      readonly kind: 'ready';
      readonly asOf: string;
      readonly asOfFrom: 'program' | 'option' | 'data';
      readonly customers: number;
      readonly sources: readonly { readonly source: string; readonly rows: number; readonly rejected: number }[];
    }
  /** The data could not be read or computed: `message` is in the user's language, and stands as a diagnostic too. */
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'cancelled' };

export interface WatchParams {
  /** `null`: nothing is shown. */
  readonly uri: string | null;
}

/** Counts for a version of a text, and where the things stand that they are about. */
export interface PreviewParams {
  readonly uri: string;
  readonly version: number;
  readonly live: LivePreview;
  /** ISO 4217; of the money beside every count. */
  readonly currency?: string;
  readonly policies: readonly PolicyPlace[];
  readonly actions: readonly ActionPlace[];
  readonly definitions: readonly DefinitionPlace[];
  readonly guards: readonly NamedPlace[];
}

export interface NamedPlace {
  readonly name: string;
  readonly title?: string;
  /** In the file of the preview; absent where it stands elsewhere. */
  readonly range?: Range;
}

export interface PolicyPlace extends NamedPlace {
  readonly rules: readonly (NamedPlace & {
    /** The rule as it is written, on one line. */
    readonly text: string;
  })[];
}

export interface ActionPlace extends NamedPlace {
  /** Values that the rules write otherwise than their canonical text: `20%` for `0.20`. */
  readonly written?: readonly { readonly value: string; readonly text: string }[];
  /** A closed set whose best is first: drawn as a pyramid. */
  readonly ordered?: boolean;
}

export interface DefinitionPlace extends NamedPlace {
  readonly kind:
    | 'metric'
    | 'bands'
    | 'cell'
    | 'share-class'
    | 'rank-class'
    | 'stages'
    | 'segment'
    | 'checklist'
    | 'affinity';
}

export interface CustomersParams {
  readonly uri: string;
  readonly selection: Selection;
  readonly offset: number;
  readonly limit: number;
}

export interface ExplainParams {
  readonly uri: string;
  readonly key: string;
}

/** An explanation in words: as plain lines, and in parts for a client that lays them out itself. Nothing personal is in it. */
export interface ExplainResult {
  readonly text: string;
  readonly words: ExplanationInWords;
}

export interface DiscoveredTest {
  readonly title: string;
  readonly range: Range;
}

export interface TestRun {
  /** Absent where the rules have errors or the data could not be read: `failure` says why. */
  readonly results?: readonly (TestResult & { readonly ranges: readonly Range[] })[];
  readonly failure?: string;
}

export interface ExportsResult {
  /** All that rules can be compiled to: `js`, `sql:postgres`; where they decide about other data `sql:postgres decisions-orders` too. */
  readonly all: readonly string[];
  /** Those that the project file names. */
  readonly wanted: readonly string[];
}

export interface CompiledParams {
  readonly uri: string;
  /** One of `ExportsResult.all`. */
  readonly target: string;
}

export type CompiledResult =
  | {
      readonly kind: 'text';
      /** Of the text of the rules. */
      readonly version: number;
      /** The name that the file would have. */
      readonly name: string;
      readonly text: string;
      /** As editors name it. */
      readonly language: string;
      readonly places: readonly CompiledPlace[];
    }
  /** There is no text, for a reason in the user's language. */
  | { readonly kind: 'none'; readonly version?: number; readonly why: string };

/** Lines of the compiled text, from 0 and half open, and the words of rules that they say. */
export interface CompiledPlace {
  readonly lines: readonly [from: number, to: number];
  readonly uri: string;
  readonly range: Range;
}

export type { CustomersPage, LivePreview, Selection };

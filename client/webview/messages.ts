import type {
  CustomersPage,
  DataState,
  ExplanationInWords,
  PreviewParams,
  Range,
  Selection,
} from '../../server/lsp/protocol.ts';
import type { Language } from '../../server/text/language.ts';
import { customersPage, dataState, explanationInWords, previewParams, range, selection } from './protocol-shapes.ts';
import { flag, oneOf, orNull, record, type Shape, text, union, upTo, whole } from './shape.ts';

export type {
  ActionPlace,
  CustomerRow,
  CustomersPage,
  DataState,
  DefinitionPlace,
  ExplanationInWords,
  Grid,
  Movement,
  PreviewParams,
  Range,
  Selection,
} from '../../server/lsp/protocol.ts';
export type Group = PolicyPreview['gap'];
export type PolicyPreview = PreviewParams['live']['preview']['policies'][number];
export type RulePreview = PolicyPreview['rules'][number];

/** What the editor tells the page. */
export type ToPage =
  /** Which file is shown; without one there is none. Everything of another file is forgotten. */
  | { readonly type: 'file'; readonly uri: string | null; readonly name: string; readonly language: Language }
  | { readonly type: 'state'; readonly uri: string; readonly state: DataState }
  | { readonly type: 'preview'; readonly params: PreviewParams }
  /** The text is of this version now; numbers of an older one are stale. */
  | { readonly type: 'edited'; readonly uri: string; readonly version: number }
  | { readonly type: 'cursor'; readonly uri: string; readonly line: number }
  | { readonly type: 'server'; readonly running: boolean }
  | { readonly type: 'customers'; readonly id: number; readonly page: CustomersPage | null }
  | { readonly type: 'explained'; readonly id: number; readonly answer: ExplainAnswer }
  | { readonly type: 'show'; readonly selection: Selection }
  | { readonly type: 'explain'; readonly key: string | null };

export type ExplainAnswer =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'explained'; readonly text: string; readonly words?: ExplanationInWords };

/** What the page tells the editor. */
export type ToEditor =
  | { readonly type: 'ready' }
  | { readonly type: 'pin'; readonly pinned: boolean }
  | { readonly type: 'reveal'; readonly uri: string; readonly range: Range }
  | {
      readonly type: 'customers';
      readonly id: number;
      readonly uri: string;
      readonly selection: Selection;
      readonly offset: number;
      readonly limit: number;
    }
  | { readonly type: 'explain'; readonly id: number; readonly uri: string; readonly key: string }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'do'; readonly what: Deed };

/** What buttons of the page ask the editor to do. */
export type Deed = 'cancel' | 'reload' | 'trust' | 'problems' | 'settings';

/** What a page remembers over a reload of the window: how it is used, nothing of any customer. */
export interface PageState {
  readonly uri?: string;
  readonly pinned?: boolean;
  readonly action?: string;
  readonly heat?: 'customers' | 'money';
}

/** The most customers that are asked for at once. */
export const mostAtOnce = 500;

const language = oneOf('en', 'zh-CN');

const explainAnswer: Shape<ExplainAnswer> = union('kind', {
  unknown: record({}),
  failed: record({}),
  explained: record({ text }, { words: explanationInWords }),
});

export const isToPage: Shape<ToPage> = union<ToPage>('type', {
  file: record({ uri: orNull(text), name: text, language }),
  state: record({ uri: text, state: dataState }),
  preview: record({ params: previewParams }),
  edited: record({ uri: text, version: whole }),
  cursor: record({ uri: text, line: whole }),
  server: record({ running: flag }),
  customers: record({ id: whole, page: orNull(customersPage) }),
  explained: record({ id: whole, answer: explainAnswer }),
  show: record({ selection }),
  explain: record({ key: orNull(text) }),
});

export const isToEditor: Shape<ToEditor> = union<ToEditor>('type', {
  ready: record({}),
  pin: record({ pinned: flag }),
  reveal: record({ uri: text, range }),
  customers: record({ id: whole, uri: text, selection, offset: whole, limit: upTo(mostAtOnce) }),
  explain: record({ id: whole, uri: text, key: text }),
  copy: record({ text }),
  do: record({ what: oneOf('cancel', 'reload', 'trust', 'problems', 'settings') }),
});

export const isPageState = record<object, Required<PageState>>(
  {},
  { uri: text, pinned: flag, action: text, heat: oneOf('customers', 'money') },
) as Shape<PageState>;

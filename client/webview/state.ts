import type { Language } from '../../server/text/language.ts';
import type { DataState, PageState, PreviewParams, Selection, ToPage } from './messages.ts';

/** Everything that the page shows, but for the customers of a table: those are read as they are scrolled to. */
export interface PanelState {
  readonly language: Language;
  readonly file: { readonly uri: string; readonly name: string } | undefined;
  readonly data: DataState | undefined;
  /** The day in use, and what was read: of the last time that there was data. */
  readonly facts: Extract<DataState, { kind: 'ready' }> | undefined;
  readonly params: PreviewParams | undefined;
  /** Of the text that stands in the editor. */
  readonly version: number;
  readonly line: number | undefined;
  readonly isServerRunning: boolean;
  /** What was opened on top of the numbers, the last on top. */
  readonly opened: readonly Opened[];
  readonly page: PageState;
}

export type Opened =
  | { readonly kind: 'customers'; readonly selection: Selection }
  /** Without a key it is asked for. */
  | { readonly kind: 'explain'; readonly key: string | undefined };

export type Action =
  | ToPage
  | { readonly type: 'open'; readonly opened: Opened }
  | { readonly type: 'back' }
  | { readonly type: 'page'; readonly change: Partial<PageState> };

export function initialState(language: Language, page: PageState): PanelState {
  return {
    language,
    file: undefined,
    data: undefined,
    facts: undefined,
    params: undefined,
    version: 0,
    line: undefined,
    isServerRunning: true,
    opened: [],
    page,
  };
}

export function reduce(state: PanelState, action: Action): PanelState {
  switch (action.type) {
    case 'file':
      return withFile(state, action);
    case 'state':
      return isOf(action.uri, state) ? withData(state, action.state) : state;
    case 'preview':
      return isOf(action.params.uri, state) ? withPreview(state, action.params) : state;
    case 'edited':
      return isOf(action.uri, state) ? { ...state, version: action.version } : state;
    case 'cursor':
      return isOf(action.uri, state) ? { ...state, line: action.line } : state;
    case 'server':
      return { ...state, isServerRunning: action.running };
    case 'show':
      return { ...state, opened: [{ kind: 'customers', selection: action.selection }] };
    case 'explain':
      return { ...state, opened: [...state.opened, { kind: 'explain', key: action.key ?? undefined }] };
    case 'open':
      return { ...state, opened: [...state.opened, action.opened] };
    case 'back':
      return { ...state, opened: state.opened.slice(0, -1) };
    case 'page':
      return { ...state, page: { ...state.page, ...action.change } };
    default:
      // Answers go to whoever asked.
      return state;
  }
}

/** Numbers of an older text, or of data that is being read anew. */
export function isStale({ params, version, data }: PanelState): boolean {
  if (!params) return false;
  return params.version < version || data?.kind === 'loading' || (data?.kind === 'none' && data.why === 'errors');
}

function withFile(state: PanelState, { uri, name, language }: Extract<ToPage, { type: 'file' }>): PanelState {
  const file = uri === null ? undefined : { uri, name };
  if (file && file.uri === state.file?.uri) return { ...state, file, language };
  const fresh = initialState(language, { ...state.page, ...(uri !== null && { uri }) });
  return { ...fresh, file, isServerRunning: state.isServerRunning };
}

/** Numbers stay while errors are mended and data is read again; without data, or without trust in it, there are none. */
function withData(state: PanelState, data: DataState): PanelState {
  if (data.kind === 'ready') return { ...state, data, facts: data };
  const isGone = data.kind === 'untrusted' || (data.kind === 'none' && data.why !== 'errors');
  return isGone ? { ...state, data, facts: undefined, params: undefined, opened: [] } : { ...state, data };
}

function withPreview(state: PanelState, params: PreviewParams): PanelState {
  if (state.params && params.version < state.params.version) return state;
  return { ...state, params, version: Math.max(state.version, params.version) };
}

function isOf(uri: string, { file }: PanelState): boolean {
  return file?.uri === uri;
}

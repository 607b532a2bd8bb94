import { isPageState, isToPage, type PageState, type ToEditor, type ToPage } from './messages.ts';

/** The editor, as the page sees it. */
export interface Host {
  post(message: ToEditor): void;
  /** Calls with every message that is one; anything else is not listened to. */
  listen(handler: (message: ToPage) => void): void;
  recall(): PageState;
  remember(state: PageState): void;
}

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export function connect(): Host {
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    listen: (handler) =>
      window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (isToPage(data)) handler(data);
      }),
    recall: () => {
      const state = api.getState();
      return isPageState(state) ? state : {};
    },
    remember: (state) => api.setState(state),
  };
}

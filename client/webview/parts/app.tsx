import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import type { Language } from '../../../server/text/language.ts';
import type { Host } from '../host.ts';
import { scaleOf } from '../model/figure.ts';
import { headerOf } from '../model/header.ts';
import { noticeOf } from '../model/notice.ts';
import { overviewOf } from '../model/overview.ts';
import { panelWords } from '../model/words.ts';
import { askBy } from '../questions.ts';
import { initialState, type Opened, type PanelState, reduce } from '../state.ts';
import { Announcer } from './announcer.tsx';
import { Customers } from './customers.tsx';
import { Explain } from './explain.tsx';
import { Header } from './header.tsx';
import { Notice } from './notice.tsx';
import { Overview } from './overview.tsx';
import { type Panel, PanelContext } from './panel-context.ts';
import { useFollow } from './use-follow.ts';

export function App({ host, language }: { readonly host: Host; readonly language: Language }) {
  const { state, panel } = usePanelState(host, language);
  const words = panel.words;
  const { params } = state;
  const view = useMemo(
    () => params && overviewOf(params, state.language, state.page.action),
    [params, state.language, state.page.action],
  );
  const main = useRef<HTMLElement>(null);
  useFollow(main, state);
  useFocusReturn(state.opened.length);
  const notice = noticeOf(state, words);
  const moved = view?.movers.filter((each) => each.moved) ?? [];
  const header = headerOf(state, words);
  return (
    <PanelContext.Provider value={panel}>
      <div class={`panel ${header.isStale ? 'stale' : ''}`} lang={state.language} aria-busy={header.isStale}>
        <Header header={header} moved={moved} />
        {notice && <Notice notice={notice} />}
        <div class="stage">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
          <main ref={main} class="main" hidden={state.opened.length > 0} tabIndex={0} aria-label={words.title}>
            {view && <Overview view={view} page={state.page} />}
          </main>
          {params && <OpenedViews state={state} params={params} />}
        </div>
        <Announcer text={view ? view.movers.map(({ summary }) => summary).join('. ') : ''} />
      </div>
    </PanelContext.Provider>
  );
}

function OpenedViews({
  state,
  params,
}: {
  readonly state: PanelState;
  readonly params: NonNullable<PanelState['params']>;
}) {
  const { opened, language } = state;
  const scale = useMemo(() => scaleOf(params, language, panelWords(language)), [params, language]);
  return opened.map((each, place) => (
    <div key={`${place} ${JSON.stringify(each)}`} class="opened" hidden={place < opened.length - 1}>
      {each.kind === 'customers' ? (
        <Customers selection={each.selection} params={params} scale={scale} />
      ) : (
        <Explain initialKey={each.key} params={params} />
      )}
    </div>
  ));
}

function usePanelState(host: Host, language: Language): { state: PanelState; panel: Panel } {
  const questions = useMemo(() => askBy(host), [host]);
  const [state, dispatch] = useReducer(reduce, undefined, () => initialState(language, host.recall()));
  const uri = useRef<string | undefined>(undefined);
  uri.current = state.file?.uri;
  useLayoutEffect(() => {
    host.listen((message) => {
      questions.answer(message);
      dispatch(message);
    });
    host.post({ type: 'ready' });
  }, [host, questions]);
  useEffect(() => host.remember(state.page), [host, state.page]);
  useEffect(() => host.post({ type: 'pin', pinned: state.page.pinned === true }), [host, state.page.pinned]);
  useEscape(state.opened.length > 0, () => dispatch({ type: 'back' }));
  const panel = useMemo<Panel>(
    () => ({
      words: panelWords(state.language),
      questions,
      open: (opened: Opened) => dispatch({ type: 'open', opened }),
      back: () => dispatch({ type: 'back' }),
      change: (change) => dispatch({ type: 'page', change }),
      reveal: (range) => uri.current !== undefined && host.post({ type: 'reveal', uri: uri.current, range }),
      copy: (text) => host.post({ type: 'copy', text }),
      do: (what) => host.post({ type: 'do', what }),
    }),
    [host, questions, state.language],
  );
  return { state, panel };
}

function useEscape(isOn: boolean, back: () => void): void {
  const latest = useRef(back);
  latest.current = back;
  // As soon as there is something to go back from, or the key of who is quick would be lost.
  useLayoutEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOn]);
}

/** Whoever goes back is where they came from. */
function useFocusReturn(depth: number): void {
  const before = useRef<(Element | null)[]>([]);
  const known = useRef(depth);
  if (depth > known.current) before.current.push(document.activeElement);
  useLayoutEffect(() => {
    for (let closed = known.current - depth; closed > 0; closed -= 1) {
      const element = before.current.pop();
      if (closed === 1 && element instanceof HTMLElement && element.isConnected) element.focus();
    }
    known.current = depth;
  }, [depth]);
}

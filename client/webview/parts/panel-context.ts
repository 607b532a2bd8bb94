import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Deed, PageState, Range } from '../messages.ts';
import type { Words } from '../model/words.ts';
import type { Questions } from '../questions.ts';
import type { Opened } from '../state.ts';

/** What every part can do. The object changes only with the language. */
export interface Panel {
  readonly words: Words;
  readonly questions: Questions;
  open(opened: Opened): void;
  back(): void;
  change(page: Partial<PageState>): void;
  reveal(range: Range): void;
  copy(text: string): void;
  do(what: Deed): void;
}

export const PanelContext = createContext<Panel | undefined>(undefined);

export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('A part of the panel stands outside of it.');
  return panel;
}

import type { KeywordId } from '../../../grammar/index.ts';
import type { World } from '../../analysis/look.ts';
import { choose } from './choose.ts';

export type CompletionKind =
  | 'keyword'
  | 'operator'
  | 'snippet'
  | 'data'
  | 'column'
  | 'let'
  | 'metric'
  | 'score'
  | 'cell'
  | 'class'
  | 'stages'
  | 'segment'
  | 'checklist'
  | 'affinity'
  | 'action'
  | 'policy'
  | 'member'
  | 'label'
  | 'function'
  | 'value'
  | 'unit'
  | 'type'
  | 'file'
  | 'folder'
  | 'library';

export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Behind the label: a type, how many rows. */
  readonly detail?: string;
  /** At the end of the line: the title of what is named, where it comes from. */
  readonly description?: string;
  /** What is put in place of the range. */
  readonly insert: string;
  /** The same with places to fill in, `${1:name}`, for editors that know them. */
  readonly snippet?: string;
  /** What is compared with what was typed, where it is not the label. */
  readonly filter?: string;
  /** Items stand in the order of this text: the most fitting first. */
  readonly sort: string;
  /** Where its range begins, if not where that of the others does. */
  readonly start?: number;
  /** What stands behind it will be asked for at once. */
  readonly more?: boolean;
  /** What `describe` tells about. */
  readonly about?: About;
}

export type About =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'keyword'; readonly id: KeywordId }
  | { readonly kind: 'snippet'; readonly id: string }
  | { readonly kind: 'column'; readonly data: string; readonly column: string };

/** Items for one place of a text. */
export interface Completions {
  /** The range that an item replaces: the word, the name in backticks or the text under the cursor; absolute. */
  readonly start: number;
  readonly end: number;
  readonly items: readonly CompletionItem[];
  /** There are more than these: when more is typed, others may be among the best. */
  readonly isIncomplete: boolean;
}

/** What completion asks of the world. */
export interface CompletionPorts {
  /** Names of the files and folders in a folder of the project (`''` is the root). */
  readonly files?: (folder: string) => readonly string[];
  /** A look at a data file, by its path from the project's root: for data that is being declared. */
  readonly look?: World['look'];
  /** The editor has the snippets for whole clauses itself. */
  readonly withoutSnippets?: boolean;
}

/** An item before it is known where it stands among the others. */
export type Candidate = Omit<CompletionItem, 'sort' | 'insert'> & { readonly insert?: string };

/** How well something fits: what stands in one class keeps the order in which it was found. */
export const ranks = {
  exact: 0,
  fitting: 1,
  likely: 2,
  possible: 3,
  unlikely: 5,
  far: 7,
  /** What goes on with a clause that seemed to be over. */
  behind: 9,
} as const;

export type Rank = number;

/** What is known of an item before it is made: enough to tell whether it will be. */
export type Sketch = Pick<Candidate, 'kind' | 'label' | 'filter' | 'start' | 'about'>;

interface Found {
  readonly rank: Rank;
  readonly sketch: Sketch;
  readonly make: () => Candidate;
}

/** Collects items; of two with the same label and kind the better is kept. */
export class Items {
  private readonly found = new Map<string, Found>();

  add(rank: Rank, candidate: Candidate): void {
    this.addSketch(rank, candidate, () => candidate);
  }

  /** Of a name among thousands: it is made only if it is among the best. */
  addSketch(rank: Rank, sketch: Sketch, make: () => Candidate): void {
    const key = `${sketch.kind} ${sketch.label}`;
    const known = this.found.get(key);
    if (!known || rank < known.rank) this.found.set(key, { rank, sketch, make });
  }

  /** The most fitting first; `typedFrom` is what stands between an offset, else the start of the range, and the cursor. */
  finish(
    shift: (sketch: Sketch) => number,
    typedFrom: (start?: number) => string,
  ): Pick<Completions, 'items' | 'isIncomplete'> {
    const ranked = [...this.found.values()].map((each) => ({ ...each, rank: each.rank + shift(each.sketch) }));
    ranked.sort((a, b) => a.rank - b.rank);
    const chosen = choose(ranked, ({ sketch: { label, filter = label, start, about } }) => ({
      text: filter,
      typed: typedFrom(start),
      isOfLanguage: about?.kind === 'keyword' || about?.kind === 'snippet',
    }));
    return {
      items: chosen.map(({ make }, index) => finished(make(), index)),
      isIncomplete: chosen.length < ranked.length,
    };
  }
}

function finished(candidate: Candidate, index: number): CompletionItem {
  return { ...candidate, insert: candidate.insert ?? candidate.label, sort: String(index).padStart(5, '0') };
}

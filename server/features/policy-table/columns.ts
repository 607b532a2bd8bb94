import { keywordOf } from '../../../grammar/index.ts';
import type { Cell } from './records.ts';

/** What a column of the file is in a table of the language. */
export interface TableColumn {
  readonly kind: 'if' | 'then' | 'goal' | 'because' | 'doc';
  /** As it stands in the file; `words` is what stands in the rules. */
  readonly head: Cell;
  readonly words: string;
}

/** Undefined: no such heading. Keywords may be Chinese. */
export function columnOf(head: Cell): TableColumn | undefined {
  const [, first = '', rest = ''] = /^(\S+)\s*(.*)$/su.exec(head.text) ?? [];
  if (first === '##' && rest === '') return { kind: 'doc', head, words: '' };
  const kind = keywordOf(first)?.id;
  if ((kind === 'if' || kind === 'then') && rest !== '') return { kind, head, words: rest.replace(/\s*\n\s*/g, ' ') };
  if ((kind === 'goal' || kind === 'because') && rest === '') return { kind, head, words: kind };
  return undefined;
}

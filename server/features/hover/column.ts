import type { Target } from '../../analysis/index.ts';
import type { ColumnInfo } from '../../analysis/schema.ts';
import type { ColumnFacts, DataFacts } from '../../evaluate/live/live.ts';
import { canonical } from '../../ir/hash.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { count } from '../../text/numbers.ts';
import { shorten } from '../../words/telling.ts';
import { typeInWords } from '../../words/types.ts';
import { currentFacts } from '../facts.ts';
import { paragraph, type RichText } from '../rich-text.ts';
import type { Snapshot } from '../snapshot.ts';

const mostValues = 8;

/** A column: its role and type, and what stands in it most, unless it is personal. */
export function columnText({ name, owner = '' }: Target, snapshot: Snapshot): RichText {
  const column = columnOf(snapshot, owner, name);
  if (!column) return [];
  const { column: words, personal } = wordsOf(snapshot.language).hover;
  const facts = columnFacts(snapshot, owner, column);
  return [
    paragraph({ strong: words.role[column.role] }, ` · ${typeInWords(column.type, snapshot.language)}`),
    ...(column.lookup === undefined ? [] : [paragraph(words.lookup(column.lookup))]),
    ...(column.explicit ? [] : [paragraph(words.undeclared)]),
    ...(column.explicit && !column.typed && column.role !== 'key' ? [paragraph(words.inferred)] : []),
    ...(column.pii ? [paragraph(personal)] : []),
    ...(facts ? [paragraph(words.known(facts.known, facts.missing)), ...frequentText(column, facts, snapshot)] : []),
  ];
}

export function columnOf({ model }: Snapshot, data: string, name: string): ColumnInfo | undefined {
  return model.schema.data.get(data)?.columns.get(name.normalize('NFC'));
}

/** What the data tells of a column that is still read in the same way. */
export function columnFacts(snapshot: Snapshot, data: string, column: ColumnInfo): ColumnFacts | undefined {
  const facts = currentFacts(snapshot)?.facts;
  return facts && isReadTheSame(facts, data, column) ? facts.columns.get(data)?.get(column.name) : undefined;
}

function isReadTheSame({ program }: DataFacts, data: string, column: ColumnInfo): boolean {
  const then = program.sources.find(({ name }) => name === data)?.columns.find(({ name }) => name === column.name);
  return !then || canonical(then.type) === canonical(column.type);
}

/** Values of keys, labels and personal columns are shown nowhere, whatever is in the facts. */
function frequentText({ pii, role }: ColumnInfo, { values = [], more }: ColumnFacts, { language }: Snapshot): RichText {
  if (pii || role === 'key' || role === 'label' || values.length === 0) return [];
  const { column, head } = wordsOf(language).hover;
  const shown = values.slice(0, mostValues).map(({ value, rows }) => [shorten(value, 60), count(rows, language)]);
  const hasMore = more === true || values.length > mostValues;
  return [
    { kind: 'table', numbers: 1, header: [column.frequent, head.rows], rows: hasMore ? [...shown, ['…', '']] : shown },
  ];
}

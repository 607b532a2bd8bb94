import type * as Ast from '../../../grammar/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { topicAlone } from '../../text/keywords-en.ts';
import { typeInWords } from '../../words/types.ts';
import { paragraph, type RichText } from '../rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { withoutHoles } from './clauses.ts';
import type { About } from './item.ts';
import { snippets } from './snippets.ts';

/** What is told about an item once it is looked at: a description and the words that declare it. */
export function describe(snapshot: Snapshot, about: About): RichText {
  const { completion, keywords } = wordsOf(snapshot.language);
  switch (about.kind) {
    case 'keyword':
      return [paragraph(keywords[topicAlone(about.id)])];
    case 'snippet': {
      const found = snippets.find(({ id }) => id === about.id);
      const code = found ? [{ kind: 'code' as const, text: withoutHoles(found.body.join('\n')) }] : [];
      return [paragraph(completion.snippets[found?.id ?? 'rule'].about), ...code];
    }
    case 'column':
      return describeColumn(snapshot, about);
    case 'name':
      return describeName(snapshot, about.name);
  }
}

function describeColumn({ model, language }: Snapshot, { data, column }: Extract<About, { kind: 'column' }>): RichText {
  const info = model.schema.data.get(data)?.columns.get(column);
  if (!info) return [];
  const { completion } = wordsOf(language);
  const role = info.role === 'column' ? '' : ` · ${info.role}`;
  return [paragraph(completion.columnOf(data), ` · ${typeInWords(info.type, language)}${role}`)];
}

const longest = 1200;

function describeName({ model }: Snapshot, name: string): RichText {
  const { declared } = model.meaning(name) ?? {};
  const found = declared?.chunk.declarations.find(
    ({ span }) => span.start <= declared.span.start && declared.span.end <= span.end,
  );
  if (!declared || !found) return [];
  const text = declared.chunk.text.slice(found.span.start, found.span.end);
  const doc = docOf(found);
  return [
    ...(doc === undefined ? [] : [paragraph(doc)]),
    { kind: 'code', text: text.length > longest ? `${text.slice(0, longest)}…` : text },
  ];
}

function docOf(declaration: Ast.Declaration): string | undefined {
  return 'doc' in declaration ? declaration.doc : undefined;
}

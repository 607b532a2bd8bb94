import type * as Ast from '../../../grammar/index.ts';
import type { Target } from '../../analysis/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { shorten } from '../../words/telling.ts';
import { placeOf } from '../names/places.ts';
import { paragraph, type RichText } from '../rich-text.ts';
import type { Snapshot } from '../snapshot.ts';

/** Nobody reads more of a description beside the rules. */
const longestDoc = 2000;

/** What stands first: the name as it is written, its title and its description. */
export function headOf(code: string, named: { readonly title?: string; readonly doc?: string }): RichText {
  return [
    { kind: 'code', text: shorten(code, 200) },
    ...(named.title === undefined ? [] : [paragraph({ strong: shorten(named.title, 200) })]),
    ...docOf(named.doc),
  ];
}

/** Blank lines of a description divide paragraphs. */
export function docOf(doc: string | undefined): RichText {
  if (doc === undefined || doc.trim() === '') return [];
  const text = doc.length > longestDoc ? `${doc.slice(0, longestDoc)}…` : doc;
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => paragraph(part));
}

/** Where a thing is declared. */
export function declaredText({ declared, library }: Target, { model, language }: Snapshot): RichText {
  const { hover } = wordsOf(language);
  if (library !== undefined) return [paragraph(hover.fromLibrary(library))];
  const place = declared && placeOf(model, declared);
  const text = model.files.find(({ path }) => path === place?.file)?.source.text;
  return place && text !== undefined ? [paragraph(hover.declaredIn(place.file, lineAt(text, place.start)))] : [];
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

type Declared = Extract<Ast.Declaration, { readonly title?: Ast.Text; readonly name: unknown }>;

/** The declaration of a target, as it is written. */
export function declarationOf({ declared }: Pick<Target, 'declared'>): Declared | undefined {
  return declared?.chunk.declarations.find(
    (each): each is Declared =>
      'name' in each && each.name?.kind === 'name' && each.name.span.start === declared.span.start,
  );
}

export function titleAndDoc(declaration: Declared | undefined): { readonly title?: string; readonly doc?: string } {
  if (!declaration) return {};
  const { title, doc } = declaration;
  return { ...(title && { title: title.value }), ...(doc !== undefined && { doc }) };
}

import type * as Ir from '../../ir/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { markdownText } from '../../text/markdown.ts';
import { visible } from '../../text/visible.ts';
import { definitionInWords } from '../../words/definitions.ts';
import { typeInWords } from '../../words/types.ts';
import { aboutParts, writeParts } from './parts.ts';
import { fullName, note, plain, type Writing, writeDoc } from './writing.ts';

/** Every definition in plain words. What is one as it was on an earlier day is told where it is used. */
export function writeTerms(writing: Writing): void {
  const { page, program, words } = writing;
  const definitions = program.definitions.filter(({ earlier }) => !earlier);
  const items = new Set(definitions.flatMap(itemNames));
  const segments = definitions.filter(({ kind, name }) => kind === 'segment' && !items.has(name));
  const metrics = definitions.filter(({ kind }) => kind === 'metric');
  if (definitions.length === 0) return;
  page.heading(2, words.terms.title);
  writeMetrics(metrics, writing);
  writeRest(
    definitions.filter(({ kind }) => kind !== 'metric' && kind !== 'segment'),
    writing,
  );
  writeSegments(segments, writing);
}

function itemNames(definition: Ir.Definition): readonly string[] {
  return definition.kind === 'checklist' ? definition.items.map(({ name }) => `${definition.name}.${name}`) : [];
}

function writeMetrics(metrics: readonly Ir.Definition[], writing: Writing): void {
  const { page, words, telling } = writing;
  const { head } = words.terms;
  if (metrics.length === 0) return;
  page.heading(3, words.terms.metrics);
  page.table(
    [head.term, head.meaning, head.unit, head.note],
    metrics.map((metric) => ({
      cells: [
        fullName(metric, writing),
        plain(definitionInWords(metric, telling), writing),
        markdownText(typeInWords(metric.type, telling.language)),
        remark(metric, writing),
      ],
      origin: metric.origin,
    })),
  );
}

function writeSegments(segments: readonly Ir.Definition[], writing: Writing): void {
  const { page, words, telling } = writing;
  const { head } = words.terms;
  if (segments.length === 0) return;
  page.heading(3, words.terms.segments);
  page.table(
    [head.term, head.who, head.note],
    segments.map((segment) => ({
      cells: [
        fullName(segment, writing),
        plain(definitionInWords(segment, telling), writing),
        remark(segment, writing),
      ],
      origin: segment.origin,
    })),
  );
}

/** Those that have parts of their own. */
function writeRest(definitions: readonly Ir.Definition[], writing: Writing): void {
  const { page, words, telling } = writing;
  if (definitions.length === 0) return;
  page.heading(3, words.terms.rest);
  for (const definition of definitions) {
    page.heading(4, fullName(definition, writing), definition.origin);
    writeDoc(definition, writing);
    const said = definitionInWords(definition, telling);
    const first = plain(words.ended(said.charAt(0).toUpperCase() + said.slice(1)), writing);
    const sentences = [first, origin(definition, writing), ...aboutParts(definition, writing).map(markdownText)];
    page.paragraph(words.sentences(sentences.filter((each) => each !== '')), definition.origin);
    writeParts(definition, writing);
  }
}

function remark(definition: Ir.Definition, writing: Writing): string {
  return [note(definition), origin(definition, writing)].filter((part) => part !== '').join(' ');
}

/** Libraries are no file of the user's. */
function origin({ origin: { file } }: Ir.Definition, { telling }: Writing): string {
  const isLibrary = file.startsWith('patron/') && !file.endsWith('.patron');
  return isLibrary ? markdownText(wordsOf(telling.language).hover.fromLibrary(visible(file))) : '';
}

import type * as Ast from '../../../grammar/index.ts';
import type { Group } from '../../evaluate/engine.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { share } from '../../text/numbers.ts';
import { currentFacts, definitionFacts, ruleFacts, wholeOf } from '../facts.ts';
import type { InlayHint } from '../inlay-hints.ts';
import { writtenPolicies } from '../policy-rules.ts';
import type { Snapshot } from '../snapshot.ts';
import { groupInWords } from '../words/groups.ts';

/** How many customers are in a segment, a class and a stage, and whom a row of a table decides for. */
export function sizeHints(snapshot: Snapshot, chunks: readonly Ast.PlacedChunk[]): readonly InlayHint[] {
  if (!currentFacts(snapshot)) return [];
  const defined = chunks.flatMap(({ chunk, start }) =>
    chunk.declarations.flatMap((declaration) => sizesOf(declaration, start, snapshot)),
  );
  return [...defined, ...rowSizes(snapshot, chunks)];
}

function sizesOf(declaration: Ast.Declaration, start: number, snapshot: Snapshot): InlayHint[] {
  switch (declaration.kind) {
    case 'segment':
      return declaration.name.kind === 'name' ? sizeOf(declaration, declaration.name, 'yes', start, snapshot) : [];
    case 'class':
    case 'stages': {
      const { name, members } = declaration;
      if (name.kind === 'missing') return [];
      return members.flatMap((member: Ast.ClassMember | Ast.StageMember) =>
        member.name.kind === 'name' ? sizeOf(member, name, member.name.text.normalize('NFC'), start, snapshot) : [],
      );
    }
    default:
      return [];
  }
}

type Titled = { readonly name: Ast.Name | Ast.Missing; readonly title?: Ast.Text };

function sizeOf({ name, title }: Titled, definition: Ast.Name, member: string, start: number, snapshot: Snapshot) {
  const groups = definitionFacts(snapshot, definition.text.normalize('NFC'))?.groups;
  const group = groups?.find((each) => each.member === member);
  return group ? [hintOf(group, start + (title ?? name).span.end, snapshot)] : [];
}

function hintOf(group: Group, offset: number, snapshot: Snapshot): InlayHint {
  const { language } = snapshot;
  const whole = wholeOf(snapshot);
  const label = wordsOf(language).hints.size(group.customers, share(group.customers, whole.customers, language));
  return { offset, label, tooltip: groupInWords(group, whole, language), kind: 'size', padding: true };
}

/** Behind rows of tables, as long as they are counted as they stand: above each a line of its own would tear the table apart. */
function rowSizes(snapshot: Snapshot, chunks: readonly Ast.PlacedChunk[]): InlayHint[] {
  if (currentFacts(snapshot)?.decisions !== true) return [];
  const starts = new Set(chunks.map(({ start }) => start));
  return writtenPolicies(snapshot).flatMap(({ name, rules }) =>
    rules.flatMap((rule) => {
      if (rule.written.kind !== 'row' || !starts.has(rule.start)) return [];
      const group = ruleFacts(snapshot, name, rule.name, rules.length)?.decided;
      return group ? [hintOf(group, rule.start + rule.span.end, snapshot)] : [];
    }),
  );
}

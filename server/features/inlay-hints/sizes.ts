import type * as Ast from '../../../grammar/index.ts';
import { itemName } from '../../analysis/expressions/checklists.ts';
import type { Group } from '../../evaluate/engine.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { share } from '../../text/numbers.ts';
import { currentFacts, definitionFacts, ruleFacts, wholeOf } from '../facts.ts';
import type { InlayHint } from '../inlay-hints.ts';
import { writtenPolicies } from '../policy-rules.ts';
import type { Snapshot } from '../snapshot.ts';
import { groupInWords } from '../words/groups.ts';

/** How many customers are in a class and a stage, and whom a row of a table decides for: behind the line, which stays aligned with its neighbours. */
export function sizeHints(snapshot: Snapshot, chunks: readonly Ast.PlacedChunk[]): readonly InlayHint[] {
  if (!currentFacts(snapshot)) return [];
  return [...definedSizes(snapshot, chunks, memberSizes), ...rowSizes(snapshot, chunks)];
}

/** How many customers are in a segment. */
export function segmentHints(snapshot: Snapshot, chunks: readonly Ast.PlacedChunk[]): readonly InlayHint[] {
  return definedSizes(snapshot, chunks, segmentSize);
}

type SizesOf = (declaration: Ast.Declaration, start: number, snapshot: Snapshot) => InlayHint[];

function definedSizes(snapshot: Snapshot, chunks: readonly Ast.PlacedChunk[], sizesOf: SizesOf): InlayHint[] {
  if (!currentFacts(snapshot)) return [];
  return chunks.flatMap(({ chunk, start }) =>
    chunk.declarations.flatMap((declaration) => sizesOf(declaration, start, snapshot)),
  );
}

function segmentSize(declaration: Ast.Declaration, start: number, snapshot: Snapshot): InlayHint[] {
  if (declaration.kind !== 'segment' || declaration.name.kind === 'missing') return [];
  return sizeOf(declaration, declaration.name, 'yes', start, snapshot).map((hint) => ({ ...hint, kind: 'segment' }));
}

function memberSizes(declaration: Ast.Declaration, start: number, snapshot: Snapshot): InlayHint[] {
  if (declaration.kind === 'checklist') return itemSizes(declaration, start, snapshot);
  if (declaration.kind !== 'class' && declaration.kind !== 'stages') return [];
  const { name, members } = declaration;
  if (name.kind === 'missing') return [];
  return members.flatMap((member: Ast.ClassMember | Ast.StageMember) =>
    member.name.kind === 'name' ? sizeOf(member, name, member.name.text.normalize('NFC'), start, snapshot) : [],
  );
}

/** Each item is a segment. */
function itemSizes({ name, items }: Ast.ChecklistDeclaration, start: number, snapshot: Snapshot): InlayHint[] {
  if (name.kind === 'missing') return [];
  return items.flatMap((item) => {
    if (item.name.kind === 'missing') return [];
    const segment = itemName(name.text, item.name.text);
    return sizeOf(item, { ...name, text: segment }, 'yes', start, snapshot);
  });
}

function sizeOf(
  { span }: Ast.Node,
  definition: Ast.Name,
  member: string,
  start: number,
  snapshot: Snapshot,
): InlayHint[] {
  const groups = definitionFacts(snapshot, definition.text.normalize('NFC'))?.groups;
  const group = groups?.find((each) => each.member === member);
  return group ? [hintOf(group, start + span.end, snapshot)] : [];
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

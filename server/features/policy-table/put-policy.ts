import { type PlacedChunk, type PolicyDeclaration, parse } from '../../../grammar/index.ts';

/** A text of rules with a policy in the place of the one of that name, else behind all others. */
export interface PutPolicy {
  readonly text: string;
  /** Where the policy begins in it. */
  readonly start: number;
  readonly isNew: boolean;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** `program` is the name of the file, which its rules outside of any policy have. */
export function putPolicy(rules: string, source: string, name: string, program: string): PutPolicy {
  const { chunks } = parse(rules);
  const old = policyRange(chunks, name) ?? [];
  const ranges = old.length > 0 || name !== program ? old : bareRanges(chunks);
  const [first, ...others] = ranges;
  if (!first) {
    const before = rules.trimEnd();
    const gap = before === '' ? '' : '\n\n';
    return { text: `${before}${gap}${source}`, start: before.length + gap.length, isNew: true };
  }
  const rest = without(rules, others);
  return { text: rest.slice(0, first.start) + source + rest.slice(first.end), start: first.start, isNew: false };
}

function policyRange(chunks: readonly PlacedChunk[], name: string): readonly Range[] | undefined {
  for (const { start, chunk } of chunks) {
    const policy = chunk.declarations.find(
      (each): each is PolicyDeclaration => each.kind === 'policy' && isCalled(each, name),
    );
    if (policy) return [withDoc(chunk.text, start, policy.span)];
  }
  return undefined;
}

function isCalled({ name, campaign }: PolicyDeclaration, wanted: string): boolean {
  return !campaign && name.kind === 'name' && name.text.normalize('NFC') === wanted.normalize('NFC');
}

function bareRanges(chunks: readonly PlacedChunk[]): readonly Range[] {
  return chunks.flatMap(({ start, chunk }) =>
    chunk.declarations.flatMap((each) => (each.kind === 'bare-rules' ? [withDoc(chunk.text, start, each.span)] : [])),
  );
}

/** The table says its description itself, so the one above goes too. */
function withDoc(text: string, offset: number, { start, end }: Range): Range {
  const doc = /(?:^[^\S\n]*##[^\n]*\n)+[^\S\n]*$/m.exec(text.slice(0, start));
  const from = doc ? doc.index : start;
  return { start: offset + from, end: offset + end };
}

/** The later ranges go first, so that the offsets of the others stay. */
function without(text: string, ranges: readonly Range[]): string {
  return [...ranges].reverse().reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
}

import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { NameUse, Target } from '../analysis.ts';
import type { Known } from '../context.ts';
import type { DataInfo, Schema } from '../schema.ts';

/** Which of all things with a name: enough to find it again in any model of the program. */
export type Bound = Pick<Target, 'kind' | 'name' | 'owner'>;

/** A name in a chunk and what it stands for. */
export interface Binding extends Pick<NameUse, 'span' | 'role'> {
  readonly bound: Bound;
  /** Tells what is bound apart from all else; bare names share one namespace, whatever they turn out to be. */
  readonly key: string;
}

export function keyOf(bound: Bound): string {
  return bound.kind in apart ? idOf(bound) : bound.name;
}

/** What is found by more than its bare name. */
const apart = { column: true, member: true, label: true, policy: true, rule: true, test: true, module: true };

/** A name with dots or blanks is told from two names in a row. */
export function idOf({ kind, name, owner }: Bound): string {
  return owner === undefined ? `${kind} ${part(name)}` : `${kind} ${part(owner)}.${part(name)}`;
}

function part(name: string): string {
  return /[\s.`]/.test(name) ? `\`${name}\`` : name;
}

/** What was looked up as a bare name over customers. */
export function symbolBound({ kind, name, owner }: Known, { subject }: Schema): Bound {
  return kind === 'column' ? { kind, name, owner: owner ?? subject?.name ?? '' } : { kind, name };
}

/** A declaration's own name. What it is called may be told by another declaration of the name, so the kind is no more than a guess. */
export function ownBound(name: string): Bound {
  return { kind: 'metric', name };
}

export function columnBound(data: DataInfo, column: string): Bound {
  return { kind: 'column', name: column.normalize('NFC'), owner: data.name };
}

export function dataBound(name: string): Bound {
  return { kind: 'data', name };
}

export function memberBound({ owner }: Extract<Ir.Type, { kind: 'choice' }>, name: string): Bound {
  return { kind: 'member', name, owner };
}

export function labelBound(action: string, label: string): Bound {
  return { kind: 'label', name: label, owner: action };
}

/** A step through a column that holds keys may be written as the column, as the data that it leads to, or as the column without its ending. */
export function lookupBound(from: DataInfo, step: Extract<Ir.Step, { kind: 'lookup' }>, written: string): Bound {
  const column = step.column.normalize('NFC');
  return written === step.data && written !== column ? dataBound(step.data) : columnBound(from, column);
}

/** The word of a label, in any language, where a labelled value begins; or where a column of a table goes on after its action. */
export function labelWord(text: string, from: number): Ast.Span {
  const word = /[\p{L}\p{M}]+/uy;
  word.lastIndex = from + (/^\s*/u.exec(text.slice(from, from + 100))?.[0].length ?? 0);
  const found = word.exec(text);
  return { start: found?.index ?? from, end: found ? word.lastIndex : from };
}

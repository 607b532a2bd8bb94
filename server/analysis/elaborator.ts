import type * as Ast from '../../grammar/index.ts';
import type { Diagnostic, Location } from '../diagnostics/diagnostic.ts';
import type { MessageData } from '../diagnostics/kind.ts';
import type { Code } from '../diagnostics/registry.ts';
import type * as Ir from '../ir/index.ts';
import type { Visible } from './context.ts';
import type { DataInfo, Schema } from './schema.ts';

/**
 * What elaborating one declaration is handed: names are looked up through it (so that the model knows what the declaration depends on and can
 * reuse the result until that changes), findings go through it, and expressions become typed IR. One elaborator serves one declaration.
 *
 * `undefined` as a result always means: a finding was reported here or by the parser; stay silent and leave a hole.
 */
export interface Elaborator {
  readonly chunk: Ast.Chunk;
  /** Name of the program: the file's name without folder and ending. Bare rules form the policy of this name. */
  readonly program: string;
  /** All data with their columns, and which of them is the subject. */
  readonly schema: Schema;

  /** What a name means here: the file's own declarations, those it uses, then the library's. Reports an unknown name unless `quiet`. */
  symbol(name: Ast.Name, options?: { readonly quiet?: boolean }): Meaning | undefined;
  /** All names of these kinds, for did-you-mean and for messages that list what there is. */
  names(...kinds: readonly SymbolKind[]): readonly string[];

  /** A value. With `expected`, bare words are first members of that choice; whether the type fits is for the caller to say. */
  expression(ast: Ast.Expression, scope: Scope, expected?: Ir.Type): Ir.Expression | undefined;
  /** A condition: its type is yes-no; a yes-no column, segment or `let` alone is one. */
  condition(ast: Ast.Expression, scope: Scope): Ir.Expression | undefined;
  /** A constant of this type: a literal, a member or a `let` name; anything else is reported. */
  literal(ast: Ast.Expression, type: Ir.Type): Ir.Literal | undefined;
  /** `left COMPARATOR right` where the sides are already there or still text: used by table cells and expectations. */
  comparison(
    left: Ir.Expression,
    comparator: Ast.Comparator,
    right: Ast.Expression,
    scope: Scope,
    at: Ast.Span,
  ): Ir.Expression | undefined;
  /** A type as written, or the closed set of an action. */
  type(shape: Ast.ValueShape, owner: string): Ir.Type | undefined;

  report(
    code: Code,
    span: Ast.Span,
    data?: MessageData,
    more?: Partial<Pick<Diagnostic, 'related' | 'fixes' | 'tag'>>,
  ): void;
  at(span: Ast.Span): Location;
  /** Where a thing stands in this chunk (`file` is empty, `start` 0, `line` counted in the chunk): the program moves it to its place in the file. */
  origin(span: Ast.Span): Ir.Origin;
}

/**
 * Where an expression stands: it decides what a bare name is first. `parts`: it is compared or rounded, so that it may be a part of a duration
 * (`1.5 * rhythm`); anywhere else durations are whole.
 */
export type Scope =
  /** Over customers. `decisions`: may it use what policies decided (`tier is star`)? Rules and guards only. */
  | { readonly kind: 'subject'; readonly decisions: boolean; readonly parts?: boolean }
  /** Inside an aggregate over the rows of this data, or (`rules`) in rules that are about each of them: names are first its columns. */
  | {
      readonly kind: 'row';
      readonly data: string;
      readonly decisions: boolean;
      readonly parts?: boolean;
      readonly rules?: true;
    };

export type SymbolKind =
  | 'data'
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
  | 'column';

/** What a name is bound to. */
export interface Meaning {
  readonly kind: SymbolKind;
  readonly name: string;
  /** The type of its value; absent for data, policies and what is broken (`broken`: stay silent about uses). */
  readonly type?: Ir.Type;
  readonly broken?: boolean;
  /** Of a `let`: the constant. */
  readonly value?: Ir.Literal;
  /** Of an action, built-in ones included. */
  readonly action?: Ir.Action;
  /** Of a metric, score, class, stages and segment. Its origin and spans are relative to its chunk, its hash is empty. */
  readonly definition?: Ir.Definition;
  /** Of a checklist: the segments that its items are, like the definition. */
  readonly segments?: readonly Ir.Segment[];
  /** Of a data. */
  readonly data?: DataInfo;
  /** Where it was declared; absent for built-in actions and columns that no declaration names. */
  readonly declared?: Location;
  /** `patron/rfm` for what comes from a library. */
  readonly library?: string;
  /** Of a column: its data. */
  readonly owner?: string;
}

/** The result of elaborating one declaration: cached by the model until what it looked up changes. */
export interface Elaborated {
  readonly lets: readonly { readonly name: string; readonly value: Ir.Literal }[];
  readonly actions: readonly Ir.Action[];
  readonly definitions: readonly Ir.Definition[];
  /** Of a metric or segment: what its uses may see besides its type. */
  readonly visible?: Visible;
  readonly policies: readonly Ir.Policy[];
  /** Policies about other data than the subject. */
  readonly others: readonly Ir.Policy[];
  readonly guards: readonly Ir.Guard[];
  readonly campaigns: readonly Ir.Campaign[];
  readonly limits: readonly Ir.Limit[];
  readonly tests: readonly Ir.Test[];
  readonly value?: Ir.Expression;
  readonly diagnostics: readonly Diagnostic[];
}

import type * as Ast from '../../grammar/index.ts';
import { fileName } from '../analysis/path-diagnostics.ts';
import { isPlacedName, otherwiseName } from '../analysis/rules.ts';
import type { Snapshot } from './snapshot.ts';

/** A policy as it stands in a file, whatever is wrong with it. */
export interface WrittenPolicy {
  readonly name: string;
  readonly mode: Ast.PolicyDeclaration['mode'];
  /** What its rules are about, as written; absent: customers. */
  readonly data?: string;
  readonly declaration: Ast.PolicyDeclaration | Ast.BareRules;
  /** Offset of its chunk in the file. */
  readonly start: number;
  readonly rules: readonly WrittenRule[];
}

export interface WrittenRule {
  /** As in the program: the given name, else `rule 3`, else `otherwise`. */
  readonly name: string;
  /** In the chunk. */
  readonly span: Ast.Span;
  /** Of the given name. */
  readonly nameSpan?: Ast.Span;
  readonly written: Ast.Rule | Ast.TableRow;
  /** Offset of its chunk in the file. */
  readonly start: number;
}

/** The policies of a file in the order of the text; bare rules form one that is called as the file. */
export function writtenPolicies({ source, file }: Snapshot): readonly WrittenPolicy[] {
  const known = memory.get(source);
  if (known) return known;
  const found = [...bareRules(source, file), ...declaredPolicies(source)];
  memory.set(source, found);
  return found;
}

const memory = new WeakMap<Ast.SourceFile, readonly WrittenPolicy[]>();

function declaredPolicies({ chunks }: Ast.SourceFile): WrittenPolicy[] {
  return chunks.flatMap(({ chunk, start }) =>
    chunk.declarations.flatMap((declaration) => {
      if (declaration.kind !== 'policy' || declaration.name.kind === 'missing') return [];
      const { name, mode, clauses } = declaration;
      const rules = named(clauses.flatMap((clause) => rulesIn(clause, start)));
      const about = declaration.data?.kind === 'name' ? { data: declaration.data.text.normalize('NFC') } : {};
      return [{ name: name.text.normalize('NFC'), mode, ...about, declaration, start, rules }];
    }),
  );
}

function bareRules({ chunks }: Ast.SourceFile, file: string): WrittenPolicy[] {
  const parts = chunks.flatMap(({ chunk, start }) =>
    chunk.declarations.flatMap((declaration) => (declaration.kind === 'bare-rules' ? [{ declaration, start }] : [])),
  );
  const [first] = parts;
  if (!first) return [];
  const rules = parts.flatMap(({ declaration, start }) =>
    declaration.clauses.flatMap((clause) => rulesIn(clause, start)),
  );
  const name = fileName(file)
    .replace(/\.[^.]*$/, '')
    .normalize('NFC');
  return [{ name, mode: 'first match', ...first, rules: named(rules) }];
}

type UnnamedRule = Omit<WrittenRule, 'name'> & { readonly given?: string; readonly isOtherwise: boolean };

/** `undefined` stands for what could not be read: its place counts. */
function rulesIn(clause: Ast.PolicyClause, start: number): (UnnamedRule | undefined)[] {
  if (clause.kind === 'missing') return [undefined];
  if (clause.kind === 'rule') return [ruleOf(clause, start)];
  return clause.kind === 'table' ? rowsOf(clause, start) : [];
}

function ruleOf(rule: Ast.Rule, start: number): UnnamedRule {
  const { name, span, when } = rule;
  const given = name && { given: name.text.normalize('NFC'), nameSpan: name.span };
  return { ...given, span, written: rule, start, isOtherwise: !when };
}

function rowsOf({ rows, columns }: Ast.Table, start: number): (UnnamedRule | undefined)[] {
  const place = columns.findIndex(({ kind }) => kind === 'rule');
  return rows.map((row) => {
    if (row.kind === 'missing') return undefined;
    const cell = row.values[place];
    const text = cell?.kind === 'name' ? cell.text.normalize('NFC') : cell?.kind === 'text' ? cell.value : '';
    const given = cell && text !== '' ? { given: text, nameSpan: cell.span } : {};
    const isOtherwise = row.conditions.every(({ kind }) => kind === 'any');
    return { ...given, span: row.span, written: row, start, isOtherwise };
  });
}

function named(rules: readonly (UnnamedRule | undefined)[]): WrittenRule[] {
  return rules.flatMap((rule, index) => {
    if (!rule) return [];
    const { given, isOtherwise, ...rest } = rule;
    return [{ ...rest, name: given ?? (isOtherwise ? otherwiseName : `rule ${index + 1}`) }];
  });
}

export function isCampaign({ declaration }: Pick<WrittenPolicy, 'declaration'>): boolean {
  return declaration.kind === 'policy' && declaration.campaign !== undefined;
}

/** Was the name made from the place of the rule? */
export function isMadeName(name: string): boolean {
  return isPlacedName(name) || name === otherwiseName;
}

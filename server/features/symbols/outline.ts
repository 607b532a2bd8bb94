import type * as Ast from '../../../grammar/index.ts';
import { oneLine, part, type SymbolIcon, type SymbolPart } from './part.ts';
import { rulesIn } from './rules.ts';

/** One declaration with all that it holds; nothing for what has no name where one belongs. */
export function symbolOf(declaration: Ast.Declaration, chunk: Ast.Chunk): readonly SymbolPart[] {
  const { span } = declaration;
  switch (declaration.kind) {
    case 'data':
      return named(declaration, 'struct', declaration.columns.flatMap(columnOf));
    case 'let':
      return named(declaration, 'constant');
    case 'metric':
      return named(declaration, 'variable');
    case 'score':
      return named(declaration, 'number');
    case 'class':
    case 'stages':
      return named(declaration, 'enum', declaration.members.flatMap(memberOf));
    case 'checklist':
      return named(declaration, 'enum', declaration.items.flatMap(memberOf));
    case 'affinity':
      return named(declaration, 'variable');
    case 'segment':
      return named(declaration, 'class');
    case 'action':
      return named(declaration, 'function', valuesOf(declaration));
    case 'policy':
      return named(declaration, declaration.campaign ? 'package' : 'namespace', rulesIn(declaration.clauses, chunk));
    case 'bare-rules':
      return rulesIn(declaration.clauses, chunk);
    case 'test': {
      const { title } = declaration;
      return title.kind === 'text' ? [part(title.value || '""', 'method', span, title.span)] : [];
    }
    case 'never':
    case 'always':
    case 'limit':
      return [part(oneLine(chunk, span), 'event', span, span)];
    case 'value':
      return [part(oneLine(chunk, span), 'property', span, span)];
    case 'as-of':
      return [part(oneLine(chunk, span), 'property', span, span)];
    case 'use':
      return [part(oneLine(chunk, span), 'module', span, span)];
    default:
      return [];
  }
}

type Named = Extract<Ast.Declaration, { readonly name: Ast.Name | Ast.Missing }>;

function named({ name, title, span }: Named, icon: SymbolIcon, parts: readonly SymbolPart[] = []): SymbolPart[] {
  if (name.kind === 'missing') return [];
  return [{ ...part(name.text, icon, span, name.span, parts), ...(title && { title: title.value }) }];
}

function columnOf({ name, role, span }: Ast.Column): SymbolPart[] {
  return name.kind === 'name' ? [part(name.text, role === 'key' ? 'key' : 'field', span, name.span)] : [];
}

function memberOf({ name, title, span }: Ast.ClassMember | Ast.StageMember | Ast.ChecklistItem): SymbolPart[] {
  if (name.kind === 'missing') return [];
  return [{ ...part(name.text, 'enumMember', span, name.span), ...(title && { title: title.value }) }];
}

function valuesOf({ takes }: Ast.ActionDeclaration): SymbolPart[] {
  if (takes?.kind !== 'members') return [];
  return takes.members.map((member) => part(member.text, 'enumMember', member.span, member.span));
}

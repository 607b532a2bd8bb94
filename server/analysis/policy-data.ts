import type * as Ast from '../../grammar/index.ts';
import type * as Ir from '../ir/index.ts';
import { dataBound } from './bindings/binding.ts';
import type { Context } from './context.ts';
import { didYouMean } from './did-you-mean.ts';
import { replacing, written } from './expressions/messages.ts';
import type { DataInfo, Schema } from './schema.ts';
import { nameOf } from './symbols.ts';

/** The data above or below the subject that the rules of a policy are about. */
export function aboutOf(declaration: Ast.Declaration, { data }: Schema): DataInfo | undefined {
  if (declaration.kind !== 'policy' || declaration.data?.kind !== 'name') return undefined;
  const found = data.get(nameOf(declaration.data));
  return found && isDecidable(found) ? found : undefined;
}

function isDecidable({ position }: DataInfo): boolean {
  return position === 'events' || position === 'above';
}

/** Rows are told apart by their key. Undefined where nothing can be decided about the data; a policy for the subject is one like any other. */
export function elaborateData({ data: name }: Ast.PolicyDeclaration, c: Context): Pick<Ir.Policy, 'data'> | undefined {
  if (!name) return {};
  if (name.kind === 'missing') return undefined;
  const data = c.schema.data.get(nameOf(name));
  if (!data) return reportUnknown(name, c);
  c.bind?.(name.span, dataBound(data.name));
  if (data === c.schema.subject) return {};
  if (!isDecidable(data)) c.report('PTN4140', name.span, { data: data.name, subject: c.schema.subject?.name ?? '' });
  else if (data.key === undefined) c.report('PTN4141', name.span, { data: data.name }, declaredHere(data));
  else return { data: data.name };
  return undefined;
}

function reportUnknown(name: Ast.Name, c: Context): undefined {
  if (!c.knowsAll) return undefined;
  const all = [...c.schema.data.values()].filter((data) => isDecidable(data) || data === c.schema.subject);
  const meant = didYouMean(
    nameOf(name),
    all.map((data) => data.name),
  );
  const fixes = meant === undefined ? [] : [replacing(c, name.span, written(meant))];
  c.report('PTN2001', name.span, { name: name.text }, { fixes });
  return undefined;
}

function declaredHere({ declared: at }: DataInfo) {
  return at ? { related: [{ at, words: { en: 'declared here', 'zh-CN': '在此声明' }, data: {} }] } : {};
}

import type * as Ast from '../../grammar/index.ts';
import type * as Ir from '../ir/index.ts';
import type { Context } from './context.ts';
import { nameOf } from './symbols.ts';
import * as types from './types.ts';

/** Numbers of actions are held so whatever decided them: 18 digits, of which as many stand after the point as a rule may need. */
export const actionNumber = types.number(18, 6);

function choice(owner: string, members: readonly string[], ordered: boolean): Ir.Type {
  return { kind: 'choice', owner, members, ordered };
}

const anyDuration: Ir.Type = { kind: 'duration', dimension: 'any' };

/** The actions that are there without a declaration. A declaration of the same name replaces one wholly. */
export const builtInActions: readonly Ir.Action[] = [
  builtIn('tier', choice('tier', ['star', 'cow', 'volcano', 'dog'], true)),
  builtIn('visit', types.cadence),
  builtIn('call', types.cadence),
  builtIn('message', types.text, [
    { label: 'by', takes: choice('message.by', ['wechat', 'sms', 'email', 'app', 'phone', 'post'], false) },
  ]),
  builtIn('offer', actionNumber, [{ label: 'for', takes: anyDuration }]),
  builtIn('points', actionNumber),
  builtIn('task', types.text, [{ label: 'within', takes: anyDuration }]),
  { ...builtIn('tag', types.text), keep: 'all' },
  builtIn('suppress'),
];

function builtIn(name: string, takes?: Ir.Type, labels: Ir.Action['labels'] = []): Ir.Action {
  return { name, ...(takes && { takes }), labels, keep: 'first' };
}

export function elaborateAction(action: Ast.ActionDeclaration, c: Context): Ir.Action | undefined {
  if (action.name.kind === 'missing') return undefined;
  const name = nameOf(action.name);
  const takes = action.takes && c.type(action.takes, name);
  const labels = elaborateLabels(action, name, c);
  if (!labels || (action.takes && !takes)) return undefined;
  checkKeep(action, takes, c);
  return {
    name,
    ...(action.title && { title: action.title.value }),
    ...(action.doc !== undefined && { doc: action.doc }),
    origin: c.origin(action.span),
    ...(takes && { takes }),
    labels,
    keep: action.keep,
  };
}

function elaborateLabels(action: Ast.ActionDeclaration, owner: string, c: Context): Ir.Action['labels'] | undefined {
  const labels = new Map<string, Ir.Type>();
  let whole = true;
  for (const { label, takes, span } of action.labels) {
    const type = c.type(takes, `${owner}.${label}`);
    if (labels.has(label)) c.report('PTN4011', span, { action: owner, label });
    else if (type) labels.set(label, type);
    whole = whole && type !== undefined;
  }
  return whole ? [...labels].map(([label, takes]) => ({ label, takes })) : undefined;
}

/** The highest of several values is one that all can be compared with. */
function checkKeep(
  { name, keep, span, takes: written }: Ast.ActionDeclaration,
  takes: Ir.Type | undefined,
  c: Context,
): void {
  if ((keep !== 'highest' && keep !== 'lowest') || name.kind === 'missing') return;
  const mixed = takes?.kind === 'duration' && takes.dimension === 'any';
  if (takes && types.isOrdered(takes) && !mixed) return;
  const type = takes ? types.typeName(takes) : '';
  c.report('PTN4010', written?.span ?? span, { action: nameOf(name), keep, type });
}

import type * as Ir from '../../ir/index.ts';
import { type Deciding, decidedBy, decidingOf, ofPolicies } from './action.ts';
import { carryOut, type Standing } from './campaign.ts';
import { type Field, Fields, fieldLeaves, type Names } from './fields.ts';
import { Graph, graphFunction } from './graph.ts';
import { type Line, line } from './lines.ts';
import type { Module } from './module.ts';
import { quote } from './text.ts';
import { type ByWish, labelsOf, labelTextsOf, rulesOf, textsOf } from './wish.ts';

/** From what is known of a customer to what is decided: the one way that both doors lead to. */
export interface Core {
  readonly fields: readonly Field[];
  /** Whatever else somebody has to know of the customer has other names. */
  readonly names: Names;
  /** What `core` takes. */
  readonly inputs: readonly string[];
  readonly lines: readonly Line[];
}

export function coreOf(module: Module): Core {
  const names: Names = new Map();
  const fields = new Fields(module, module.program.subject, names);
  const { graph, all } = customerGraph(module, fields);
  const standing = standingOf(graph, all);
  for (const campaign of module.program.campaigns) carryOut(graph, campaign, standing);
  const result = resultLines(graph, standing);
  return { fields: fields.all, names, inputs: graph.inputs, lines: graphFunction(graph, 'core', result) };
}

/** All actions of a graph, by name. */
export type AllDeciding = ReadonlyMap<string, Deciding>;

/** What is computed of a customer from such fields. */
export function customerGraph(module: Module, fields: Fields): { readonly graph: Graph; readonly all: AllDeciding } {
  const all = new Map<string, Deciding>();
  const graph: Graph = new Graph(
    module,
    fieldLeaves(fields, (own, decision) => decisionVariable(own, decision, all)),
  );
  for (const [name, deciding] of decidingIn(graph)) all.set(name, deciding);
  return { graph, all };
}

export function decidingIn(graph: Graph): AllDeciding {
  return new Map(graph.program.actions.map((action) => [action.name, decidingOf(graph, action)]));
}

/** What policies decide. */
export function standingOf(graph: Graph, all: AllDeciding): Standing {
  const { policies } = graph.program;
  return new Map(
    [...all.values()].map((deciding) => [deciding, decidedBy(graph, deciding, policies, 'policy')] as const),
  );
}

/** What policies decided: no campaign is seen. */
export function decisionVariable(
  graph: Graph,
  { action: name, label }: Ir.DecisionReference,
  all: AllDeciding,
): string {
  const deciding = all.get(name);
  if (!deciding) throw new Error(`there is no action ${name}`);
  const kept = decidedBy(graph, deciding, graph.program.policies, 'policy');
  const key = JSON.stringify(label === undefined ? [name] : [name, label]);
  return graph.variable('v', key, ({ body }) => {
    const said = saidOf(graph, deciding, label);
    body.use(kept);
    if (deciding.action.keep !== 'all') return said.at(body, kept);
    const kernel = graph.scope(body).kernel('listed');
    return `${kernel}(${kept}, (w) => ${said.at(body, 'w')})`;
  });
}

function saidOf(graph: Graph, deciding: Deciding, label: string | undefined): ByWish {
  const found = deciding.action.labels.find((each) => each.label === label);
  return found
    ? labelsOf(graph, deciding.action, found, ofPolicies(graph, deciding.wishes))
    : deciding.values('policy');
}

/** A column of the result: the value of an action, one of its labels, or the rule that decided. */
export interface ResultColumn {
  readonly name: string;
  readonly action: Ir.Action;
  readonly kind: 'value' | 'label' | 'rule';
  readonly label?: Ir.Action['labels'][number];
}

/** In the order of the result `decisions`. */
export function resultColumns(actions: readonly Ir.Action[]): readonly ResultColumn[] {
  return actions.flatMap((action): ResultColumn[] => [
    { name: action.name, action, kind: 'value' },
    ...action.labels.map(
      (label): ResultColumn => ({ name: `${action.name} ${label.label}`, action, kind: 'label', label }),
    ),
    { name: `${action.name} rule`, action, kind: 'rule' },
  ]);
}

export function resultLines(graph: Graph, standing: Standing): readonly Line[] {
  const cells = [...standing].flatMap(([deciding, variable]) =>
    resultColumns([deciding.action]).map((column) => {
      const { origin } = deciding.action;
      return line(`  ${propertyName(column.name)}: ${cellCode(graph, deciding, column, variable)},`, origin);
    }),
  );
  return [line('return {'), ...cells, line('};')];
}

/** `"__proto__": …` would set the prototype. */
export function propertyName(name: string): string {
  return name === '__proto__' ? `[${quote(name)}]` : quote(name);
}

function cellCode(graph: Graph, { action, wishes }: Deciding, { kind, label }: ResultColumn, variable: string): string {
  const texts =
    kind === 'rule'
      ? rulesOf(graph, wishes)
      : label
        ? labelTextsOf(graph, action, label, wishes)
        : textsOf(graph, action, wishes);
  const { body } = graph;
  body.use(variable);
  if (action.keep !== 'all') return texts.at(body, variable);
  return `${graph.scope(body).kernel('joined')}(${variable}, (w) => ${texts.at(body, 'w')})`;
}

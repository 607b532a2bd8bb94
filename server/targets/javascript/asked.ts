import type * as Ir from '../../ir/index.ts';
import type { RowProgram } from '../sql/row-program.ts';
import { condition } from './condition.ts';
import { type AllDeciding, customerGraph, decisionVariable } from './core.ts';
import { type Field, Fields, type Names } from './fields.ts';
import { type Graph, graphFunction } from './graph.ts';
import { type Line, line } from './lines.ts';
import type { Module } from './module.ts';

/** What rules about rows ask of the customer that these belong to. It is computed once for all of the rows. */
export class Asked {
  readonly #module: Module;
  readonly #rows: RowProgram;
  readonly #names: Names;
  readonly #fields: Fields;
  readonly #graph: Graph;
  readonly #all: AllDeciding;
  readonly #wanted = new Set<string>();
  readonly #asks: ((asked: Asked) => string)[] = [];

  constructor(module: Module, rows: RowProgram, names: Names) {
    this.#module = module;
    this.#rows = rows;
    this.#names = names;
    this.#fields = new Fields(module, module.program.subject, names);
    const { graph, all } = customerGraph(module, this.#fields);
    this.#graph = graph;
    this.#all = all;
  }

  /** Something else that asks for the same things, and may ask for more. */
  again(): Asked {
    const other = new Asked(this.#module, this.#rows, this.#names);
    for (const ask of this.#asks) ask(other);
    return other;
  }

  reference(name: string): string {
    return this.#ask((asked) => asked.#reference(name));
  }

  decision(decision: Ir.DecisionReference): string {
    return this.#ask((asked) => asked.#want(decisionVariable(asked.#graph, decision, asked.#all)));
  }

  column(column: Ir.Column): string {
    return this.#ask((asked) => asked.#want(asked.#fields.column(column)));
  }

  get fields(): readonly Field[] {
    return this.#fields.all;
  }

  /** The variables that have to be there where the others come from. */
  get inputs(): readonly string[] {
    return this.#graph.inputs;
  }

  get outputs(): readonly string[] {
    const { inputs } = this;
    return [...this.#wanted].filter((name) => !inputs.includes(name));
  }

  /** A statement that makes the outputs of the inputs. */
  statement(): readonly Line[] {
    const { outputs, inputs } = this;
    if (outputs.length === 0) return [];
    const result = [line(`return { ${outputs.join(', ')} };`)];
    const key = JSON.stringify([inputs, [...this.#graph.lines, ...result].map(({ text }) => text)]);
    const name = this.#module.once('askedOf', key, (own) => graphFunction(this.#graph, own, result));
    return [line(`const { ${outputs.join(', ')} } = ${name}(${inputs.join(', ')});`)];
  }

  #ask(ask: (asked: Asked) => string): string {
    this.#asks.push(ask);
    return ask(this);
  }

  #reference(name: string): string {
    const guard = this.#rows.guards.get(name);
    if (!guard) return this.#want(this.#graph.definition(name));
    const key = JSON.stringify([this.#rows.data, name]);
    return this.#want(this.#graph.variable('h', key, (scope) => condition(scope, guard)));
  }

  #want(variable: string): string {
    this.#wanted.add(variable);
    return this.#graph.body.use(variable);
  }
}

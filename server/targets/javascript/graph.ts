import type * as Ir from '../../ir/index.ts';
import { expressionsOf, walk } from '../../ir/walk.ts';
import { decidedType } from '../sql/decisions.ts';
import { Body } from './body.ts';
import { definitionCode } from './definition.ts';
import { indented, type Line, line } from './lines.ts';
import { type EmittedFunction, type Module, temporariesOf } from './module.ts';
import { wholeText } from './represent.ts';
import type { Scope } from './scope.ts';
import { comment } from './text.ts';

/** What a graph finds outside of itself, as variables of its own. */
export interface Leaves {
  column(graph: Graph, column: Ir.Column): string;
  aggregate(graph: Graph, aggregate: Ir.Aggregate): string;
  decision(graph: Graph, decision: Ir.DecisionReference): string;
  /** Undefined: it is computed here. */
  definition(graph: Graph, definition: Ir.Definition): string | undefined;
  /** Where references are to something else than definitions that are computed here. */
  reference?(name: string): string;
}

/** Definitions beyond this size stand in functions of their own, and all of them where there are more than so many: V8 does not optimise large functions. */
const mostNodes = 40;
const mostDefinitions = 100;

/** Variables in the order in which they need each other, each computed once. */
export class Graph {
  readonly module: Module;
  /** Whose actions are decided. */
  readonly program: Ir.Program;
  readonly body = new Body();
  readonly lines: Line[] = [];
  readonly #leaves: Leaves;
  readonly #defined = new Set<string>();

  constructor(module: Module, leaves: Leaves, program = module.program) {
    this.module = module;
    this.program = program;
    this.#leaves = leaves;
  }

  /** Variables that come from outside. */
  get inputs(): readonly string[] {
    return this.body.uses.filter((name) => !this.#defined.has(name));
  }

  scope(body: Body): Scope {
    const use = (name: string) => body.use(name);
    const { module } = this;
    return {
      body,
      cadences: module.cadences,
      kernel: (name) => {
        module.kernel.add(name);
        return name;
      },
      column: (column) => use(this.#leaves.column(this, column)),
      aggregate: (aggregate) => use(this.#leaves.aggregate(this, aggregate)),
      decision: (decision) => use(this.#leaves.decision(this, decision)),
      reference: ({ name }) => use(this.#leaves.reference?.(name) ?? this.definition(name)),
      day: (ago) => use(this.day(ago)),
      decidedType: (decision) => decidedType(module.program, decision),
    };
  }

  /** A variable by what it is. */
  variable(
    prefix: string,
    key: string,
    write: (scope: Scope) => string,
    about?: { text: string; origin?: Ir.Origin },
  ): string {
    const name = this.module.name(prefix, key);
    if (this.#defined.has(name)) return name;
    const code = write(this.scope(this.body));
    this.#defined.add(name);
    this.lines.push(line(`const ${name} = ${code};${about ? ` ${comment(about.text)}` : ''}`, about?.origin));
    return name;
  }

  definition(name: string): string {
    const definition = this.module.definitions.get(name);
    if (!definition) throw new Error(`there is no definition ${name}`);
    const leaf = this.#leaves.definition(this, definition);
    if (leaf !== undefined) return leaf;
    const about = { text: `${definition.kind} ${name}`, origin: definition.origin };
    return this.variable('d', name, (scope) => this.#codeOf(scope, definition), about);
  }

  #codeOf(scope: Scope, definition: Ir.Definition): string {
    const lookUp = { module: this.module };
    if (!this.#isLarge(definition)) return definitionCode(scope, definition, lookUp);
    const about = { prefix: 'p', comment: `${definition.kind} ${definition.name}`, origin: definition.origin };
    const found = this.module.function(about, [], (body) => [
      line(`return ${definitionCode(this.scope(body), definition, lookUp)};`),
    ]);
    return called(scope.body, found);
  }

  #isLarge(definition: Ir.Definition): boolean {
    if (this.module.program.definitions.length > mostDefinitions) return true;
    return expressionsOf(definition).reduce((sum, each) => sum + [...walk(each)].length, 0) > mostNodes;
  }

  /** As-of, or a day before it. */
  day(ago: Ir.Ago | undefined): string {
    if (!ago || ago.length === 0) return 'today';
    return this.variable('b', JSON.stringify(ago), (scope) =>
      ago.reduce(
        (day, { months, days }) =>
          `${scope.kernel('moved')}(${day}, ${wholeText(BigInt(-months))}, ${wholeText(BigInt(-days))})`,
        scope.day(undefined),
      ),
    );
  }
}

/** A function of all that a graph computes; `result` is the end of it. */
export function graphFunction({ inputs, lines, body }: Graph, name: string, result: readonly Line[]): readonly Line[] {
  return [
    line(`function ${name}(${inputs.join(', ')}) {`),
    ...indented([...temporariesOf(body), ...lines, ...result]),
    line('}'),
    line(''),
  ];
}

/** A call, with what the function uses. */
export function called(body: Body, { name, uses }: EmittedFunction, own: readonly string[] = []): string {
  body.useAll(uses);
  return `${name}(${[...own, ...uses].join(', ')})`;
}

import { canonical } from '../../ir/hash.ts';
import type * as Ir from '../../ir/index.ts';
import { walk } from '../../ir/walk.ts';
import { Recent } from './recent.ts';

/** Far more than a program has expressions. */
const remembered = 20_000;

/** Numbers for texts: the same one for the same text, unless nobody asked for it in a long time. */
export class Numbering {
  readonly #numbers = new Recent<string, number>(remembered);
  #count = 0;

  of(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#count);
    return this.#count++;
  }
}

/**
 * What the expressions of a program compute, as numbers: two have the same number where they compute the same of each customer, whatever program
 * they stand in and whatever names it has for what they refer to. What a definition is fitted to follows from the data, which is one and the same.
 */
export class Meanings {
  readonly #numbering: Numbering;
  readonly #program: Ir.Program;
  readonly #definitions: ReadonlyMap<string, Ir.Definition>;
  readonly #known = new Map<Ir.Expression | Ir.Definition, number>();
  #rules: number | undefined;

  constructor(numbering: Numbering, program: Ir.Program) {
    this.#numbering = numbering;
    this.#program = program;
    this.#definitions = new Map(program.definitions.map((definition) => [definition.name, definition]));
  }

  of(expression: Ir.Expression): number {
    return this.#once(expression, () => this.#expression(expression));
  }

  definition(name: string): number {
    const definition = this.#definitions.get(name);
    if (!definition) throw new Error(`there is no definition ${name}`);
    return this.#once(definition, () => this.#definition(definition));
  }

  #once(key: Ir.Expression | Ir.Definition, find: () => number): number {
    const known = this.#known.get(key) ?? find();
    this.#known.set(key, known);
    return known;
  }

  #expression(expression: Ir.Expression): number {
    if (expression.op === 'reference') return this.definition(expression.name);
    if (expression.op === 'decision') return this.#number({ ...expression, rules: this.#allRules() });
    return this.#number(expression);
  }

  #definition(definition: Ir.Definition): number {
    switch (definition.kind) {
      case 'metric':
        return this.of(definition.value);
      case 'cell': {
        const parts = definition.parts.map((part) => ({ meaning: this.definition(part) }));
        return this.#number({ kind: 'cell', type: definition.type, parts });
      }
      default:
        return this.#number({ ...definition, name: undefined, earlier: undefined });
    }
  }

  #number(node: object): number {
    return this.#numbering.of(canonical(this.#withoutExpressions(node)));
  }

  /** The node with the meanings of the expressions below it in their place. */
  #withoutExpressions(node: object): object {
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, this.#part(value)]));
  }

  #part(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.#part(each));
    if (typeof value !== 'object' || value === null) return value;
    if (isExpression(value)) return { meaning: this.of(value) };
    return 'when' in value ? this.#withoutExpressions(value) : value;
  }

  /** What is decided may depend on all rules. */
  #allRules(): number {
    const { policies, guards, actions, definitions } = this.#program;
    const hashes = [...policies, ...definitions].map(({ name, hash }) => [name, hash]);
    this.#rules ??= this.#numbering.of(canonical([hashes, guards, actions]));
    return this.#rules;
  }
}

function isExpression(value: object): value is Ir.Expression {
  return 'op' in value && 'type' in value;
}

/** Cadences compare by their ranks among all that a program names. */
export function namesCadences(expression: Ir.Expression): boolean {
  return [...walk(expression)].some(({ type }) => type.kind === 'cadence');
}

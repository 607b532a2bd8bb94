import type * as Ir from '../../ir/index.ts';
import { walk } from '../../ir/walk.ts';
import { written } from '../written/expression.ts';
import { scopeOf } from '../written/scope.ts';
import { said, Unsayable } from '../written/unsayable.ts';
import { Names } from './feel/names.ts';
import type { ActionNames, Scope } from './feel/scope.ts';
import { isHeld } from './feel/value.ts';
import { choosesAmong } from './policy.ts';

/** The names of everything in a model: one each, the same whoever asks. */
export class Vocabulary {
  readonly #program: Ir.Program;
  readonly #names = new Names();
  readonly #definitions = new Map<string, string>();
  readonly #columns = new Map<string, { readonly name: string; readonly column: Ir.Column }>();
  readonly #givens = new Map<string, Given>();
  readonly #actions = new Map<string, ActionNames>();
  readonly #policies = new Map<string, PolicyNames>();

  constructor(program: Ir.Program) {
    this.#program = program;
    for (const policy of program.policies) {
      const name = this.#names.take(policy.name);
      this.#policies.set(policy.name, {
        name,
        table: choosesAmong(policy) ? this.#names.take(`${policy.name} matches`) : name,
      });
    }
    for (const action of program.actions)
      this.#actions.set(action.name, actionNames(action, this.#names.take(action.name)));
    for (const definition of program.definitions)
      this.#definitions.set(definition.name, this.#names.take(definition.name));
  }

  definition(name: string): string {
    return this.#definitions.get(name) ?? '';
  }

  policy(name: string): PolicyNames {
    return this.#policies.get(name)!;
  }

  action(name: string): ActionNames {
    return this.#actions.get(name)!;
  }

  column(column: Ir.Column): string {
    const key = JSON.stringify([column.from, column.path, column.column]);
    const known = this.#columns.get(key) ?? { name: this.#names.take(column.column), column };
    this.#columns.set(key, known);
    return known.name;
  }

  /** An input for a value of these words. What was decided is no input. */
  #given(expression: Ir.Expression): string {
    const isInput = isHeld(expression.type) && [...walk(expression)].every(({ op }) => op !== 'decision');
    if (!isInput) throw new Unsayable(expression);
    const words = written(expression, scopeOf(this.#program));
    const known = this.#givens.get(words) ?? { name: this.#names.take(words), words, expression };
    this.#givens.set(words, known);
    return known.name;
  }

  /** How rules say what a metric is, for whoever has to give its value. */
  words(definition: Ir.Definition): string | undefined {
    if (definition.kind !== 'metric') return undefined;
    const words = said(() => written(definition.value, scopeOf(this.#program)));
    return words instanceof Unsayable ? undefined : words;
  }

  givens(): readonly Given[] {
    return [...this.#givens.values()];
  }

  /** Those that anybody asked for. */
  columns(): readonly { readonly name: string; readonly column: Ir.Column }[] {
    return [...this.#columns.values()];
  }

  /** A scope that notes whom it names; with inputs for what has words and no FEEL. */
  scope(requires: Set<string>, takesInputs: boolean): Scope {
    const note = (name: string) => {
      requires.add(name);
      return name;
    };
    return {
      program: this.#program,
      ...(takesInputs && { given: (expression: Ir.Expression) => note(this.#given(expression)) }),
      definition: (name) => note(this.definition(name)),
      column: (column) => note(this.column(column)),
      action: (name) => {
        note(this.action(name).decision);
        return this.action(name);
      },
    };
  }
}

/** An input in the words of the rules. */
export interface Given {
  readonly name: string;
  readonly words: string;
  readonly expression: Ir.Expression;
}

/** A policy that takes one of several matches has a table of its own for those. */
export interface PolicyNames {
  readonly name: string;
  readonly table: string;
}

function actionNames({ name, labels }: Ir.Action, decision: string): ActionNames {
  const names = new Names();
  const value = names.take(name);
  const rule = names.take(`${name} rule`);
  return { decision, value, rule, labels: new Map(labels.map(({ label }) => [label, names.take(`${name} ${label}`)])) };
}

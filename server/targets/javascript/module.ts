import type * as Ir from '../../ir/index.ts';
import { cadencesOf } from '../../ir/work.ts';
import { cadenceRanks } from '../sql/choice.ts';
import type { Cuts } from '../sql/definition.ts';
import type { CompileInput } from '../target.ts';
import { Body } from './body.ts';
import { indented, type Line, line } from './lines.ts';
import type { Cadences } from './scope.ts';
import { comment, quote } from './text.ts';

/** A function of the module: whatever it uses from around comes in by parameters of the same names. */
export interface EmittedFunction {
  readonly name: string;
  readonly uses: readonly string[];
}

/** What a module consists of beside its two doors. Names come from counters: nothing that rules or data say is one. */
export class Module {
  readonly program: Ir.Program;
  readonly cuts: Cuts;
  readonly cadences: Cadences;
  readonly definitions: ReadonlyMap<string, Ir.Definition>;
  readonly sources: ReadonlyMap<string, Ir.Source>;
  /** Functions of the kernel that are called. */
  readonly kernel = new Set<string>();
  readonly constants: Line[] = [];
  readonly functions: Line[] = [];
  readonly #names = new Map<string, string>();
  readonly #counters = new Map<string, number>();
  readonly #written = new Map<string, EmittedFunction & Pick<About, 'origin'>>();

  constructor({ program, fits }: Pick<CompileInput, 'program' | 'fits'>) {
    this.program = program;
    this.cuts = new Map([...(fits ?? [])].map(([name, fit]) => [name, fit.cuts]));
    this.cadences = cadencesIn(program);
    this.definitions = new Map(program.definitions.map((each) => [each.name, each]));
    this.sources = new Map(program.sources.map((each) => [each.name, each]));
    if (!this.cadences.areDistinct) this.constants.push(line(`const ranks = [${this.cadences.ranks.join(', ')}];`));
  }

  /** The same name for the same thing wherever it is a variable. */
  name(prefix: string, key: string): string {
    const known = this.#names.get(`${prefix} ${key}`);
    if (known !== undefined) return known;
    const name = this.newName(prefix);
    this.#names.set(`${prefix} ${key}`, name);
    return name;
  }

  newName(prefix: string): string {
    const number = (this.#counters.get(prefix) ?? 0) + 1;
    this.#counters.set(prefix, number);
    return `${prefix}${number}`;
  }

  /** A list that is made once; equal ones are one. */
  constant(items: readonly string[]): string {
    const text = `[${items.join(', ')}]`;
    const known = this.#names.get(`k ${text}`);
    if (known !== undefined) return known;
    const name = this.name('k', text);
    this.constants.push(line(`const ${name} = ${text};`));
    return name;
  }

  texts(items: readonly string[]): string {
    return this.constant(items.map(quote));
  }

  /** A function that is written once. */
  once(prefix: string, key: string, write: (name: string) => readonly Line[]): string {
    const isKnown = this.#names.has(`${prefix} ${key}`);
    const name = this.name(prefix, key);
    if (!isKnown) this.functions.push(...write(name));
    return name;
  }

  /** `own`: parameters that come first. Equal functions are one. */
  function(about: About, own: readonly string[], write: (body: Body) => readonly Line[]): EmittedFunction {
    const body = new Body();
    const lines = write(body);
    const { uses } = body;
    const key = JSON.stringify([about.prefix, about.comment, own, uses, lines.map(({ text }) => text)]);
    const written = this.#written.get(key);
    if (written && written.origin === about.origin) return written;
    const name = this.newName(about.prefix);
    this.#written.set(key, { name, uses, origin: about.origin });
    this.functions.push(
      line(comment(about.comment), about.origin),
      line(`function ${name}(${[...own, ...uses].join(', ')}) {`, about.origin),
      ...indented([...temporariesOf(body), ...lines]).map((each) =>
        about.origin ? { origin: about.origin, ...each } : each,
      ),
      line('}', about.origin),
      line(''),
    );
    return { name, uses };
  }
}

export interface About {
  readonly prefix: string;
  readonly comment: string;
  readonly origin?: Ir.Origin | undefined;
}

export function temporariesOf({ temporaries }: Body): readonly Line[] {
  return temporaries.length === 0 ? [] : [line(`let ${temporaries.join(', ')};`)];
}

function cadencesIn(program: Ir.Program): Cadences {
  const others = program.others ?? [];
  const policies = [...program.policies, ...others.flatMap((other) => other.policies)];
  const literals = [...cadencesOf({ ...program, policies })].map(
    ([value, perYear]): Ir.Literal => ({ op: 'literal', type: { kind: 'cadence' }, value, perYear }),
  );
  const ranks = [...cadenceRanks(literals)];
  return {
    texts: ranks.map(([text]) => text),
    ranks: ranks.map(([, rank]) => rank),
    areDistinct: new Set(ranks.map(([, rank]) => rank)).size === ranks.length,
  };
}

import { Names } from './feel/names.ts';
import { feelText } from './feel/text.ts';
import type { Element, FeelType } from './model.ts';
import { element, textElement } from './xml.ts';

/** The types of a model: those of FEEL, and one of its own for each closed set of texts and each list. */
export class Types {
  readonly #names = new Names();
  readonly #own = new Map<string, { readonly name: string; readonly type: FeelType }>();

  constructor(elements: readonly Element[]) {
    for (const { name, type, logic } of elements) {
      this.#learn(name, type);
      if (logic?.kind === 'table') for (const output of logic.outputs) this.#learn(output.name, output.type);
      if (logic?.kind === 'table')
        for (const input of logic.inputs) if (input.type) this.#learn(input.text, input.type);
    }
  }

  #learn(name: string, type: FeelType): void {
    const key = keyOf(type);
    if (!isOwn(type) || this.#own.has(key)) return;
    this.#own.set(key, { name: this.#names.take(`${name} type`), type });
  }

  refer(type: FeelType): string {
    return this.#own.get(keyOf(type))?.name ?? type.base;
  }

  write(): readonly string[] {
    return [...this.#own.values()].map(({ name, type }, index) => {
      const values = (type.values ?? []).map(feelText).join(', ');
      const allowed =
        values === ''
          ? []
          : [element('allowedValues', { id: `type_${index + 1}_values` }, [textElement('text', values)])];
      return element(
        'itemDefinition',
        { id: `type_${index + 1}`, name, isCollection: type.isList ? 'true' : undefined },
        [textElement('typeRef', type.base), ...allowed],
      );
    });
  }
}

function isOwn({ values, isList }: FeelType): boolean {
  return values !== undefined || isList === true;
}

function keyOf({ base, values, isList }: FeelType): string {
  return JSON.stringify([base, values ?? null, isList === true]);
}

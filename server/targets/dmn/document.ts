import type * as Ir from '../../ir/index.ts';
import { compiledMark, type Place } from '../target.ts';
import { writeDiagram } from './diagram.ts';
import type { Element } from './model.ts';
import { Types } from './types.ts';
import { type Ids, writeElement } from './write-element.ts';
import { element, shown } from './xml.ts';

export interface Document {
  readonly text: string;
  readonly places: readonly Place[];
}

const spaces = {
  xmlns: 'https://www.omg.org/spec/DMN/20191111/MODEL/',
  'xmlns:dmndi': 'https://www.omg.org/spec/DMN/20191111/DMNDI/',
  'xmlns:dc': 'http://www.omg.org/spec/DMN/20180521/DC/',
  'xmlns:di': 'http://www.omg.org/spec/DMN/20180521/DI/',
};

/** DMN 1.3, with the places of its elements. */
export function writeDocument(elements: readonly Element[], { name }: Ir.Program): Document {
  const types = new Types(elements);
  const ids = idsOf(elements, types);
  const parts: readonly { readonly text: string; readonly origin?: Ir.Origin | undefined }[] = [
    ...types.write().map((text) => ({ text })),
    ...elements.map((one) => ({ text: writeElement(one, ids), origin: one.origin })),
    { text: writeDiagram(elements, ids) },
  ];
  const attributes = {
    ...spaces,
    id: 'definitions',
    name: shown(name),
    namespace: `urn:patron:${encodeURIComponent(shown(name))}`,
    expressionLanguage: feel,
    typeLanguage: feel,
  };
  const definitions = element(
    'definitions',
    attributes,
    parts.map((part) => part.text),
  );
  return { text: `${head}\n${definitions}\n`, places: placesOf(parts) };
}

/** No comment of XML may hold two hyphens in a row. */
const head = `<?xml version="1.0" encoding="UTF-8"?>\n<!-- ${compiledMark}: dmn -->`;

const feel = 'https://www.omg.org/spec/DMN/20191111/FEEL/';

function idsOf(elements: readonly Element[], types: Types): Ids {
  const ids = new Map<string, string>();
  const inputs = new Set(elements.filter(({ logic }) => !logic).map(({ name }) => name));
  for (const { name } of elements) {
    const kind = inputs.has(name) ? 'input' : 'decision';
    ids.set(name, `${kind}_${ids.size + 1}`);
  }
  return {
    idOf: (name) => ids.get(name) ?? '',
    isInput: (name) => inputs.has(name),
    typeRef: (type) => types.refer(type),
  };
}

function placesOf(
  parts: readonly { readonly text: string; readonly origin?: Ir.Origin | undefined }[],
): readonly Place[] {
  let line = 3;
  return parts.flatMap(({ text, origin }) => {
    const from = line;
    line += text.split('\n').length;
    return origin ? [{ lines: [from, line] as const, origin }] : [];
  });
}

import type { Element, FeelType, Logic, Table } from './model.ts';
import { element, shown, textElement } from './xml.ts';

/** What the ids and the types of a model are called. */
export interface Ids {
  idOf(name: string): string;
  isInput(name: string): boolean;
  typeRef(type: FeelType): string;
}

export function writeElement(one: Element, ids: Ids): string {
  const { name, label, description, type, logic, requires } = one;
  const id = ids.idOf(name);
  const head = { id, name, label: shown(label) };
  const words = description === undefined ? [] : [textElement('description', shown(description))];
  const variable = element('variable', { id: `${id}_variable`, name, typeRef: ids.typeRef(type) });
  if (!logic) return element('inputData', head, [...words, variable]);
  return element('decision', head, [
    ...words,
    variable,
    ...requires.map((each, index) => requirement(each, `${id}_r${index + 1}`, ids)),
    writeLogic(logic, id, ids),
  ]);
}

function requirement(name: string, id: string, ids: Ids): string {
  const required = element(ids.isInput(name) ? 'requiredInput' : 'requiredDecision', { href: `#${ids.idOf(name)}` });
  return element('informationRequirement', { id }, [required]);
}

function writeLogic(logic: Logic, id: string, ids: Ids): string {
  switch (logic.kind) {
    case 'expression':
      return literal(logic.text, `${id}_logic`);
    case 'context':
      return element(
        'context',
        { id: `${id}_logic` },
        logic.entries.map(({ name, text }, index) => contextEntry(name, text, `${id}_e${index + 1}`)),
      );
    case 'table':
      return writeTable(logic, id, ids);
  }
}

function literal(text: string, id: string): string {
  return element('literalExpression', { id }, [textElement('text', text)]);
}

function contextEntry(name: string | undefined, text: string, id: string): string {
  const variable = name === undefined ? [] : [element('variable', { id: `${id}_variable`, name })];
  return element('contextEntry', { id }, [...variable, literal(text, `${id}_text`)]);
}

function writeTable({ hitPolicy, inputs, outputs, rules, notes }: Table, id: string, ids: Ids): string {
  return element('decisionTable', { id: `${id}_table`, hitPolicy, preferredOrientation: 'Rule-as-Row' }, [
    ...inputs.map(({ label, text, type }, index) => {
      const input = `${id}_i${index + 1}`;
      const typeRef = type && ids.typeRef(type);
      return element('input', { id: input, label: shown(label) }, [
        element('inputExpression', { id: `${input}_text`, typeRef }, [textElement('text', text)]),
      ]);
    }),
    ...outputs.map(({ name, label, type }, index) =>
      element('output', { id: `${id}_o${index + 1}`, label: shown(label), name, typeRef: ids.typeRef(type) }),
    ),
    ...notes.map((name) => element('annotation', { name })),
    ...rules.map((rule, index) => writeRule(rule, `${id}_rule${index + 1}`)),
  ]);
}

function writeRule({ description, inputs, outputs, notes }: Table['rules'][number], id: string): string {
  return element('rule', { id }, [
    ...(description === undefined ? [] : [textElement('description', shown(description))]),
    ...inputs.map((text, index) => element('inputEntry', { id: `${id}_i${index + 1}` }, [textElement('text', text)])),
    ...outputs.map((text, index) => element('outputEntry', { id: `${id}_o${index + 1}` }, [textElement('text', text)])),
    ...notes.map((note) => element('annotationEntry', {}, [textElement('text', shown(note))])),
  ]);
}

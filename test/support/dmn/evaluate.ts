// A small engine for decision models: reads the file as any tool would, and leaves FEEL to an interpreter of its own.
import { DmnModdle } from 'dmn-moddle';
import { date, dateAndTime, evaluate, unaryTest } from 'feelin';

/** What dmn-moddle reads; only what is looked at here. */
interface Node {
  readonly $type: string;
  readonly id: string;
  readonly name: string;
  readonly label?: string;
  readonly text?: string;
  readonly hitPolicy?: string;
  readonly variable?: Node & { readonly typeRef?: string };
  readonly decisionLogic?: Node;
  readonly literalExpression?: Node;
  readonly value?: Node;
  readonly inputExpression?: Node;
  readonly input?: readonly Node[];
  readonly output?: readonly Node[];
  readonly rule?: readonly Node[];
  readonly inputEntry?: readonly Node[];
  readonly outputEntry?: readonly Node[];
  readonly contextEntry?: readonly Node[];
  readonly informationRequirement?: readonly { readonly requiredDecision?: Ref; readonly requiredInput?: Ref }[];
  readonly drgElement?: readonly Node[];
  readonly annotation?: readonly Node[];
}

interface Ref {
  readonly href: string;
}

export interface DmnModel {
  readonly elements: readonly Node[];
  /** What dmn-moddle has to say about the file. */
  readonly warnings: readonly unknown[];
  /** Written again by dmn-moddle. */
  readonly again: string;
}

export async function readDmn(xml: string): Promise<DmnModel> {
  const moddle = new DmnModdle();
  const { rootElement, warnings } = await moddle.fromXML(xml);
  const again = await moddle.toXML(rootElement, { format: true });
  return { elements: (rootElement as unknown as Node).drgElement ?? [], warnings, again: again.xml };
}

export type FeelValue = unknown;

/** The value of a text of the type that an input has. */
export function feelInput(text: string | null, kind: string): FeelValue {
  if (text === null) return null;
  if (kind === 'number') return Number(text);
  if (kind === 'boolean') return text === 'yes';
  if (kind === 'date') return date(text);
  return kind === 'date and time' ? dateAndTime(text) : text;
}

/** All decisions of a model, by their names. Whatever a decision names has to be among what it requires. */
export function decideAll(
  { elements }: DmnModel,
  inputs: ReadonlyMap<string, FeelValue>,
): ReadonlyMap<string, FeelValue> {
  const byId = new Map(elements.map((element) => [element.id, element]));
  const values = new Map(inputs);
  const visit = (element: Node): FeelValue => {
    if (values.has(element.name)) return values.get(element.name);
    if (element.$type !== 'dmn:Decision') throw new Error(`no value for the input ${element.name}`);
    const required = (element.informationRequirement ?? []).map(({ requiredDecision, requiredInput }) => {
      const found = byId.get(((requiredDecision ?? requiredInput)?.href ?? '').slice(1));
      if (!found) throw new Error(`${element.name} requires what is not there`);
      return [found.name, visit(found)] as const;
    });
    const value = logicValue(element.decisionLogic!, Object.fromEntries(required));
    values.set(element.name, value);
    return value;
  };
  for (const element of elements) visit(element);
  return values;
}

type Context = Readonly<Record<string, FeelValue>>;

function logicValue(logic: Node, context: Context): FeelValue {
  switch (logic.$type) {
    case 'dmn:LiteralExpression':
      return feel(logic.text ?? '', context);
    case 'dmn:Context':
      return contextValue(logic, context);
    case 'dmn:DecisionTable':
      return tableValue(logic, context);
    default:
      throw new Error(`unknown logic ${logic.$type}`);
  }
}

/** A name that nobody knows, or a text that is no FEEL, is a mistake of the file: null in its place would hide it. */
function feel(text: string, context: Context): FeelValue {
  const { value, warnings } = evaluate(text, context);
  const bad = warnings.find(({ type }) => type === 'NO_VARIABLE_FOUND');
  if (bad) throw new Error(`${bad.message} in ${text}`);
  return value;
}

function contextValue({ contextEntry = [] }: Node, outer: Context): FeelValue {
  let context = outer;
  let last: FeelValue = null;
  for (const { variable, value } of contextEntry) {
    last = logicValue(value!, context);
    if (variable) context = { ...context, [variable.name]: last };
  }
  return last;
}

function tableValue({ hitPolicy, input = [], output = [], rule = [] }: Node, context: Context): FeelValue {
  const asked = input.map(({ inputExpression }) => feel(inputExpression?.text ?? '', context));
  const matching = rule.filter(({ inputEntry = [] }) =>
    inputEntry.every(({ text }, index) => unaryTest(text ?? '', { ...context, '?': asked[index] }).value === true),
  );
  const result = ({ outputEntry = [] }: Node) => {
    const values = outputEntry.map(({ text }) => feel(text ?? '', context));
    return output.length === 1 ? values[0] : Object.fromEntries(output.map(({ name }, index) => [name, values[index]]));
  };
  const [first] = matching;
  if (hitPolicy === 'RULE ORDER') return matching.map(result);
  if (hitPolicy !== 'FIRST' && matching.length > 1) return null;
  return first ? result(first) : null;
}

import { z } from 'zod';
import { partSchemas } from '../schema.ts';
import {
  agoSchema,
  daySchema,
  earlierSchema,
  expressionSchema,
  expressions,
  stepSchema,
} from '../schema-expression.ts';
import { typeSchema, typeSchemas } from '../schema-type.ts';
import { irSchemaId } from './document.ts';
import { documentParts, documentSchema } from './schema.ts';

/** What the comments of the types say: of `Aggregate`, of its field `Aggregate.window`, and which others it extends. */
export interface Comments {
  readonly of: ReadonlyMap<string, string>;
  readonly bases: ReadonlyMap<string, readonly string[]>;
}

/** The JSON Schema of documents. The comments of the types are its descriptions, since they are the specification. */
export function irJsonSchema(comments: Comments): object {
  const metadata = z.registry<{ id: string }>();
  for (const [id, schema] of namedSchemas()) metadata.add(schema, { id });
  const { $defs = {}, ...rest } = z.toJSONSchema(documentSchema, { metadata, override: tidy });
  const described = Object.entries($defs).map(([name, schema]) => [name, describe(name, schema, comments)]);
  return {
    $id: irSchemaId,
    title: 'Patron intermediate representation',
    ...describe('IrDocument', rest, comments),
    $defs: Object.fromEntries(described),
  };
}

type Schema = z.core.JSONSchema.BaseSchema;

function namedSchemas(): readonly (readonly [string, z.ZodType])[] {
  const kinds = partSchemas.definition.options.map((option) => {
    const { kind } = option.unwrap().shape;
    return [pascal(kind.value), option] as const;
  });
  const types = Object.entries(typeSchemas).map(([name, schema]) => [`${pascal(name)}Type`, schema] as const);
  return [
    ['Expression', expressionSchema],
    ['Type', typeSchema],
    ['Step', stepSchema],
    ['Day', daySchema],
    ['Ago', agoSchema],
    ['Earlier', earlierSchema],
    ...Object.entries({ ...partSchemas, ...documentParts, ...expressions }).map(
      ([name, schema]) => [pascal(name), schema] as const,
    ),
    ...kinds,
    ...types,
  ];
}

function pascal(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** What says nothing to whoever reads JSON: that nothing changes, and that whole numbers are those that JavaScript has. */
function tidy({ jsonSchema }: { readonly jsonSchema: Schema }): void {
  delete jsonSchema.readOnly;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

/** What has no interface of its own, so that no comment stands above it. */
const further: Readonly<Record<string, string>> = {
  Expression:
    'A value that is computed for a row, told apart by `op`. A condition is an expression whose type is `yes-no`.',
  Type: 'What values there are and how exactly they are held, told apart by `kind`.',
  PlainType:
    '`text`, `date` (a local day), `timestamp` (a local date and time without offset), `yes-no`, or `cadence` (how often).',
  NumberType: 'A plain number.',
  MoneyType: 'Money of one currency, an ISO 4217 code. Amounts of different currencies are never compared or added.',
  DurationType:
    'A whole number of the dimension. `any`: as it is written; only of actions and their labels. With `held`: a decimal of the dimension.',
  ChoiceType:
    'One of the members, the best first when `ordered`. `owner` is the declaration that the members belong to.',
  CellType: 'The bands of several scores side by side: `555`.',
  ListType: 'Several values in an order.',
  Step: 'One step from a row to the one row that it leads to.',
  Ago: 'An earlier day: from as-of back by each step in turn, which is months (clamped to the end of the month), then days.',
  Earlier: 'A definition as it was on an earlier day.',
  Definition: 'A named value of each customer, told apart by `kind`.',
  Given: 'What a test takes as given.',
  Expectation: 'What must come out of a test.',
  Fit:
    'What was fitted for a definition. `cuts` are canonical texts of values. bands: the cut of each band from the second on, null where nobody reached it. ' +
    'class: the least value of each member but the last, null where it is empty. affinity: pairs as JSON, the highest lift first.',
  'Fit.name': 'The definition that it was fitted for.',
  'Fit.fitted': 'How many customers were fitted on; of an affinity, how many baskets.',
  'Fit.counts': 'How many customers are in each band or member; of an affinity one number: the rows without a basket.',
  'OtherData.data': 'The data whose rows are decided about.',
};

function describe(name: string, schema: Schema, comments: Comments): Schema {
  const description = comments.of.get(name) ?? further[name];
  return { ...(description !== undefined && { description }), ...withFields([name], schema, comments) };
}

function withFields(path: readonly string[], schema: Schema, comments: Comments): Schema {
  if (schema.properties === undefined) return schema;
  const properties = Object.entries(schema.properties).map(([field, of]) => {
    const inner = typeof of === 'object' ? withFields([...path, field], of, comments) : of;
    const description = commentOf([...path, field], comments);
    return [field, typeof inner === 'object' && description !== undefined ? { description, ...inner } : inner];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

/** Of the field itself, or of the one that it has from another type. */
function commentOf([name = '', ...fields]: readonly string[], comments: Comments): string | undefined {
  const path = [name, ...fields].join('.');
  const own = comments.of.get(path) ?? further[path];
  if (own !== undefined) return own;
  const bases = comments.bases.get(name) ?? [];
  return bases.map((base) => commentOf([base, ...fields], comments)).find((each) => each !== undefined);
}

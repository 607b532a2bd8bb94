import { z } from 'zod';
import { dataFormats } from './data-format.ts';
import type * as Ir from './index.ts';
import { columnSchema, earlierSchema, expressionSchema, expressions, literalSchema } from './schema-expression.ts';
import { fields, natural, span, typeSchema } from './schema-type.ts';

/** The shape of programs, for those that are read from outside. A test asserts that its inferred type is that of programs. */
const expression = expressionSchema;
const hash = z.string();
const origin = fields({ file: z.string(), start: natural, line: z.number().int().positive(), span });

const named = { name: z.string(), title: z.string().exactOptional(), doc: z.string().exactOptional() };
const declared = { ...named, origin };
const typed = { ...declared, type: typeSchema, hash, earlier: earlierSchema.exactOptional() };

const link = fields({ data: z.string(), by: z.string() });

const sourceColumn = fields({
  name: z.string(),
  role: z.enum(['key', 'label', 'time', 'amount', 'item', 'quantity', 'column']),
  type: typeSchema,
  pii: z.boolean(),
  lookup: z.string().exactOptional(),
});

const source = fields({
  ...declared,
  from: z.discriminatedUnion('kind', [
    fields({
      kind: z.literal('file'),
      path: z.string(),
      format: z.enum(dataFormats),
      sheet: z.string().exactOptional(),
    }),
    fields({ kind: z.literal('table'), table: z.string() }),
    fields({ kind: z.literal('derived'), data: z.string(), by: z.string() }),
  ]),
  columns: z.array(sourceColumn).readonly(),
  key: z.string().exactOptional(),
  label: z.string().exactOptional(),
  time: z.string().exactOptional(),
  amount: z.string().exactOptional(),
  parent: link.exactOptional(),
  attributesOf: link.exactOptional(),
});

const fraction = z.tuple([natural, z.number().int().positive()]).readonly();

const classMember = fields({
  name: z.string(),
  title: z.string().exactOptional(),
  upTo: z.tuple([natural, z.number().int().positive()]).readonly().exactOptional(),
});

const ranked = {
  ...typed,
  of: expression,
  where: expression.exactOptional(),
  members: z.array(classMember).readonly(),
};
const item = fields({ name: z.string(), title: z.string().exactOptional(), when: expression });
const stage = fields({ name: z.string(), title: z.string().exactOptional(), when: expression.exactOptional() });

const definition = z.discriminatedUnion('kind', [
  fields({ kind: z.literal('metric'), ...typed, value: expression }),
  fields({
    kind: z.literal('bands'),
    ...typed,
    bands: z.number().int().min(2),
    of: expression,
    best: z.enum(['highest', 'lowest']),
    cuts: z.array(literalSchema).readonly().exactOptional(),
    where: expression.exactOptional(),
  }),
  fields({ kind: z.literal('cell'), ...typed, parts: z.array(z.string()).readonly() }),
  fields({ kind: z.literal('share-class'), ...ranked }),
  fields({ kind: z.literal('rank-class'), ...ranked }),
  fields({ kind: z.literal('stages'), ...typed, members: z.array(stage).readonly() }),
  fields({ kind: z.literal('segment'), ...typed, when: expression }),
  fields({ kind: z.literal('checklist'), ...typed, items: z.array(item).readonly() }),
  fields({
    kind: z.literal('affinity'),
    ...typed,
    baskets: expressions.aggregate,
    without: expressions.aggregate.exactOptional(),
    support: fraction.exactOptional(),
    confidence: fraction.exactOptional(),
    lift: fraction,
  }),
]);

const action = fields({
  ...named,
  origin: origin.exactOptional(),
  takes: typeSchema.exactOptional(),
  labels: z.array(fields({ label: z.string(), takes: typeSchema })).readonly(),
  keep: z.enum(['first', 'highest', 'lowest', 'all']),
});

const labels = z.array(fields({ label: z.string(), value: expression })).readonly();
const decision = fields({ action: z.string(), value: expression.exactOptional(), labels, span: span.exactOptional() });
const exception = fields({ because: z.string(), when: expression.exactOptional() });

const rule = fields({
  name: z.string(),
  doc: z.string().exactOptional(),
  origin,
  when: expression.exactOptional(),
  decisions: z.array(decision).readonly(),
  goal: z.enum(['acquire', 'enhance', 'retain']).exactOptional(),
  because: z.string().exactOptional(),
});

const policyFields = {
  ...declared,
  data: z.string().exactOptional(),
  mode: z.enum(['first match', 'all matches', 'exactly one match']),
  rules: z.array(rule).readonly(),
  uncovered: z.array(exception).readonly(),
  overlaps: z.array(exception).readonly(),
  hash,
};
const policy = fields(policyFields);

const guard = fields({
  kind: z.enum(['never', 'always']),
  action: z.string(),
  value: expression.exactOptional(),
  when: expression,
  doc: z.string().exactOptional(),
  origin,
  text: z.string(),
});

const frequency = fields({ action: z.string(), most: z.number().int().positive(), contacts: expressions.aggregate });

const rank = fields({ of: expression, best: z.enum(['highest', 'lowest']) });
const draw = fields({ hash: z.literal('md5-32'), salt: z.string() });

const limit = fields({
  action: z.string(),
  most: z.string(),
  unit: z.enum(['day', 'week', 'month', 'quarter', 'year', 'customers']),
  group: fields({ text: z.string(), of: expression }).exactOptional(),
  rank: rank.exactOptional(),
  draw,
  doc: z.string().exactOptional(),
  origin,
  text: z.string(),
});

const campaign = fields({
  ...policyFields,
  audience: expression.exactOptional(),
  dates: fields({ from: z.string(), to: z.string() }).exactOptional(),
  holdOut: z.number().int().min(1).max(9999).exactOptional(),
  draw,
  rank: rank.exactOptional(),
  cap: z.number().int().positive().exactOptional(),
  budget: fields({ total: literalSchema, each: expression }).exactOptional(),
  frequencies: z.array(frequency).readonly(),
});

const given = z.discriminatedUnion('kind', [
  fields({
    kind: z.literal('definition'),
    name: z.string(),
    value: literalSchema.exactOptional(),
    earlier: earlierSchema.exactOptional(),
  }),
  fields({ kind: z.literal('column'), column: columnSchema, value: literalSchema.exactOptional() }),
  fields({
    kind: z.literal('row'),
    data: z.string(),
    cells: z.array(fields({ column: z.string(), value: literalSchema })).readonly(),
  }),
]);

const expectation = z.discriminatedUnion('kind', [
  fields({
    kind: z.literal('decision'),
    data: z.string().exactOptional(),
    action: z.string(),
    decided: z.boolean(),
    value: expression.exactOptional(),
    labels,
    span,
  }),
  fields({ kind: z.literal('condition'), when: expression, span }),
  fields({
    kind: z.literal('contract'),
    measure: z.enum(['share', 'count', 'sum', 'average', 'lowest', 'highest', 'median']),
    who: expression.exactOptional(),
    of: expression.exactOptional(),
    least: literalSchema.exactOptional(),
    most: literalSchema.exactOptional(),
    span,
  }),
]);

const test = fields({
  title: z.string(),
  origin,
  given: z.array(given).readonly(),
  expect: z.array(expectation).readonly(),
});

const otherData = fields({
  data: z.string(),
  actions: z.array(action).readonly(),
  policies: z.array(policy).readonly(),
  guards: z.array(guard).readonly(),
});

export const programSchema = fields({
  version: z.literal(1),
  name: z.string(),
  doc: z.string().exactOptional(),
  asOf: fields({ date: z.string().exactOptional(), zone: z.string() }),
  sources: z.array(source).readonly(),
  subject: z.string(),
  amountData: z.string().exactOptional(),
  value: expression.exactOptional(),
  definitions: z.array(definition).readonly(),
  actions: z.array(action).readonly(),
  policies: z.array(policy).readonly(),
  order: z.array(z.string()).readonly(),
  guards: z.array(guard).readonly(),
  campaigns: z.array(campaign).readonly(),
  limits: z.array(limit).readonly().exactOptional(),
  tests: z.array(test).readonly(),
  others: z.array(otherData).readonly().exactOptional(),
});

/** Shapes of the parts, by what they are the shape of. */
export const partSchemas = {
  origin,
  source,
  sourceColumn,
  definition,
  action,
  policy,
  rule,
  decision,
  exception,
  guard,
  campaign,
  draw,
  limit,
  frequency,
  given,
  expectation,
  test,
  otherData,
};

/** A program that was read from outside; throws `ZodError` where it has another shape. */
export function readProgram(json: unknown): Ir.Program {
  return programSchema.parse(json);
}

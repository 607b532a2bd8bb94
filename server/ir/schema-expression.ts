import { z } from 'zod';
import type * as Ir from './index.ts';
import { fields, span, typeSchema } from './schema-type.ts';

/** The shapes of expressions. Expressions stand in expressions, so the type of the whole is written, and a test compares it part by part. */
export const expressionSchema: z.ZodType<Ir.Expression> = z.lazy(() =>
  z.discriminatedUnion('op', Object.values(expressions) as never),
);

const expression = expressionSchema;
const places = z.number().int().min(0).max(9);

/** What every node has. */
function node<Op extends z.ZodType, Shape extends z.ZodRawShape>(op: Op, shape: Shape) {
  return fields({ op, type: typeSchema, span: span.exactOptional(), ...shape });
}

export const stepSchema = z.discriminatedUnion('kind', [
  fields({ kind: z.literal('parent'), data: z.string() }),
  fields({ kind: z.literal('lookup'), column: z.string(), data: z.string() }),
  fields({ kind: z.literal('attributes'), data: z.string() }),
]);

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const daySchema = fields({
  anchor: z.union([z.enum(['as-of', 'start-of-month', 'start-of-quarter', 'start-of-year']), fields({ date })]),
  months: z.number().int(),
  days: z.number().int(),
});

export const agoSchema = z
  .array(fields({ months: z.number().int().min(0), days: z.number().int().min(0) }))
  .min(1)
  .readonly();

/** Of a definition, or of a reference to one, as it was on an earlier day. */
export const earlierSchema = fields({ of: z.string(), ago: agoSchema });

export const literalSchema = node(z.literal('literal'), {
  value: z.union([z.string(), z.number(), z.boolean()]),
  perYear: z.tuple([z.number().int().positive(), z.number().int().positive()]).readonly().exactOptional(),
  written: z.string().exactOptional(),
  percent: z.literal(true).exactOptional(),
});

export const columnSchema = node(z.literal('column'), {
  from: z.string(),
  path: z.array(stepSchema).readonly(),
  column: z.string(),
});

const aggregated = {
  function: z.enum([
    ...(['count', 'count-known', 'sum', 'lowest', 'highest', 'median', 'distinct'] as const),
    ...(['top', 'usual-gap', 'next-due', 'baskets'] as const),
  ]),
  data: z.string(),
  of: expression.exactOptional(),
  where: expression.exactOptional(),
  window: fields({ from: daySchema.exactOptional(), to: daySchema.exactOptional() }).exactOptional(),
  ago: agoSchema.exactOptional(),
};

/** By the names of the interfaces in `expression.ts`. */
export const expressions = {
  literal: literalSchema,
  reference: node(z.literal('reference'), { name: z.string(), earlier: earlierSchema.exactOptional() }),
  column: columnSchema,
  decisionReference: node(z.literal('decision'), { action: z.string(), label: z.string().exactOptional() }),
  aggregate: node(z.literal('aggregate'), {
    ...aggregated,
    limit: z.number().int().min(1).max(20).exactOptional(),
    by: node(z.literal('aggregate'), aggregated).exactOptional(),
    basket: expression.exactOptional(),
  }),
  arithmetic: node(z.enum(['add', 'subtract', 'multiply']), { left: expression, right: expression }),
  quotient: node(z.literal('quotient'), { numerator: expression, denominator: expression }),
  toDouble: node(z.literal('to-double'), { of: expression }),
  roundExact: node(z.literal('round-exact'), { of: expression, places }),
  roundQuotient: node(z.literal('round-quotient'), { numerator: expression, denominator: expression, places }),
  roundDouble: node(z.literal('round-double'), { of: expression, places }),
  floor: node(z.literal('floor'), { of: expression }),
  extreme: node(z.enum(['min', 'max']), { operands: z.array(expression).readonly() }),
  weighted: node(z.literal('weighted'), {
    parts: z.array(fields({ weight: literalSchema, of: expression })).readonly(),
    least: z.number().int().positive().exactOptional(),
  }),
  howMany: node(z.literal('how-many'), { operands: z.array(expression).readonly() }),
  first: node(z.literal('first'), { of: expression }),
  orElse: node(z.literal('or-else'), { of: expression, otherwise: expression }),
  whereThere: node(z.literal('where-there'), { of: expression, since: columnSchema, ago: agoSchema }),
  daysSince: node(z.enum(['days-since', 'days-until']), { of: expression, ago: agoSchema.exactOptional() }),
  monthsBetween: node(z.enum(['months-between', 'years-between']), {
    from: expression,
    to: expression.exactOptional(),
    ago: agoSchema.exactOptional(),
  }),
  calendarPart: node(z.enum(['month', 'weekday']), { of: expression }),
  dateOf: node(z.literal('date-of'), { of: expression }),
  compare: node(z.enum(['<', '<=', '>', '>=', '=', '!=']), { left: expression, right: expression }),
  oneOf: node(z.enum(['one-of', 'not-one-of']), { of: expression, values: z.array(literalSchema).readonly() }),
  textTest: node(z.enum(['contains', 'starts-with']), { of: expression, text: expression }),
  knownTest: node(z.enum(['is-missing', 'is-known']), { of: expression }),
  not: node(z.literal('not'), { of: expression }),
  holding: node(z.literal('holding'), {
    operands: z.array(expression).readonly(),
    least: z.number().int().exactOptional(),
    most: z.number().int().exactOptional(),
  }),
  logic: node(z.enum(['and', 'or']), { operands: z.array(expression).readonly() }),
};

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

const step = z.discriminatedUnion('kind', [
  fields({ kind: z.literal('parent'), data: z.string() }),
  fields({ kind: z.literal('lookup'), column: z.string(), data: z.string() }),
  fields({ kind: z.literal('attributes'), data: z.string() }),
]);

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const day = fields({
  anchor: z.union([z.enum(['as-of', 'start-of-month', 'start-of-quarter', 'start-of-year']), fields({ date })]),
  months: z.number().int(),
  days: z.number().int(),
});

export const literalSchema = node(z.literal('literal'), {
  value: z.union([z.string(), z.number(), z.boolean()]),
  perYear: z.tuple([z.number().int().positive(), z.number().int().positive()]).readonly().exactOptional(),
  written: z.string().exactOptional(),
});

export const columnSchema = node(z.literal('column'), {
  from: z.string(),
  path: z.array(step).readonly(),
  column: z.string(),
});

/** By the names of the interfaces in `expression.ts`. */
export const expressions = {
  literal: literalSchema,
  reference: node(z.literal('reference'), { name: z.string() }),
  column: columnSchema,
  decisionReference: node(z.literal('decision'), { action: z.string(), label: z.string().exactOptional() }),
  aggregate: node(z.literal('aggregate'), {
    function: z.enum(['count', 'count-known', 'sum', 'lowest', 'highest', 'median', 'distinct']),
    data: z.string(),
    of: expression.exactOptional(),
    where: expression.exactOptional(),
    window: fields({ from: day.exactOptional(), to: day.exactOptional() }).exactOptional(),
  }),
  arithmetic: node(z.enum(['add', 'subtract', 'multiply']), { left: expression, right: expression }),
  quotient: node(z.literal('quotient'), { numerator: expression, denominator: expression }),
  toDouble: node(z.literal('to-double'), { of: expression }),
  roundExact: node(z.literal('round-exact'), { of: expression, places }),
  roundQuotient: node(z.literal('round-quotient'), { numerator: expression, denominator: expression, places }),
  roundDouble: node(z.literal('round-double'), { of: expression, places }),
  floor: node(z.literal('floor'), { of: expression }),
  extreme: node(z.enum(['min', 'max']), { operands: z.array(expression).readonly() }),
  orElse: node(z.literal('or-else'), { of: expression, otherwise: expression }),
  daysSince: node(z.literal('days-since'), { of: expression }),
  monthsBetween: node(z.enum(['months-between', 'years-between']), {
    from: expression,
    to: expression.exactOptional(),
  }),
  calendarPart: node(z.enum(['month', 'weekday']), { of: expression }),
  dateOf: node(z.literal('date-of'), { of: expression }),
  compare: node(z.enum(['<', '<=', '>', '>=', '=', '!=']), { left: expression, right: expression }),
  oneOf: node(z.enum(['one-of', 'not-one-of']), { of: expression, values: z.array(literalSchema).readonly() }),
  textTest: node(z.enum(['contains', 'starts-with']), { of: expression, text: expression }),
  knownTest: node(z.enum(['is-missing', 'is-known']), { of: expression }),
  not: node(z.literal('not'), { of: expression }),
  logic: node(z.enum(['and', 'or']), { operands: z.array(expression).readonly() }),
};

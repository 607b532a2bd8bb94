import { z } from 'zod';
import type * as Ir from './index.ts';

/** Objects of programs have no other fields than those that are known, and nothing in them changes. */
export function fields<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape).readonly();
}

export const natural = z.number().int().nonnegative();
export const span = z.tuple([natural, natural]).readonly();

const decimal = fields({
  kind: z.literal('decimal'),
  digits: z.number().int().min(1).max(38),
  scale: natural.max(38),
});

const exactness = z.discriminatedUnion('kind', [decimal, fields({ kind: z.literal('double') })]);

/** The shapes of types, by kind. */
export const typeSchemas = {
  plain: fields({ kind: z.enum(['text', 'date', 'timestamp', 'yes-no', 'cadence']) }),
  number: fields({ kind: z.literal('number'), held: exactness }),
  money: fields({ kind: z.literal('money'), currency: z.string().regex(/^[A-Z]{3}$/), held: exactness }),
  duration: fields({
    kind: z.literal('duration'),
    dimension: z.enum(['days', 'months', 'hours', 'any']),
    held: decimal.exactOptional(),
  }),
  choice: fields({
    kind: z.literal('choice'),
    owner: z.string(),
    members: z.array(z.string()).readonly(),
    ordered: z.boolean(),
  }),
  cell: fields({
    kind: z.literal('cell'),
    parts: z.array(fields({ score: z.string(), bands: z.number().int().min(1) })).readonly(),
  }),
  list: fields({ kind: z.literal('list'), of: z.lazy(() => typeSchema) }),
};

export const typeSchema: z.ZodType<Ir.Type> = z.lazy(() =>
  z.discriminatedUnion('kind', Object.values(typeSchemas) as never),
);

import { z } from 'zod';
import { partSchemas, programSchema } from '../schema.ts';
import { fields, natural } from '../schema-type.ts';
import { irSchemaId } from './document.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const hashed = { hash: sha256 };

const source = partSchemas.source.unwrap().extend(hashed).readonly();
const action = partSchemas.action.unwrap().extend(hashed).readonly();
const guard = partSchemas.guard.unwrap().extend(hashed).readonly();
const limit = partSchemas.limit.unwrap().extend(hashed).readonly();
const test = partSchemas.test.unwrap().extend(hashed).readonly();

const other = partSchemas.otherData
  .unwrap()
  .extend({ actions: z.array(action).readonly(), guards: z.array(guard).readonly() })
  .readonly();

const program = programSchema
  .unwrap()
  .omit({ version: true })
  .extend({
    sources: z.array(source).readonly(),
    actions: z.array(action).readonly(),
    guards: z.array(guard).readonly(),
    limits: z.array(limit).readonly().exactOptional(),
    tests: z.array(test).readonly(),
    others: z.array(other).readonly().exactOptional(),
  })
  .readonly();

const fit = fields({
  name: z.string(),
  kind: z.enum(['bands', 'class', 'affinity']),
  fitted: natural,
  cuts: z.array(z.string().nullable()).readonly(),
  counts: z.array(natural).readonly(),
});

/** The shape of documents. */
export const documentSchema = fields({
  schema: z.literal(irSchemaId),
  version: z.literal(1),
  hash: sha256,
  program,
  fits: z.array(fit).readonly().exactOptional(),
});

/** Shapes that stand in documents alone, by what they are the shape of. */
export const documentParts = { source, action, guard, limit, test, otherData: other, program, fit };

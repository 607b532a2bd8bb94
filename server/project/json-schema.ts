import { z } from 'zod';
import { projectSchema } from './project-file.ts';

/** The published JSON Schema of the project file. */
export function projectJsonSchema(): object {
  return { title: 'patron.json', ...z.toJSONSchema(projectSchema, options) };
}

/** Zod knows no JSON Schema for maps. */
const options: Parameters<typeof z.toJSONSchema>[1] = {
  unrepresentable: 'any',
  override: ({ zodSchema, jsonSchema }) => {
    const { def } = zodSchema._zod;
    if (def.type !== 'map') return;
    const { $schema: _, ...values } = z.toJSONSchema(def.valueType, options);
    Object.assign(jsonSchema, { type: 'object', additionalProperties: values });
  },
};

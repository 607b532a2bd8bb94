import { z } from 'zod';
import { wordsOf } from '../text/catalogue.ts';
import type { Language } from '../text/language.ts';
import { projectSchema } from './project-file.ts';

/** The published JSON Schema of the project file, with descriptions in a language. */
export function projectJsonSchema(language: Language): object {
  const schema = { title: 'patron.json', ...z.toJSONSchema(projectSchema, options) };
  return JSON.parse(JSON.stringify(schema), (key, value) => (key === 'description' ? said(value, language) : value));
}

/** JSON Schema knows one language: the schema itself is described in English. */
function said(english: string, language: Language): string {
  const [en, words] = [wordsOf('en').projectFile, wordsOf(language).projectFile];
  const keys = Object.keys(en) as (keyof typeof en)[];
  const found = keys.find((key) => en[key] === english);
  if (found === undefined) throw new Error(`the catalogue has no words for “${english}”`);
  return words[found];
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

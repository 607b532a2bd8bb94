import { fileURLToPath } from 'node:url';
import { languageConfiguration } from '../../grammar/language-configuration.ts';
import { textmateGrammar } from '../../grammar/textmate.ts';
import { irComments } from '../../server/build/ir-comments.mjs';
import { snippetFile } from '../../server/features/completion/snippet-file.ts';
import { irJsonSchema } from '../../server/ir/document/json-schema.ts';
import { projectJsonSchema } from '../../server/project/json-schema.ts';

const client = fileURLToPath(new URL('../../client/', import.meta.url));

export const grammarPath = `${client}syntaxes/patron.tmLanguage.json`;
export const configurationPath = `${client}language-configuration.json`;

export const snippetsPath = `${client}snippets/patron.json`;
export const irSchemaPath = fileURLToPath(new URL('../../schemas/ir.schema.json', import.meta.url));
export const projectSchemaPath = fileURLToPath(new URL('../../schemas/patron.schema.json', import.meta.url));
export const chineseProjectSchemaPath = fileURLToPath(
  new URL('../../schemas/patron.schema.zh-cn.json', import.meta.url),
);

/** The files that are made from the tables of keywords and snippets, and from schemas, as they should be. */
export const writtenFiles: Readonly<Record<string, string>> = {
  [grammarPath]: written(textmateGrammar),
  [configurationPath]: written(languageConfiguration),
  [snippetsPath]: written(snippetFile()),
  [irSchemaPath]: written(irJsonSchema(irComments())),
  [projectSchemaPath]: written(projectJsonSchema('en')),
  [chineseProjectSchemaPath]: written(projectJsonSchema('zh-CN')),
};

function written(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

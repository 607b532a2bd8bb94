import { plainJinja } from './jinja.ts';

/** Plain data as YAML; every text stands in quotation marks, since what a bare word means depends on who reads it. */
export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml | undefined };

export function yaml(value: Yaml): string {
  return `${block(value).join('\n')}\n`;
}

function block(value: Yaml): readonly string[] {
  if (typeof value !== 'object') return [scalar(value)];
  if (isList(value)) return value.length === 0 ? ['[]'] : value.flatMap((item) => hung('- ', block(item)));
  return Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : entry(key, part)));
}

function isList(value: Yaml): value is readonly Yaml[] {
  return Array.isArray(value);
}

function entry(key: string, part: Yaml): readonly string[] {
  const head = /^[A-Za-z_+-][\w+-]*$/.test(key) ? key : scalar(key);
  if (typeof part !== 'object' || (isList(part) && part.length === 0)) return [`${head}: ${block(part).join('')}`];
  return [`${head}:`, ...block(part).map((line) => `  ${line}`)];
}

function hung(sign: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => (index === 0 ? sign : ' '.repeat(sign.length)) + line);
}

function scalar(value: string | number | boolean): string {
  return typeof value === 'string' ? `"${value.replace(escaped, escapeOf)}"` : String(value);
}

/** Texts are read as templates once YAML has been read. */
export function templateText(text: string): string {
  return plainJinja(text);
}

const escaped = /["\\]|[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

function escapeOf(sign: string): string {
  if (sign === '"' || sign === '\\') return `\\${sign}`;
  const hex = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}

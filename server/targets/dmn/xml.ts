import { visible } from '../../text/visible.ts';

/** An element with its attributes; absent ones are left out. Children are lines of XML already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  children: readonly string[] = [],
): string {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}="${quoted(String(value))}"`],
  );
  const head = [name, ...given].join(' ');
  if (children.length === 0) return `<${head} />`;
  return `<${head}>\n${children.map(indented).join('\n')}\n</${name}>`;
}

/** An element with nothing but text, which keeps its blanks. */
export function textElement(name: string, text: string): string {
  return text === '' ? `<${name}></${name}>` : `<${name}>${escaped(text)}</${name}>`;
}

/** Lines of a text are not lines of the file. */
function indented(lines: string): string {
  return lines.replace(/^/gm, '  ');
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

function escaped(text: string): string {
  return text.replace(/[&<>\n\r\t]/g, (sign) => signs[sign] ?? sign);
}

function quoted(text: string): string {
  return text.replace(/[&<>"\n\r\t]/g, (sign) => signs[sign] ?? sign);
}

/** Words for people: what XML cannot hold, or nobody could see, is named. */
export function shown(text: string): string {
  return text
    .split('\n')
    .map((line) => visible(line, { tabs: true }))
    .join('\n');
}

import type { Program } from '../../server/ir/index.ts';

/** What a rule file may try to be in a document. */
export const hostileStrings: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '</td></table><script>alert(1)</script>',
  '<!-- ',
  '![x](http://evil.example/x.png)',
  '[click](javascript:alert(1))',
  '[x]: http://evil.example "t"',
  '<http://evil.example>',
  'http://evil.example/?a=b|c',
  'www.evil.example',
  'someone@evil.example',
  'mailto:someone@evil.example',
  '| a | b |\n| --- | --- |\n| c | d |',
  'a\\|b \\',
  '\\|\\\\|`|`` |',
  '# heading\n\n## another',
  'text\n===',
  '---',
  '- item\n- item',
  '1. item',
  '12) item',
  '+ item',
  '> quotation\n> [!WARNING]',
  '```\ncode\n```',
  '~~~ code',
  '    indented',
  '`code` ``more`` ```',
  '*em* **strong** __strong__ _em_ ~~gone~~',
  '&lt;b&gt; &#60;b&#62; &amp;',
  '$x^2$ $$y$$',
  '[^1] [^1]: note',
  ':rocket: @everyone #123',
  '\u202Eevil\u2066\u200B\u2028\u0000\uFEFF',
  '\uD800',
  "__proto__ constructor '; DROP TABLE x; -- */ */",
  '<details><summary>',
  'a  \nb',
  '\t tab',
  '生命|周期【】“x”',
  `${'long '.repeat(400)}end`,
];

/** Fields that hold names and texts of whoever wrote the rules. */
const written = new Set([
  ...['name', 'title', 'doc', 'because', 'text', 'label', 'action', 'column', 'data', 'by', 'from', 'of', 'owner'],
  ...['subject', 'amountData', 'key', 'time', 'amount', 'lookup', 'score', 'path', 'table', 'sheet', 'salt', 'written'],
]);
const lists = new Set(['members', 'parts', 'order']);

/** A program in which a string stands in every place where one can: names are still those of the same things. */
export function hostileProgram(program: Program, hostile: string): Program {
  // Rules without a name are called by their place.
  const change = (value: string) => (/^(?:rule \d+|otherwise)$/.test(value) ? value : `${hostile}${value}${hostile}`);
  const visit = (part: unknown, field: string): unknown => {
    if (typeof part === 'string') return written.has(field) ? change(part) : part;
    if (Array.isArray(part)) {
      const isNames = lists.has(field) && part.every((each) => typeof each === 'string');
      return part.map((each) => (isNames ? change(each as string) : visit(each, '')));
    }
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, inPlace(part, name, value)]));
  };
  const inPlace = (part: object, name: string, value: unknown): unknown => {
    if (name === 'origin') return value;
    const isText = name === 'value' && 'type' in part && isTextual(part.type) && typeof value === 'string';
    return isText ? change(value) : visit(value, name);
  };
  return visit(program, '') as Program;
}

function isTextual(type: unknown): boolean {
  const { kind } = type as { kind: string };
  return kind === 'text' || kind === 'choice';
}

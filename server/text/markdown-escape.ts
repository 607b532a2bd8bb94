/**
 * All that Markdown could see within a line: emphasis, code, links, images, tags, entities, cells, formulas, mentions, and addresses that it would make
 * links of. An underscore between letters is nothing but itself.
 */
export function escaped(line: string): string {
  return line
    .replace(/[\\`*[\]<>&|~$@^#]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/:(?=\/)/g, '\\:')
    .replace(/\bwww(?=\.)/gi, '$&\\');
}

/** What would begin a heading, a list, a quotation, a rule or, indented, code. */
export function atStartOfLine(text: string): string {
  return text
    .replace(/^[ \t]+/gm, '')
    .replace(/^([+\-=])/gm, '\\$1')
    .replace(/^(\d+)([.)])/gm, '$1\\$2');
}

/** Of one line. */
export function codeSpan(line: string): string {
  const fence = '`'.repeat(longestRun(line) + 1);
  const blank = /^`|`$|^ .* $/.test(line) ? ' ' : '';
  return `${fence}${blank}${line === '' ? ' ' : line}${blank}${fence}`;
}

/** How many backticks stand behind each other at the most. */
export function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

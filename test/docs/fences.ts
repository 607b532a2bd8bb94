/** A fenced block of rules in a page. */
export interface Fence {
  /** 1-based line of its first line of rules in the page. */
  readonly line: number;
  /** What stands behind `patron` in the info string: `fragment`, `wrong PTN3004`. */
  readonly marks: readonly string[];
  /** The rules without the indentation of the block. */
  readonly text: string;
  /** Where the rules stand in the page, the line break before the closing fence included. */
  readonly start: number;
  readonly end: number;
  readonly indentation: string;
}

const fence = /^([ \t]*)```patron\b([^\n]*)\n([\s\S]*?)^\1```[ \t]*$/gm;

/** The blocks of Patron in a page of Markdown, in the order of the page. */
export function fencesOf(page: string): Fence[] {
  return [...page.matchAll(fence)].map(({ 0: whole, 1: indentation = '', 2: info = '', 3: body = '', index }) => {
    const start = index + whole.indexOf('\n') + 1;
    return {
      line: page.slice(0, start).split('\n').length,
      marks: info.trim().split(/\s+/).filter(Boolean),
      text: body
        .split('\n')
        .map((line) => withoutIndentation(line, indentation))
        .join('\n'),
      start,
      end: start + body.length,
      indentation,
    };
  });
}

function withoutIndentation(line: string, indentation: string): string {
  return line.startsWith(indentation) ? line.slice(indentation.length) : line.trimStart();
}

/** The page with the rules of its blocks replaced by what `rewrite` makes of each. */
export function rewriteFences(page: string, rewrite: (fence: Fence) => string): string {
  let done = 0;
  let written = '';
  for (const found of fencesOf(page)) {
    const lines = rewrite(found)
      .split('\n')
      .map((line) => (line === '' ? line : found.indentation + line));
    written += page.slice(done, found.start) + lines.join('\n');
    done = found.end;
  }
  return written + page.slice(done);
}

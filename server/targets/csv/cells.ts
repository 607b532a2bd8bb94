/** What a spreadsheet takes for the beginning of a formula. */
const risky = /^'*[=+\-@\t\r\n\0＝＋－＠]/;

const number = /^-?\d+(?:\.\d+)?$/;

/** Text that could pass for a formula gets an apostrophe; numbers cannot. `unguarded` takes it away again, and nothing else. */
export function guarded(text: string): string {
  return risky.test(text) && !number.test(text) ? `'${text}` : text;
}

export function unguarded(cell: string): string {
  return cell.startsWith("'") && risky.test(cell) ? cell.slice(1) : cell;
}

/** A record by RFC 4180, without its line break. */
export function csvRecord(texts: readonly string[]): string {
  return texts.map((text) => quoted(guarded(text))).join(',');
}

function quoted(cell: string): string {
  return /[",\r\n;\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

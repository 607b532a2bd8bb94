import type { Origin } from '../../ir/index.ts';
import { markdownParagraphs, markdownTable, markdownText } from '../../text/markdown.ts';
import type { Place } from '../target.ts';

/** A row of a table, as Markdown, and what it says in other words. */
export interface Row {
  readonly cells: readonly string[];
  readonly origin?: Origin | undefined;
}

/** A page that grows block by block, with a blank line between them. It keeps which lines are of which declaration. */
export class Page {
  readonly places: Place[] = [];
  readonly #lines: string[] = [];

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  /** `text` is Markdown, here and below. */
  heading(level: number, text: string, origin?: Origin): void {
    this.#add([`${'#'.repeat(level)} ${text === '' ? '…' : text}`], origin);
  }

  paragraph(text: string, origin?: Origin): void {
    if (text !== '') this.#add([text], origin);
  }

  /** Somebody else's text. */
  paragraphs(text: string, origin?: Origin): void {
    for (const paragraph of markdownParagraphs(text)) this.paragraph(paragraph, origin);
  }

  list(items: readonly Row[]): void {
    if (items.length === 0) return;
    const from = this.#add(items.map(({ cells }) => `- ${cells.join('')}`));
    this.#placeRows(items, from);
  }

  table(head: readonly string[], rows: readonly Row[]): void {
    if (rows.length === 0) return;
    const lines = markdownTable(
      head.map(markdownText),
      rows.map(({ cells }) => cells),
    );
    this.#placeRows(rows, this.#add(lines) + 2);
  }

  rule(): void {
    this.#add(['---']);
  }

  /** Where the block begins. */
  #add(lines: readonly string[], origin?: Origin): number {
    if (this.#lines.length > 0) this.#lines.push('');
    const from = this.#lines.length;
    for (const line of lines) this.#lines.push(line);
    if (origin) this.places.push({ lines: [from, this.#lines.length], origin });
    return from;
  }

  #placeRows(rows: readonly Row[], from: number): void {
    rows.forEach(({ origin }, index) => {
      if (origin) this.places.push({ lines: [from + index, from + index + 1], origin });
    });
  }
}

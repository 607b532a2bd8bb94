/** The items of a list as `listEscaped` of a dialect has them: between `;`, with `\` before each `;` and `\` of theirs. */
export function unescapedItems(text: string): readonly string[] {
  const items = [''];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === ';') items.push('');
    else {
      if (text[at] === '\\') at++;
      items[items.length - 1] += text[at] ?? '';
    }
  }
  return items;
}

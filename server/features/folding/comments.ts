interface Block {
  start: number;
  end: number;
}

const line = /^([\t\p{Zs}\ufeff]*)([#＃]{1,2})?[^\r\n]*/gmu;

/** Comment lines that follow each other, apart for `#` and `##`: the second is documentation. */
export function commentBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: string | undefined;
  for (const { index, 0: words, 1: blank = '', 2: sign } of text.matchAll(line)) {
    const last = blocks.at(-1);
    const end = index + words.length;
    if (sign !== undefined && sign.length === open?.length && last) last.end = end;
    else if (sign !== undefined) blocks.push({ start: index + blank.length, end });
    open = sign;
  }
  return blocks;
}

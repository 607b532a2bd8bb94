const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of `share` (0..1) of `width` columns, to an eighth of one. Whatever is more than nothing is seen. */
export function bar(share: number, width: number): string {
  const units = lengthOf(share, width, 8);
  return '█'.repeat(Math.floor(units / 8)) + (eighths[units % 8] ?? '');
}

/** A bar in the middle of `width` columns, to half a column on each side. */
export function centredBar(share: number, width: number): string {
  const halves = lengthOf(share, width, 1);
  const blank = width - halves;
  const before = ' '.repeat(Math.floor(blank / 2));
  // Half a block on each side where the length and the width do not share a middle.
  if (blank % 2 === 0 || halves === 0) return before + '█'.repeat(halves);
  return `${before}▐${'█'.repeat(halves - 1)}▌`;
}

function lengthOf(share: number, width: number, parts: number): number {
  if (!(share > 0)) return 0;
  return Math.max(1, Math.min(width * parts, Math.round(share * width * parts)));
}

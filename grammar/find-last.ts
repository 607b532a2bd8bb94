/** The last that fits, as ES2023 has it. */
export function findLast<Item>(items: readonly Item[], fits: (item: Item, index: number) => boolean): Item | undefined {
  return items[findLastIndex(items, fits)];
}

export function findLastIndex<Item>(items: readonly Item[], fits: (item: Item, index: number) => boolean): number {
  for (let index = items.length - 1; index >= 0; index--) if (fits(items[index]!, index)) return index;
  return -1;
}

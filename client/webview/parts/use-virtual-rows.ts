import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useState } from 'preact/hooks';

interface VirtualRows {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
  /** Pixels of the rows above and below those that are there. */
  readonly above: number;
  readonly below: number;
  scrollTo(index: number): void;
}

/** Which of many rows of one height are in sight. */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  height: number,
  head: number,
): VirtualRows {
  const [, render] = useReducer((renders: number) => renders + 1, 0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    overscan: 12,
    // The head of the table stands above the rows, and stays there.
    paddingStart: head,
    scrollPaddingStart: head,
    onChange: () => render(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  return {
    first: first?.index ?? 0,
    end: last ? last.index + 1 : 0,
    above: (first?.start ?? head) - head,
    below: last ? virtualizer.getTotalSize() - last.end : 0,
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}

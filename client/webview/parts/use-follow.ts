import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { placesAt } from '../model/places.ts';
import type { PanelState } from '../state.ts';

/** Brings into sight what the cursor is at, and marks it. Marks are set from here, so that nothing is rendered anew for them. */
export function useFollow(main: RefObject<HTMLElement | null>, { params, line, page, opened }: PanelState): void {
  const shown = useRef('');
  useLayoutEffect(() => {
    if (!main.current) return;
    const places = params && line !== undefined ? placesAt(params, line) : [];
    const found = places.flatMap((place) => elementAt(main.current!, place) ?? []);
    mark(main.current, found);
    const [innermost] = found;
    const place = innermost?.dataset['place'] ?? '';
    // Only who moves to somewhere else is taken there: nobody is pulled back from where they scrolled to.
    if (place === shown.current || page.pinned || opened.length > 0) return;
    shown.current = place;
    innermost?.scrollIntoView({ block: 'nearest', behavior: isCalm() ? 'instant' : 'smooth' });
  });
}

function elementAt(main: HTMLElement, place: string): HTMLElement | undefined {
  return main.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`) ?? undefined;
}

function mark(main: HTMLElement, found: readonly HTMLElement[]): void {
  const [innermost, ...around] = found;
  for (const element of main.querySelectorAll('[aria-current], .around')) {
    if (element !== innermost) element.removeAttribute('aria-current');
    if (!around.includes(element as HTMLElement)) element.classList.remove('around');
  }
  innermost?.setAttribute('aria-current', 'location');
  for (const element of around) element.classList.add('around');
}

function isCalm(): boolean {
  return (
    matchMedia('(prefers-reduced-motion: reduce)').matches || document.body.classList.contains('vscode-reduce-motion')
  );
}

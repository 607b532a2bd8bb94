import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from './icon-button.tsx';
import { usePanel } from './panel-context.ts';

interface Props {
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** The head of what was opened on top of the numbers. Whoever opened it is taken there, and goes back from there. */
export function ViewHead({ title, children }: Props) {
  const { words, back } = usePanel();
  const heading = useRef<HTMLHeadingElement>(null);
  // At once: later it could take the focus from where somebody is typing by then.
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <div class="view-head">
      <IconButton icon="arrow-left" label={words.customers.back} onPress={back} />
      <div class="view-title">
        <h2 ref={heading} tabIndex={-1} title={title}>
          <bdi>{title}</bdi>
        </h2>
        {children}
      </div>
    </div>
  );
}

import type { NumberView } from '../model/number.ts';
import { usePanel } from './panel-context.ts';

interface Props {
  readonly number: NumberView;
  /** As it is shown; the customers without it. */
  readonly text?: string;
  readonly class?: string;
}

/** A number that opens the customers behind it. There is nothing behind a nought. */
export function NumberButton({ number, text = number.customers, class: name = '' }: Props) {
  const { words, open } = usePanel();
  if (number.isEmpty) return <span class={`number empty ${name}`}>{text}</span>;
  const { selection, title } = number;
  return (
    <button
      type="button"
      class={`number ${name}`}
      title={title}
      aria-label={words.selection.number(title, text)}
      onClick={() => open({ kind: 'customers', selection })}
    >
      {text}
    </button>
  );
}

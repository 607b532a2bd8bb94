import type { Range } from '../messages.ts';
import { usePanel } from './panel-context.ts';

interface Props {
  readonly name: string;
  /** What is told on pointing at it; the name itself where there is no more to say. */
  readonly hint?: string | undefined;
  /** Where it stands; absent where that is another file. */
  readonly range?: Range | undefined;
  readonly class?: string;
}

/** A name from the rules. Where it stands in the file, pressing it shows it there. */
export function PlaceName({ name, hint = name, range, class: more = '' }: Props) {
  const { reveal } = usePanel();
  if (!range)
    return (
      <bdi class={`place-name ${more}`} title={hint}>
        {name}
      </bdi>
    );
  return (
    <button type="button" class={`place-name ${more}`} title={hint} onClick={() => reveal(range)}>
      <bdi>{name}</bdi>
    </button>
  );
}

import { Icon } from './icon.tsx';

interface Props {
  readonly icon: string;
  readonly label: string;
  /** Of a button that stays down. */
  readonly pressed?: boolean;
  /** Tab goes past it: a key does the same. */
  readonly isSkipped?: boolean;
  readonly onPress: () => void;
}

export function IconButton({ icon, label, pressed, isSkipped = false, onPress }: Props) {
  return (
    <button
      type="button"
      class="icon-button"
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      tabIndex={isSkipped ? -1 : 0}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}

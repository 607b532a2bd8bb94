interface Props {
  /** 0..1 */
  readonly part: number;
  /** What would be there too, had nobody taken it before. */
  readonly taken?: number;
  readonly tone?: string;
}

/** A bar beside a number that says the same. Widths are attributes of the drawing: style attributes are not allowed on this page. */
export function Bar({ part, taken = 0, tone = '' }: Props) {
  return (
    <svg class={`bar ${tone}`} aria-hidden="true" focusable="false">
      <rect class="track" width="100%" height="100%" rx="1.5" />
      {taken > 0 && <rect class="taken" width={percent(Math.min(1, part + taken))} height="100%" rx="1.5" />}
      {part > 0 && <rect class="fill" width={percent(part)} height="100%" rx="1.5" />}
    </svg>
  );
}

/** A bar in the middle of its place: a step of a pyramid. */
export function CentredBar({ part, height, y, class: name }: Props & { height: number; y: number; class: string }) {
  if (part <= 0) return null;
  return <rect class={name} x={percent((1 - part) / 2)} width={percent(part)} y={y} height={height} rx="1.5" />;
}

export function percent(part: number): string {
  return `${Number((part * 100).toFixed(2))}%`;
}

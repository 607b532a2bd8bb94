interface Props {
  /** Absent where a declaration has none. */
  readonly title: string | undefined;
  readonly class: string;
}

/** What a declaration is called besides its name. */
export function Title({ title, class: more }: Props) {
  if (title === undefined) return null;
  return (
    <span class={`muted ${more}`} title={title}>
      <bdi>{title}</bdi>
    </span>
  );
}

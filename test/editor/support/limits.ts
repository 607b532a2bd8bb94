/**
 * How long to wait for what should come, in milliseconds. Only who waits in vain waits so long: the machine may do much else, and an
 * editor that starts on it takes a minute.
 */
export const limits = {
  /** For one thing: an element, an event, a page. */
  wait: 120_000,
  /** For a test, which waits for a few things. */
  test: 360_000,
  /** For all tests of an extension host. */
  suite: 1_800_000,
} as const;

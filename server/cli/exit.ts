/** What the command line tells the shell. Documented in `patron --help`; scripts rely on them. */
export const exit = {
  ok: 0,
  /** The rules have errors, a test failed, an `always` is broken, a file is not formatted. */
  findings: 1,
  usage: 2,
  unreadable: 3,
  data: 4,
  internal: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

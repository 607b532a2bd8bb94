/** How `patron` is started, without a PATH that knows it: the packaged command line in the editor's own Node. */
export interface CommandLine {
  readonly program: string;
  /** Arguments that stand before those of `patron`. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

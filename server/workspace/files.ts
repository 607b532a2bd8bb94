/** What writing results needs of a file system. Paths are absolute. Tests put a faulty one in its place. */
export interface Files {
  /** What a path names, links followed. */
  kindOf(path: string): Promise<'file' | 'folder' | 'other' | 'nothing'>;
  /** Makes a folder and those above it; the topmost that was not there before, if any. */
  makeFolder(path: string): Promise<string | undefined>;
  /** Removes a folder if it is empty. */
  removeFolder(path: string): Promise<void>;
  /** Writes a text file in one step: until then the old one, if there is one, stays as it is. Keeps its owner and permissions. */
  replace(path: string, text: string): Promise<void>;
  /** Returns when the contents are on the disk, or throws when they cannot be. */
  sync(path: string): Promise<void>;
  /** A second name for a file, or a copy where the file system has no second names. */
  link(from: string, to: string): Promise<void>;
  /** Puts a file in the place of another in one step. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; nothing happens when there is none. */
  remove(path: string): Promise<void>;
  /** Whether two paths name the same file, by whatever links lead there. */
  same(a: string, b: string): Promise<boolean>;
}

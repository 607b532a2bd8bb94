import { URI } from 'vscode-uri';
import type { SourceFile } from '../../grammar/index.ts';
import type { Model } from '../analysis/analysis.ts';
import { analyze } from '../analysis/index.ts';
import type { DataLook, World } from '../analysis/look.ts';
import { lockedWorld } from '../lock/locked-world.ts';
import { type CachedWorld, cachedWorld } from '../workspace/cached-world.ts';
import type { OpenDocument } from './document.ts';

/** The files below one folder, those that are open as they are in the editor, each with its model. */
export class Project {
  /** URI of the folder; absent for a text that lies nowhere. */
  readonly folder: string | undefined;
  readonly world: World;
  readonly disk: CachedWorld;
  /** Grows whenever something but an open text changed. */
  revision = 0;
  readonly #open = new Map<string, OpenDocument>();
  readonly #models = new Map<string, { model: Model; isStale: boolean }>();
  /** Looks at files whose numbers were measured to be wider than a look can see. */
  readonly #widened = new Map<string, { readonly before: ReturnType<World['look']>; readonly after: DataLook }>();

  constructor(folder: string | undefined, disk: World) {
    this.folder = folder;
    this.disk = cachedWorld(disk);
    this.world = {
      read: (path) => this.#open.get(path)?.positions.text ?? this.disk.read(path),
      whyUnread: (path) => this.disk.whyUnread?.(path) ?? 'not-found',
      look: (path) => this.look(path),
      list: (path) => this.#list(path),
    };
  }

  /** The model of a file as it is now; what an edit did not touch is taken over from the one before. */
  model(file: string): Model {
    const known = this.#models.get(file);
    if (known && !known.isStale) return known.model;
    const model = analyze(lockedWorld(this.world, file), file, known?.model);
    this.#models.set(file, { model, isStale: false });
    return model;
  }

  /** The model of a file as it was last; undefined: nobody asked for it. */
  lastModel(file: string): Model | undefined {
    return this.#models.get(file)?.model;
  }

  /** The tree of a file that some model has read. */
  source(file: string): SourceFile | undefined {
    const own = this.#models.get(file)?.model.files.at(-1);
    if (own) return own.source;
    for (const { model } of this.#models.values()) {
      const found = model.files.find(({ path }) => path === file);
      if (found) return found.source;
    }
    return undefined;
  }

  open(document: OpenDocument): void {
    const isNew = this.#open.get(document.file)?.positions.text !== document.positions.text;
    const wasOpen = this.#open.has(document.file);
    this.#open.set(document.file, document);
    // A file that opens may be one that others looked for in vain.
    if (!wasOpen) this.refresh();
    else if (isNew) this.#edited(document.file);
  }

  close(file: string): void {
    this.#open.delete(file);
    this.#models.delete(file);
    this.refresh();
  }

  openDocument(file: string): OpenDocument | undefined {
    return this.#open.get(file);
  }

  openFiles(): readonly string[] {
    return [...this.#open.keys()];
  }

  /** Open files that the file is part of, itself among them. */
  openUsersOf(file: string): readonly string[] {
    return this.openFiles().filter((each) => each === file || this.model(each).files.some(({ path }) => path === file));
  }

  /** Something on the disk changed: this path, or anything. */
  refresh(path?: string): void {
    this.disk.forget(path);
    this.revision++;
    for (const known of this.#models.values()) known.isStale = true;
  }

  look(path: string): ReturnType<World['look']> {
    const look = this.disk.look(path);
    const widened = this.#widened.get(path);
    return widened?.before === look ? widened.after : look;
  }

  /** Takes looks of a measured file in place of those at its beginning, until the file changes. */
  widen(looks: ReadonlyMap<string, DataLook>): void {
    for (const [path, after] of looks) this.#widened.set(path, { before: this.disk.look(path), after });
    if (looks.size === 0) return;
    this.revision++;
    for (const known of this.#models.values()) known.isStale = true;
  }

  uri(file: string): string {
    return this.#open.get(file)?.uri ?? this.diskUri(file);
  }

  /** Of the file on the disk, whether it is open or not. */
  diskUri(file: string): string {
    if (this.folder === undefined) return file;
    const folder = URI.parse(this.folder);
    return folder.with({ path: `${folder.path.replace(/\/$/, '')}/${file}` }).toString();
  }

  #edited(file: string): void {
    for (const [path, known] of this.#models) {
      if (path === file || known.model.files.some((each) => each.path === file)) known.isStale = true;
    }
  }

  /** Texts that are not saved yet are in their folder too. */
  #list(folder: string): readonly string[] {
    const names = this.disk.list(folder);
    const prefix = folder === '' ? '' : `${folder}/`;
    const unsaved = this.openFiles()
      .filter((file) => file.startsWith(prefix) && !file.slice(prefix.length).includes('/'))
      .map((file) => file.slice(prefix.length))
      .filter((name) => !names.includes(name));
    return unsaved.length > 0 ? [...names, ...unsaved].sort() : names;
  }
}

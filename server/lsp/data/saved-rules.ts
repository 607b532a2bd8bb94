import type { Model } from '../../analysis/analysis.ts';
import { analyze } from '../../analysis/index.ts';
import type { World } from '../../analysis/look.ts';
import type { Program } from '../../ir/index.ts';
import type { OpenDocument } from '../document.ts';
import { programOf } from './program-of.ts';

/** The program of a file as it was saved, or as it was opened where it never was. What has errors never counted. */
export class SavedRules {
  #text: string;
  #model: Model | undefined;
  #program: Program | undefined;
  #revision = -1;

  constructor({ project, file, positions }: OpenDocument) {
    this.#text = project.disk.read(file) ?? positions.text;
  }

  saved({ positions }: OpenDocument): void {
    this.#text = positions.text;
    this.#revision = -1;
  }

  program({ project, file }: OpenDocument): Program | undefined {
    if (this.#revision === project.revision) return this.#program;
    this.#revision = project.revision;
    const world: World = {
      ...project.world,
      read: (path) => (path === file ? this.#text : (project.disk.read(path) ?? project.world.read(path))),
    };
    this.#model = analyze(world, file, this.#model ?? project.lastModel(file));
    this.#program = programOf(this.#model) ?? this.#program;
    return this.#program;
  }
}

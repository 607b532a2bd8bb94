// Programs for tests of whatever rules are compiled into: those of the samples, generated ones, and one in which every string is hostile.

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile, folderWorld } from '../../server/index.ts';
import type * as Ir from '../../server/ir/index.ts';
import { noBindings } from '../../server/targets/bindings.ts';
import type { CompileInput } from '../../server/targets/target.ts';
import { checkCase, stateOf } from './differential/case.ts';
import { makeDataFolder } from './differential/data-folder.ts';
import { makeDataset } from './differential/dataset.ts';
import { textOf } from './generate/index.ts';

const samples = fileURLToPath(new URL('../../samples/', import.meta.url));

/** The program of each sample that has data, by its path: `loreal/loreal.patron`. */
export async function samplePrograms(): Promise<ReadonlyMap<string, Ir.Program>> {
  const world = await folderWorld(samples);
  const files = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.patron'));
  return new Map(files.sort().map((file) => [file, compile({ world, file })] as const));
}

/** All generated programs of some seeds that check, with their texts. */
export async function generatedPrograms(seeds: number, each: number) {
  const found: { readonly text: string; readonly program: Ir.Program }[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const { files, programs } = makeDataset(seed, each);
    const folder = makeDataFolder(files);
    for (const text of programs.map(textOf)) {
      const { program } = await checkCase(stateOf(folder, files), text);
      if (program) found.push({ text, program });
    }
    folder.remove();
  }
  return found;
}

/** What a target is given when nothing is said but the program. */
export function inputOf(program: Ir.Program, rest: Partial<CompileInput> = {}): CompileInput {
  const options = { dialect: 'duckdb', as: 'query', module: 'esm' } as const;
  return { program, bindings: noBindings, language: 'en', options, ...rest };
}

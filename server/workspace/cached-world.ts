import type { ReadProblem, World } from '../analysis/look.ts';

/** A world whose answers are kept until it is told that something changed: whoever asks at every keystroke does not touch the disk. */
export interface CachedWorld extends World {
  /** Drops the answers that a changed path may have been part of; without a path all. */
  forget(path?: string): void;
  /** The paths that were asked for, whether there was anything or not. */
  asked(): readonly string[];
}

export function cachedWorld(world: World): CachedWorld {
  const texts = new Map<string, string | undefined>();
  const reasons = new Map<string, ReadProblem>();
  const looks = new Map<string, ReturnType<World['look']>>();
  const lists = new Map<string, readonly string[]>();
  return {
    read: (path) => kept(texts, path, () => world.read(path)),
    whyUnread: (path) => kept(reasons, path, () => world.whyUnread?.(path) ?? 'not-found'),
    look: (path) => kept(looks, path, () => world.look(path)),
    list: (folder) => kept(lists, folder, () => world.list(folder)),
    ...(world.replacement && { replacement: (data: string) => world.replacement?.(data) }),
    forget: (path) => {
      for (const answers of [texts, reasons, looks]) {
        if (path === undefined) answers.clear();
        else answers.delete(path);
      }
      lists.clear();
    },
    asked: () => [...new Set([...texts.keys(), ...looks.keys()])],
  };
}

function kept<T>(answers: Map<string, T>, key: string, compute: () => T): T {
  if (answers.has(key)) return answers.get(key) as T;
  const answer = compute();
  answers.set(key, answer);
  return answer;
}

import type * as vscode from 'vscode';

export interface Debounced<Key> extends vscode.Disposable {
  (key: Key): void;
}

/** Calls `run` for a key once nobody has asked for that key for a while. */
export function debounced<Key extends { toString(): string }>(
  milliseconds: number,
  run: (key: Key) => unknown,
): Debounced<Key> {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const call = (key: Key) => {
    const name = key.toString();
    clearTimeout(waiting.get(name));
    const timer = setTimeout(() => {
      waiting.delete(name);
      run(key);
    }, milliseconds);
    waiting.set(name, timer);
  };
  const dispose = () => {
    for (const timer of waiting.values()) clearTimeout(timer);
  };
  return Object.assign(call, { dispose });
}

import { say } from '../../diagnostics/diagnostic.ts';
import { registry } from '../../diagnostics/registry.ts';
import { visible } from '../../text/visible.ts';
import type { LockState } from '../lock-state.ts';
import { readingWidth, type Screen } from './screen.ts';
import { wrap } from './width.ts';

/** What is to be known of the lock beside the rules, under a result. `file` are the rules, as the user knows them. */
export function renderLock(state: LockState | undefined, file: string, screen: Screen): string[] {
  if (!state) return [];
  const { colors } = screen;
  const paint = state.kind === 'stale' ? colors.yellow : colors.dim;
  return ['', ...wrap(inWords(state, file, screen), readingWidth(screen)).map((line) => paint(line))];
}

function inWords(state: LockState, file: string, { words: { lock }, language }: Screen): string {
  switch (state.kind) {
    case 'applied': {
      if (!state.changed) return lock.applied(state.asOf, state.customers);
      const data = state.changed.map((name) => visible(name));
      return [lock.applied(state.asOf, state.customers), data.length > 0 ? lock.changed(data) : lock.unchanged].join(
        '; ',
      );
    }
    case 'differs':
      return lock.differs(
        state.names.map((name) => visible(name)),
        `patron fit ${visible(file)}`,
      );
    case 'stale':
      return lock.stale(visible(say(registry[state.problem.code].message, state.problem.data, language)));
  }
}

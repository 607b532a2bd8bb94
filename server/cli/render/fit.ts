import { parsePair } from '../../ir/pair.ts';
import type { Definition, Program } from '../../ir/program.ts';
import type { LockChange } from '../../lock/compare-locks.ts';
import type { LockedFit } from '../../lock/lock.ts';
import { visible } from '../../text/visible.ts';
import { valueText } from '../../words/values.ts';
import type { FittedRules } from '../commands/fit.ts';
import { readingWidth, type Screen } from './screen.ts';
import { table } from './table.ts';
import { wrap } from './width.ts';

/** What was fitted for a file of rules, and what moved since the lock was written. */
export function renderFitted({ shown, program, locked, changes, state }: FittedRules, screen: Screen): string[] {
  const { words, colors } = screen;
  const rows = [...locked.fits].map(([name, fit]) => [visible(name), cutsOf(name, fit, program, screen)]);
  const paint = state === 'new' || state === 'changed' ? colors.yellow : colors.dim;
  return [
    `${colors.bold(visible(shown))}  ${colors.dim(words.lock.fitted(locked.asOf, locked.customers))}`,
    ...(rows.length > 0 ? table(rows, { indent: 2 }) : [colors.dim(`  ${words.lock.nothing}`)]),
    paint(`  ${words.lock.states[state]}`),
    ...changes
      .flatMap((change) => wrap(changeInWords(change, program, screen), readingWidth(screen) - 4))
      .map((line) => `    ${line}`),
  ];
}

function cutsOf(name: string, { cuts, fitted, kind }: LockedFit, program: Program, screen: Screen): string {
  const { lock } = screen.words;
  const texts = cuts.map((cut, index) => {
    const value = cutText(name, cut, program, screen);
    if (kind !== 'class') return value;
    const member = memberOf(name, index, program);
    return cut === null ? lock.empty(member) : lock.from(member, value);
  });
  const on = kind === 'affinity' ? lock.onBaskets(fitted) : lock.on(fitted);
  return `${texts.join(', ')}  ${screen.colors.dim(on)}`;
}

function cutText(name: string, cut: string | null, program: Program, { words, language }: Screen): string {
  const definition = definitionOf(name, program);
  if (cut === null) return words.lock.nobody;
  const pair = definition?.kind === 'affinity' ? parsePair(cut) : undefined;
  if (pair) return words.lock.pair(pair.texts.map((text) => visible(text)).join(' + '), pair.both);
  return definition && 'of' in definition ? valueText(cut, definition.of.type, language) : visible(cut);
}

function memberOf(name: string, index: number, program: Program): string {
  const definition = definitionOf(name, program);
  const members = definition && 'members' in definition ? definition.members : [];
  return visible(members[index]?.name ?? String(index + 1));
}

function definitionOf(name: string, { definitions }: Program): Definition | undefined {
  return definitions.find((each) => each.name === name);
}

function changeInWords(change: LockChange, program: Program, screen: Screen): string {
  const { changes } = screen.words.lock;
  switch (change.kind) {
    case 'cut': {
      const isOfBands = definitionOf(change.name, program)?.kind === 'bands';
      const cut = isOfBands ? changes.cutOfBands(change.cut) : memberOf(change.name, change.cut - 1, program);
      const [before, after] = [change.before, change.after].map((each) => cutText(change.name, each, program, screen));
      return changes.cut(visible(change.name), cut, before ?? '', after ?? '');
    }
    case 'schema':
      return changes.schema(
        visible(change.place),
        visible(change.before ?? changes.none),
        visible(change.after ?? changes.none),
      );
    case 'as-of':
      return changes['as-of'](String(change.before), String(change.after));
    case 'customers':
      return changes.customers(Number(change.before), Number(change.after));
    case 'rows':
      return changes.rows(visible(change.data));
    default:
      return changes[change.kind](visible(change.name));
  }
}

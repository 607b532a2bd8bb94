/** So many are enough to choose from: whoever looks for another one writes more of it. */
export const most = 200;

/** What is compared with what was typed, and whether the language itself has it: of that there is never much, and all of it may be meant. */
export interface Choice {
  readonly text: string;
  readonly typed: string;
  readonly isOfLanguage: boolean;
}

/**
 * Of many the best, in the order in which they came: those that fit what was typed, as editors see it, and among these first what the language
 * itself has and what is typed almost to its end. Few are left as they are: editors have ways of their own to let go of what does not fit.
 */
export function choose<T>(all: readonly T[], choiceOf: (each: T) => Choice): readonly T[] {
  if (all.length <= most) return all;
  const classes: number[][] = [[], [], [], []];
  for (const [index, each] of all.entries()) {
    const choice = choiceOf(each);
    const fit = fitOf(fold(choice.typed), fold(choice.text));
    if (fit !== undefined) classes[choice.isOfLanguage ? 0 : fit]!.push(index);
  }
  const chosen = classes.flat().slice(0, most);
  return chosen.sort((a, b) => a - b).map((index) => all[index]!);
}

/** 1 for what was typed to its end, 2 for what it begins, 3 for what has all its characters in their order; else nothing. */
function fitOf(typed: string, text: string): 1 | 2 | 3 | undefined {
  if (text.startsWith(typed)) return text.length === typed.length ? 1 : 2;
  return isSubsequence(typed, text) ? 3 : undefined;
}

function isSubsequence(typed: string, text: string): boolean {
  let at = 0;
  for (const character of typed) {
    const found = text.indexOf(character, at);
    if (found < 0) return false;
    at = found + character.length;
  }
  return true;
}

/** Backticks and quotes are typed before a name or a value of which they are no part. */
function fold(text: string): string {
  return text
    .trimStart()
    .replace(/^["“”`]/, '')
    .toLowerCase();
}

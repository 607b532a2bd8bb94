import { isReserved } from '../../../grammar/index.ts';

/** A name as rules write it: bare where that is one, else in backticks, in which nothing means anything. */
export function written(name: string): string {
  return isBare(name) ? name : `\`${name}\``;
}

/** Whether rules can name it at all: a backtick would end the name, and controls are refused anywhere. */
export function canBeWritten(name: string): boolean {
  return name !== '' && name.length <= 128 && !/[`\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u.test(name);
}

function isBare(name: string): boolean {
  return (
    /^(?:[\p{L}_][\p{L}\p{N}_]*)(?:·\p{L}[\p{L}\p{N}_]*)*$/u.test(name) && !isReserved(name) && !/^x*\d/.test(name)
  );
}

/** The wished name, or the first of its kind that is free. */
export function freeName(wished: string, taken: ReadonlySet<string>): string {
  let name = wished;
  for (let number = 2; taken.has(name); number += 1) name = `${wished}_${number}`;
  return name;
}

/** What no file may be called on some system, and what leads into another folder. */
const refused = /[\\/:*?"<>|\u0000-\u001f\u007f]/g;

/** The name of a program as that of a file. */
export function fileName(program: string): string {
  const name = program.replace(refused, '-').replace(/^[.\s]+|[.\s]+$/g, '');
  return name === '' ? 'rules' : name;
}

const reserved = new Set(
  (
    'abstract arguments await boolean break byte case catch char class const continue debugger default delete do double else enum eval export extends false ' +
    'final finally float for function goto if implements import in instanceof int interface let long native new null package private protected public ' +
    'return short static super switch synchronized this throw throws transient true try typeof undefined var void volatile while with yield ' +
    'NaN Infinity globalThis window self document location top name status Object Array String Number'
  ).split(' '),
);

/** The name of a program as that of a global variable: its words in one. */
export function globalName(program: string): string {
  const [first = '', ...rest] = program.split(/[^\p{L}\p{N}_$]+/u).filter((word) => word !== '');
  const name = first + rest.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
  const safe = name.replace(/[^\p{ID_Continue}$]/gu, '');
  return safe === '' || reserved.has(safe) || !/^[\p{ID_Start}_$]/u.test(safe)
    ? `rules${safe[0]?.toUpperCase() ?? ''}${safe.slice(1)}`
    : safe;
}

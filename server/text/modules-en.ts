/** What a compiled JavaScript module says: of itself in comments, and of what it is given in errors. Values are never said. */
export const modulesEn = {
  title: (program: string) => `${program}: decisions`,
  madeBy: 'Compiled by Patron from rules; change the rules instead.',
  locked: 'Scores, classes and affinities have the cuts of patron.lock.',
  decide: 'Decides about one customer from values. A field that is null is missing; one that is not there is an error.',
  decideFromEvents:
    'Decides about one customer from its own row and from rows of other data. Rows after as-of do not exist.',
  decideRow:
    'Decides about one row of other data from values: of the row, and of the customer that it belongs to if rows of that data belong to one.',
  rows: 'Decisions about the rows of other data that belong to the customer and are in use, in the order of their keys.',
  totals: 'What the decisions about these rows add up to, where they are exact numbers or amounts and one is kept.',
  decisionsOf: (data: string) => `Decisions about a row of ${data}.`,
  valuesOf: (data: string) => `What decides about a row of ${data}.`,
  customerOf: (data: string) => `What decides about a row of ${data}, of the customer that it belongs to.`,
  notThere: 'null: nothing is decided about somebody who is not there yet on as-of.',
  asOfDefault: (day: string | undefined) => (day === undefined ? 'As-of, such as 2026-10-31.' : `As-of; else ${day}.`),
  rowOf: (data: string) => `A row of ${data}.`,
  day: 'A day, such as "2026-10-31".',
  time: 'A local time without an offset, such as "2026-10-31T18:00:00".',
  duration: { days: 'A whole number of days.', months: 'A whole number of months.', hours: 'A whole number of hours.' },
  exact: (scale: number) =>
    scale === 0
      ? 'An exact whole number.'
      : `An exact number of at most ${scale} ${scale === 1 ? 'digit' : 'digits'} after the point: a text such as "12.5", or a number.`,
  errors: {
    inexact: 'a number is too large to be computed with exactly',
    tooLong: 'a number has more digits than there is room for',
    object: 'must be an object',
    rows: 'must be an array of rows',
    noRows: 'is not there; write [] if there are none',
    repeated: 'has two rows with one key',
    elsewhere:
      'a row that another one names by its key is not there; it may belong to another customer, of whom nothing is known here',
    data: 'data: must be the name of data that rules decide about',
    absent: 'is not there; write null if it is missing',
    text: 'must be a text or null',
    key: 'must be a text that is not empty',
    exact:
      'must be an exact number of at most {scale} digits after the point, or null: a text such as "12.5", a number or a bigint',
    whole: 'must be a whole number, or null: a text such as "12", a number or a bigint',
    digits: 'has more digits than there is room for',
    double: 'must be a number or null',
    truth: 'must be true, false, "yes", "no" or null',
    day: 'must be a day such as "2026-10-31", or null',
    time: 'must be a local time such as "2026-10-31T18:00:00", or null',
    member: 'must be one of the known names, or null',
    list: 'must be a list of texts that is not empty, or null',
    asOf: 'asOf: must be a day such as "2026-10-31"',
  },
};

export type ModuleWords = typeof modulesEn;

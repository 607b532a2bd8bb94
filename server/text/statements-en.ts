/** Comments in the SQL of compiled rules. */
export const statementsEn = {
  title: (program: string, result: string) => `${program}: ${result}`,
  results: {
    decisions: 'decisions',
    values: 'values',
    'row-decisions': (data: string) => `decisions about ${data}`,
    'row-totals': (data: string) => `what customers get for ${data} in all`,
  },
  others: (options: readonly string[]) => `The rules decide about other data too: ${options.join(', ')}.`,
  madeBy: 'Compiled by Patron from rules; change the rules instead.',
  asOf: (day: string) => `As of ${day}: nothing after that day exists.`,
  sessionZone: (zone: string) => `Times are those of ${zone}: if columns have a zone, set the session to ${zone}.`,
  columnZone: (zone: string) =>
    `Times are those of ${zone}: a view has to convert columns with a zone to it; to set the zone of the session is not enough.`,
  fitted: 'Scores and classes are fitted by this statement, on the rows that it finds.',
  locked: 'Scores and classes have the cuts of patron.lock.',
  data: (name: string) => `data ${name}: the rows in use`,
  once: (data: string) => `${data}: without the rows whose key another row has`,
  toldApart: (data: string) => `${data}: decisions are made about each row, so that each must have a key of its own`,
  aggregates: (name: string, of?: string) =>
    `${name}: one row for each ${of === undefined ? 'customer' : `row of ${of}`}`,
  facts: (of?: string) => `what is known of each ${of === undefined ? 'customer' : `row of ${of}`}`,
  totals: 'one row for each customer, with what the rows add up to',
  order: (from: string) =>
    `From “${from}” on, a query with SELECT * adds columns to the one it reads; comments say which rule a column is, and where it is written.`,
  cuts: 'Queries that end in “values”, “places” and “cuts” find where the bands and classes begin; their one row stands beside every customer.',
  fence: (text: string) => `${text} keeps the database from computing a column again for each of its uses.`,
  check: (mark: string, problem: string) => `A failure that says ${mark}: ${problem}`,
  problems: {
    'inexact-double': (name: string) => `a number in “${name}” is too large to be divided exactly.`,
    'too-many-digits': (name: string) => `a number in “${name}” has more digits than can be held.`,
    'repeated-key': (data: string) => `rows of “${data}” share their key, and decisions are made about each row.`,
    'missing-key': (data: string) => `a row of “${data}” has no key, and decisions are made about each row.`,
  },
  assumes: (setting: string) => `Assumes ${setting}.`,
};

export type StatementWords = typeof statementsEn;

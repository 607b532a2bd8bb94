import type { KeywordId } from '../../grammar/keywords.ts';

/** What a keyword does in a place of its own, or together with others. */
export type Phrase =
  | 'all of'
  | 'known parts'
  | 'weight of'
  | 'all matches'
  | 'affinity limit'
  | 'affinity rows'
  | 'contract'
  | 'contract bound'
  | 'as of'
  | 'as of then'
  | 'as salt'
  | 'at cap'
  | 'at cost'
  | 'given then'
  | 'was missing'
  | 'best'
  | 'by class'
  | 'by data'
  | 'by label'
  | 'by ranking'
  | 'days since'
  | 'days until'
  | 'exactly one match'
  | 'first match'
  | 'for campaign'
  | 'for data'
  | 'frequency'
  | 'from dates'
  | 'hold out'
  | 'in year'
  | 'is missing'
  | 'is one of'
  | 'is known'
  | 'keep all'
  | 'keep first'
  | 'keep highest'
  | 'keep lowest'
  | 'last period'
  | 'limit per'
  | 'month of'
  | 'months between'
  | 'next due'
  | 'of data'
  | 'or else'
  | 'otherwise stage'
  | 'per cadence'
  | 'same period last year'
  | 'top values'
  | 'usual gap'
  | 'share class'
  | 'starts with'
  | 'then rule'
  | 'to label'
  | 'when guard';

/** An object with `then` would be taken for a promise. */
export type Topic = Exclude<KeywordId, 'then'> | Phrase;

/** What a keyword does wherever nothing more particular is known. */
export function topicAlone(id: KeywordId): Topic {
  return id === 'then' ? 'then rule' : id;
}

/** Later words of the language: the parser reports them, and there is nothing to say about how they work. */
const later = 'Kept for a later version of the language.';
const unit = 'A unit of time, in durations and cadences.';
const label = 'Stands before a further value of an action, where the action was declared with this word.';

/** What each keyword does, in one or two plain sentences. */
export const keywordsEn: Readonly<Record<Topic, string>> = {
  data: 'Names a file and says what its rows and columns are.',
  let: 'Names a fixed value, so that it is written in one place.',
  value: 'Says which money of a customer is shown beside every count.',
  metric: 'Defines a number, date or text that is computed for every customer.',
  score: 'Turns a metric into bands from worst to best, or puts scores side by side (RFM).',
  class: 'Sorts customers into classes by their share of a total (ABC) or by their rank (a pyramid).',
  stages: 'Defines stages of which each customer is in the first whose condition holds.',
  segment: 'Names a condition, and so the customers for whom it holds.',
  checklist: 'Lists conditions, each with a name, of which all, some or a certain number have to hold.',
  action: 'Declares what can be done about a customer: which values it takes, and which of several is kept.',
  policy: 'A list of rules that decide what is done about each customer.',
  campaign:
    'A policy for some customers, after all others: with a control group, a limit of how many, a budget, and dates.',
  limit:
    'How much of an action there may be in all, or for each owner: the best keep it, the others lose it. It is reported.',
  'limit per': 'Of what there may be so much, “per week”, or for whom each has a limit of their own, “per owner”.',
  goal: 'What a rule is for: to acquire, to enhance or to retain. Previews count customers by it.',
  acquire: 'The rule wins new customers.',
  enhance: 'The rule makes more of the customers there are.',
  retain: 'The rule keeps the customers there are.',
  never: 'Withholds an action wherever the condition holds, whatever the rules decide. It is reported.',
  always: 'Checks that an action is decided wherever the condition holds. Where it is not, that is reported.',
  test: 'An example that the rules must satisfy: what is given, and what is expected of it.',
  use: 'Brings in the declarations of another file, or of a library that comes with Patron.',
  affinity:
    'Finds texts that are in one basket more often than chance would have it, such as categories that are bought together.',
  support: 'The part of all baskets that have both texts of a pair.',
  confidence: 'The part of the baskets with one text that have the other one too.',
  lift: 'How many times as often as chance would have it both texts of a pair are in one basket: above 1 they go together.',
  suggestions:
    'What the pairs of an affinity suggest to a customer: texts that go with those of the customer’s baskets and are in none of them, the highest lift first.',
  suggestion: 'The best of what an affinity suggests to a customer.',
  contract: 'Measured over all customers, when a test without “given” is run.',
  'contract bound': 'How much is expected; the ends belong to it.',
  'affinity rows':
    'Which rows are looked at, which of their texts are paired, and with “within” what puts rows into one basket.',
  'affinity limit': 'What a pair has to reach.',
  model: later,

  rule: 'Gives a rule its name, which results and previews show.',
  if: 'Begins a rule: for customers for whom the condition holds, what stands behind “then” is decided.',
  'then rule': 'What the rule decides; several actions are separated by commas.',
  otherwise: 'The last rule of a policy: for every customer whom no rule before it matched.',
  'otherwise stage': 'The last stage: for everyone who is in none before it.',
  uncovered: 'Declares that some customers are meant to have no rule, and why. They are then not counted as a gap.',
  because: 'The reason for a rule, in your words. It is shown with every decision of the rule.',
  when: 'The condition for which this holds.',
  'when guard': 'The condition for which the guard applies.',
  where:
    'Counts only rows (or fits only on customers) for which the condition holds. Names are first columns of the row.',
  given: 'What the test takes for granted of a customer. What is not given is unknown.',
  expect: 'What must come out for the given customer.',

  and: 'Both sides must hold.',
  or: 'At least one side must hold. It binds less tightly than “and”.',
  not: 'Turns a condition round. A comparison with a missing value is false, so “not” of it is true.',
  is: 'The two sides are equal. False when a side is missing.',
  was: 'Asks how it was on an earlier day: by what had happened until then, and by the scores and classes of then.',
  else: 'Belongs to “or else”: the value to take where one is missing.',
  'or else': 'Takes the second value where the first is missing.',
  'is one of': 'Equals one of the values in the list. With “not”, it is known and equals none of them.',
  'is missing': 'There is no value: the cell was empty, or there is nothing to compute it from.',
  'is known': 'There is a value.',

  yes: 'True, as a value of a yes/no column.',
  no: 'False, as a value of a yes/no column. In a test: this action is not decided.',
  missing: 'There is no value.',
  known: 'There is a value.',
  every: 'How often something is done: once in so many days, weeks or months.',
  daily: 'Every day: 365 times a year.',
  weekly: 'Every week: 52 times a year.',
  monthly: 'Every month: 12 times a year.',
  quarterly: 'Every quarter: 4 times a year.',
  yearly: 'Once a year.',
  ever: 'All of time up to the as-of date. That is also what counts where no window is written.',

  overlaps: 'Declares that two rules may match the same customer, and why. The first of them decides then.',
  table: 'Writes rules as a table: a row is a rule, conditions stand left of “||”, decisions right of it.',
  from: 'The file that the data is read from, or the events whose keys are the customers.',
  sheet: 'The sheet of an Excel workbook that the data stands on. Without it, the first.',
  of: 'What the words before are about.',
  'of data': 'Says whose these rows are: events of another data, or keys of a lookup.',
  as: 'Belongs to “as of”: the day that counts as today.',
  hold: 'Belongs to “hold out”.',
  out: 'Belongs to “hold out”.',
  'hold out':
    'This share of the customers is left out as a control group. Who it is depends on the salt and the key alone: whoever is held out stays so when the share grows.',
  'as salt':
    'The salt of the draw. Without it the name of the campaign is taken. Campaigns with the same salt hold out the same customers.',
  'at cap': 'So many customers take part at the most, the best by what stands behind “by”.',
  frequency:
    'Whoever has had so many contacts in that time already takes no part. The data behind “of” says which contacts there were.',
  budget: 'What the campaign may cost in all. Customers take part by rank as long as the money lasts.',
  'at cost':
    'What one customer costs: an amount, or an expression in parentheses. Who costs an unknown or negative amount takes no part.',
  'by ranking':
    'What the customers are ranked by, the highest first unless it says “lowest first”; whoever has no value comes last. Of equals the draw decides.',
  'from dates': 'The first and the last day of the campaign. On other days it reaches nobody.',
  'for campaign': 'For whom the campaign is: a segment, a condition, or “everyone”.',
  everyone: 'All customers, where the audience of a campaign stands.',
  'as of then':
    'The value as it was on an earlier day: of the events until then, with the scores and classes of then, for customers who were there.',
  'given then': 'Gives what a metric, score, class or stage was on an earlier day.',
  'was missing': 'There was no value on that earlier day, or the customer was not there yet.',
  'as of':
    'The day that counts as today. All windows end with it, and nothing after it exists. One for the whole file.',
  top: 'The best class: it ends at this share.',
  next: 'The class after the one above: this much more of the total.',
  rest: 'Everyone who is in no class above.',
  takes: 'The values that the action takes: a type, an ordered set (star > cow > dog) or a plain one (sms, email).',

  to: 'A range from one value to another, both included.',
  'to label': label,
  one: 'Belongs to “is one of” and “exactly one match”.',
  contains: 'The text has this text in it, letter by letter; a list has it as one of its texts.',
  starts: 'Belongs to “starts with”.',
  'starts with': 'The text begins with this text, letter by letter.',

  count: 'How many rows there are, or how many known values of a column.',
  sum: 'The sum of the known values; 0 where there are none. It is exact.',
  average: 'The exact sum divided by the number of known values; missing where there are none.',
  lowest: 'The least of the known values; missing where there are none. In a score: the lowest value is the best.',
  highest: 'The greatest of the known values; missing where there are none.',
  median: 'The middle of the known values, exact; missing where there are none.',
  distinct: 'How many different values there are.',
  latest: 'The last day or time; missing where there is none.',
  earliest: 'The first day or time; missing where there is none.',
  share: 'The part of the rows for which the condition holds.',
  'top values':
    'The texts with the most of something, the best first: at most so many, as a list. Ask it with “contains”.',
  usual: 'Belongs to “usual gap between”.',
  gap: 'Belongs to “usual gap between”.',
  'usual gap':
    'The usual number of days from one purchase to the next: the median. Missing with fewer than two days of purchase.',
  due: 'Belongs to “next due of”.',
  'next due': 'The day on which everything that was bought is used up, if each piece lasts as long as said.',
  'share class':
    'Classes by share of the total: the customers with the greatest values hold the first share of it (ABC).',
  rank: 'Classes by rank: the first so many percent of customers, from the best down (a pyramid).',
  how: 'How many conditions of a checklist, or of a list in parentheses, hold. What is unknown does not count; it is never missing.',
  many: 'How many conditions of a checklist, or of a list in parentheses, hold. What is unknown does not count; it is never missing.',
  all: 'In a policy: all rules that match decide. In an action: all values are kept.',
  any: 'At least one condition of a checklist, or of a list in parentheses, holds.',
  least:
    'At least so many conditions of a checklist, or of a list in parentheses, hold. What is unknown does not count.',
  most: 'At most so many conditions of a checklist, or of a list in parentheses, hold. What is unknown does not count.',

  age: 'Whole years from a day to the as-of date.',
  weekday: 'The day of the week: monday to sunday.',
  round: 'Rounds to so many digits after the point, half away from zero. The result is exact.',
  floor: 'The greatest whole number that is not above.',
  min: 'The least of several values; missing if one is.',
  max: 'The greatest of several values; missing if one is.',
  'days since': 'Days from a day up to the as-of date, by the calendar.',
  until: 'Belongs to “days until”.',
  'days until': 'Days from the as-of date to a day, by the calendar; negative when the day is past.',
  'months between': 'Whole months from one day to another.',
  'month of': 'The month of a day, 1 to 12.',

  in: 'The window of time that counts.',
  'in year': 'From the first to the last day of that calendar year.',
  last: 'The window of this length that ends with the as-of date.',
  'last period': 'The whole month, quarter or year before the one that the as-of date is in.',
  previous: 'The window of this length just before the last one of the same length.',
  same: 'Belongs to “same period last year”.',
  period: 'Belongs to “same period last year”.',
  'same period last year': 'The same window, 12 months earlier.',
  this: 'The month, quarter or year that the as-of date is in, up to that date.',
  since: 'From this day on, that day included.',
  before: 'Up to the day before this one.',
  between: 'From the first day to the second, both included.',
  ago: 'Says how long before the as-of date, in days, weeks, months, quarters or years.',
  per: 'Per day, week, month, quarter or year: the number in the window divided by its length.',
  'per cadence': 'How often something is done: so many times in each unit of time.',
  entered:
    'Holds for customers who are in the segment now and were not so long ago, or who came to that stage or class.',
  left: 'Holds for customers who were in the segment so long ago and are not now, or who left that stage or class.',

  hour: unit,
  day: unit,
  week: `${unit} A week is 7 days.`,
  month: `${unit} Months are counted by the calendar, never as 30 days.`,
  quarter: `${unit} A quarter is 3 months.`,
  year: `${unit} A year is 12 months.`,

  key: 'The column that identifies a row. It is text, so no zero of it is lost.',
  label: 'The column with the name of a customer or thing, shown beside the key.',
  time: 'The column that says when an event happened. Windows of time look at it.',
  amount: 'The column with the money of an event.',
  item: 'The column that says what was bought; “of” names the data with more about it.',
  quantity: 'The column that says how many.',
  column: 'Any other column. Columns that are not written here can be used as well.',
  pii: 'Personal: masked in previews and explanations, and left out of results unless asked for.',

  for: label,
  'for data': 'These rows are attributes of another data: at most one row for each of its keys.',
  by: label,
  'by data': 'The column that holds the key of the other data.',
  'by class': 'What the classes are made by: “share of” a total, or “rank of” a value.',
  'by label': label,
  with: label,
  within: label,
  on: label,
  via: label,
  about: label,

  bands: 'As many groups as said, with as many customers in each; or groups between the cuts that “at” gives.',
  at: 'The values at which one band ends and the next begins. A value at a cut belongs to the better band.',
  each: 'Belongs to “budget” (what one customer costs) and to “next due of” (how long one piece lasts).',
  best: 'Says which end of the values is the best: “lowest best” or “highest best”.',
  keep: 'What is kept when several rules decide the action: the first, the highest, the lowest or all of them.',
  'keep first': 'The first rule that decides the action wins, in the order of the text.',
  'keep highest': 'The highest of the values that rules decide wins.',
  'keep lowest': 'The lowest of the values that rules decide wins.',
  'keep all': 'All the values that rules decide are kept, as a list.',
  first: 'Belongs to “first match” and “keep first”.',
  match: 'Says how many rules of a policy may decide for a customer.',
  exactly: 'Belongs to “exactly one match”.',
  'first match':
    'The first rule that holds decides, and no rule after it is asked. That is so where nothing is written.',
  'all of': 'Every condition of a checklist, or of a list in parentheses, holds.',
  'known parts': 'So many parts of the score have to be known; the weights of those that are known are scaled to 100%.',
  'weight of': 'The percentage before it is the weight of what follows. All weights of a score add up to 100%.',
  'all matches': 'Every rule that holds decides.',
  'exactly one match': 'No two rules may hold for one customer: where they do, nothing is decided, and it is reported.',
};

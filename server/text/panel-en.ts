import { campaignsEn } from './campaigns-en.ts';
import { count } from './numbers.ts';
import { workEn } from './work-en.ts';

const n = (value: number) => count(value, 'en');
const plural = (value: number, one: string, many = `${one}s`) => `${n(value)} ${value === 1 ? one : many}`;

/** The English words of the live preview, in a file of their own: the page is bundled with them alone. */
export const panelEn = {
  title: 'Patron Preview',
  tab: (file: string) => `Preview: ${file}`,
  /** Rules that have no name are told by their number. */
  otherwise: 'otherwise',
  missing: 'missing',
  nothing: 'nothing decided',
  yes: 'yes',
  no: 'no',
  none: '–',

  campaigns: campaignsEn,
  work: workEn,

  header: {
    asOf: (date: string) => `As of ${date}`,
    asOfFrom: {
      program: 'The day stands in the rules.',
      option: 'The day was given from outside of the rules.',
      data: 'The rules name no day: this is the day of the latest row of the data.',
    },
    customers: 'customers',
    money: 'money',
    rows: (source: string, rows: number) => `${source}: ${plural(rows, 'row')}`,
    rejected: (rows: number) => `${plural(rows, 'row')} left out`,
    pin: 'Stay with this file and place',
    explain: 'Explain one customer',
    reload: 'Read the data again',
  },

  state: {
    noFile: 'Open a file of rules to see whom they reach.',
    waiting: 'Waiting for the first numbers …',
    loading: 'Reading the data',
    phases: {
      measuring: 'Measuring',
      loading: 'Reading',
      fitting: 'Working out scores and classes',
      deciding: 'Deciding',
      writing: 'Writing',
    },
    source: (phase: string, source: string) => `${phase}: ${source}`,
    cancel: 'Cancel',
    untrusted: 'No data is read in a folder that is not trusted.',
    untrustedHelp: 'Checking and formatting work as they are. Trust the folder to see customers and money.',
    trust: 'Manage trust',
    noData: 'There is no data to count.',
    noDataHelp: 'Name a file with a line such as: data customers from "customers.csv"',
    errors: 'The rules have errors.',
    errorsKept: 'The rules have errors: these are the numbers from before.',
    errorsHelp: 'Numbers appear as soon as the errors are mended.',
    showProblems: 'Show problems',
    switchedOff: 'The live preview is switched off.',
    switchedOffHelp: 'The setting patron.livePreview turns it on.',
    openSettings: 'Open the setting',
    failed: 'The data could not be read.',
    failedKept: 'The data could not be read: these are the numbers from before.',
    cancelled: 'Reading was cancelled.',
    readAgain: 'Read the data',
    stopped: 'The language server does not run.',
  },

  movers: {
    title: 'Who moves',
    against: 'against the saved file',
    nobody: 'Nobody moves: the rules decide as the saved file does.',
    nobodyShort: 'Nobody moves.',
    up: 'up',
    down: 'down',
    changed: 'changed',
    upCount: (customers: number) => `${plural(customers, 'customer')} up`,
    downCount: (customers: number) => `${plural(customers, 'customer')} down`,
    changedCount: (customers: number) => `${plural(customers, 'customer')} changed`,
    from: 'saved ↓ now →',
    matrix: (action: string) => `${action}: from the saved value (rows) to the value now (columns)`,
    announce: (action: string, what: string) => `${action}: ${what}`,
  },

  outcome: {
    title: 'Outcome',
    action: 'Action shown',
    table: (action: string) => `Customers and money by ${action}`,
    value: 'value',
    customers: 'customers',
    share: 'share',
    money: 'money',
    shareOfMoney: 'of money',
    more: (values: number) => `Show ${n(values)} more`,
    fewer: 'Show fewer',
    shape: 'shape',
  },

  policy: {
    kind: 'Policy',
    rule: 'rule',
    customers: 'customers',
    share: 'share',
    money: 'money',
    bar: 'share of customers',
    besides: 'besides',
    taken: (customers: number) => `${n(customers)} more taken by earlier rules`,
    passedOver: (customers: number) => `${n(customers)} passed over for a missing value`,
    rules: (rules: number) => plural(rules, 'rule'),
    rest: {
      gap: 'no rule',
      uncovered: 'no rule, as declared',
      conflict: 'two rules, no decision',
      overlap: 'two rules, the first decides as declared',
      'passed-over': 'no rule, for a missing value',
    },
  },

  rows: {
    rows: (rows: number) => plural(rows, 'row'),
    total: (action: string) => `${action} in all`,
  },

  guards: {
    title: 'Guards',
    withheld: (customers: number) =>
      customers === 0 ? 'nothing to withhold from policies' : `withheld from ${plural(customers, 'customer')}`,
    broken: (customers: number) =>
      customers === 0 ? 'holds for everyone' : `broken for ${plural(customers, 'customer')}`,
  },

  heat: {
    title: (rows: string, columns: string) => `${rows} × ${columns}`,
    table: (cell: string, rows: string, columns: string) =>
      `${cell}: customers by ${rows} (rows) and ${columns} (columns)`,
    by: 'Shade by',
    customers: 'customers',
    money: 'money',
    low: 'few',
    high: 'many',
  },

  definitions: {
    title: 'Who they are',
    groups: { bands: 'Scores', classes: 'Classes', stages: 'Stages', segments: 'Segments', checklists: 'Checklists' },
    table: (name: string) => `Customers by ${name}`,
  },

  customers: {
    back: 'Back',
    key: 'customer',
    label: 'name',
    money: 'money',
    reason: 'reason',
    total: (customers: number) => plural(customers, 'customer'),
    loading: 'Reading customers …',
    nobody: 'Nobody.',
    because: (rule: string, because: string) => `${rule}: ${because}`,
    explain: (key: string) => `Explain ${key}`,
    copy: 'Copy the key',
    copied: 'Copied.',
    help: 'Arrow keys move, Enter explains, C copies the key, Escape goes back.',
    failed: 'The customers could not be read.',
    again: 'Try again',
    first: (customers: number) => `the first ${n(customers)} are listed`,
  },

  explain: {
    title: 'Explain one customer',
    decided: 'Decided',
    nothing: 'Nothing was decided.',
    byRule: (policy: string, rule: string) => `${policy}, ${rule}`,
    next: 'To the next better outcome',
    values: 'Values',
    masked: 'Personal values are masked.',
    outcomes: {
      decided: 'decides',
      taken: 'holds, but an earlier rule decided',
      'passed-over': 'passed over: a value is missing',
      failed: 'does not hold',
    },
    key: 'Key of the customer',
    placeholder: 'Key of the customer, as it stands in the data',
    show: 'Explain',
    loading: 'Looking …',
    unknown: (key: string) => `There is no customer “${key}”. Keys are compared as text, with every zero and blank.`,
    failed: 'The customer could not be explained.',
  },

  /** What a number counts, as the title of its customers. */
  selection: {
    all: 'All customers',
    rule: {
      decided: (policy: string, rule: string) => `${policy}: decided by ${rule}`,
      taken: (policy: string, rule: string) => `${policy}: ${rule} holds, but an earlier rule decided`,
      'passed-over': (policy: string, rule: string) => `${policy}: passed over by ${rule} for a missing value`,
    },
    policy: {
      gap: (policy: string) => `${policy}: no rule`,
      uncovered: (policy: string) => `${policy}: no rule, as declared`,
      conflict: (policy: string) => `${policy}: two rules, no decision`,
      overlap: (policy: string) => `${policy}: two rules, the first decides as declared`,
      'passed-over': (policy: string) => `${policy}: no rule, for a missing value`,
    },
    limit: (limit: string) => `Withheld by “${limit}”`,
    goal: (goal: string) => `Rules with the goal: ${goal}`,
    campaign: (campaign: string, group: string) => `${campaign}: ${group}`,
    action: (action: string, value: string) => `${action}: ${value}`,
    moved: (action: string, from: string, to: string) => `${action}: from ${from} to ${to}`,
    stayed: (action: string, value: string) => `${action}: stay at ${value}`,
    direction: {
      up: (action: string) => `${action}: who moves up`,
      down: (action: string) => `${action}: who moves down`,
      changed: (action: string) => `${action}: who changes`,
    },
    member: (definition: string, member: string) => `${definition}: ${member}`,
    segment: (segment: string) => `In ${segment}`,
    grid: (rows: string, row: number, columns: string, column: number) => `${rows} ${row}, ${columns} ${column}`,
    guard: (guard: string) => `Affected by: ${guard}`,
    /** The name of a button: what it counts, how many. */
    number: (title: string, number: string) => `${title}: ${number}`,
  },
};

import { campaignsEn } from './campaigns-en.ts';
import { clientEn } from './client-en.ts';
import { compileEn } from './compile-en.ts';
import { completionEn } from './completion-en.ts';
import { databasesEn } from './databases-en.ts';
import { documentEn } from './document-en.ts';
import { hoverEn } from './hover-en.ts';
import { keywordsEn } from './keywords-en.ts';
import { lockEn } from './lock-en.ts';
import { modulesEn } from './modules-en.ts';
import { navigationEn } from './navigation-en.ts';
import { count } from './numbers.ts';
import { panelEn } from './panel-en.ts';
import { populationsEn } from './populations-en.ts';
import { projectFileEn } from './project-file-en.ts';
import { statementsEn } from './statements-en.ts';
import { workEn } from './work-en.ts';

const n = (value: number) => count(value, 'en');
const plural = (value: number, one: string, many = `${one}s`) => `${n(value)} ${value === 1 ? one : many}`;
/** "a, b and c" */
const list = (parts: readonly string[]) =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

/** The English words. Plain sentences, no blame, no jargon; what a command prints for a program to read is not here. */
export const en = {
  language: 'English',

  campaigns: campaignsEn,
  document: documentEn,

  help: {
    titles: {
      usage: 'Usage:',
      arguments: 'Arguments:',
      options: 'Options:',
      globalOptions: 'Options of every command:',
      commands: 'Commands:',
      examples: 'Examples:',
      exitCodes: 'Exit codes:',
    },
    program: 'Patron checks and runs rules about customers: who they are, and what to do about it.',
    globals: {
      lang: 'language of all output: en or zh-CN (else that of your system)',
      json: 'print one JSON document instead of text',
      noColor: 'print without colours',
      version: 'print the version',
      help: 'show this help',
    },
    exitCodes: [
      ['0', 'all is well'],
      ['1', 'findings: errors in rules, failed tests, files to format, a lock of other rules'],
      ['2', 'the command was not used as it is meant to be'],
      ['3', 'a file cannot be read, or a database not reached'],
      ['4', 'the data could not be loaded, computed or written'],
      ['70', 'a mistake in Patron itself'],
      ['130', 'interrupted'],
    ],
    arguments: {
      file: 'a file of rules',
      files: 'files of rules; a folder means all *.patron files in it',
      table: 'a table of rules, as CSV',
      key: 'the key of one customer, as it stands in the data',
      dir: 'folder with CSV, Parquet, JSON or Excel files (else the current one)',
    },
    commands: {
      check: 'find mistakes in rules, without running them',
      run: 'decide for every customer and write the results',
      preview: 'show how many customers and how much money each rule reaches',
      explain: 'tell for one customer what was decided, and why',
      test: 'run the tests in files of rules',
      parity: 'check that the engine, SQL, JavaScript and databases decide the same',
      fit: 'fit scores and classes once, and keep their cuts in patron.lock',
      compile: 'turn rules into SQL, JavaScript, JSON and other forms that run elsewhere',
      table: 'turn a table from a spreadsheet into rules again',
      fmt: 'rewrite files of rules in the one layout',
      init: 'write a starting file of rules for the data in a folder',
      lsp: 'serve an editor: findings, completion, previews while rules are written',
      help: 'show the help of a command',
    },
    options: {
      checkFormat: 'pretty (the default) or json',
      failOn: 'the findings that make the exit code 1: error (the default) or warning',
      asOf: 'the day to decide as of, such as 2026-10-31, instead of the one in the rules',
      data: 'read a data from another file, such as orders=new/orders.parquet',
      frozen:
        'take the cuts of scores and classes from patron.lock instead of fitting them; refuse a lock of other rules',
      fitCheck: 'write nothing; show which cuts would move, and exit with 1 if any would',
      out: 'folder for the results; - prints the decisions',
      runFormat: 'format of the results: csv (the default), parquet or json',
      values: 'write the metrics, scores and segments of every customer too',
      pii: 'show and write personal values in full',
      of: 'the data that the key is of, where the rules decide about other data than customers',
      target: 'what to compile to, such as sql:postgres or js (else the only target in patron.json)',
      dialect: 'of sql and dbt: the database (duckdb unless patron.json says otherwise)',
      as: 'of sql: query (the default), or a statement that keeps what it yields: view, table or insert',
      name: 'of sql: the view or table, such as crm.decisions (else the name of the rules)',
      result:
        'of sql: decisions (the default), values, or what is decided about other data: decisions-orders, totals-orders',
      runResult: 'with --as table: what to keep, as its file is called, such as decisions-orders (else decisions)',
      module: 'of js: esm (the default), cjs or iife',
      part: 'of csv: the policy whose rules become a table (else each policy makes one)',
      on: 'decide on a database, such as postgres://reader@db.example/sales or duckdb:sales.duckdb',
      parityOn: 'a database whose tables are decided about, there and here; may be repeated',
      runAs: 'with --on: table keeps the decisions in the database',
      runName: 'with --as table: its name, such as crm.decisions (else the name of the rules)',
      compileOut: 'file or folder to write to; else the text is printed',
      compilePii: 'of sql and dbt: with columns that tell something personal, such as names',
      compileForce: 'replace files that Patron did not make',
      into: 'put the rules into this file, in the place of the policy of that name; else they are printed',
      fmtCheck: 'change nothing; show what would change',
      initOut: 'where to write the rules (else rules.patron in the folder)',
      force: 'replace the file if it is there',
      stdio: 'talk over standard input and output',
    },
    examples: {
      program: [
        ['patron init data', 'write rules for the files in the folder data'],
        ['patron check rules.patron', 'find mistakes'],
        ['patron preview rules.patron', 'see whom each rule reaches'],
        ['patron run rules.patron --out results', 'write the decisions'],
      ],
      check: [
        ['patron check rules.patron', 'one file'],
        ['patron check policies --fail-on warning', 'all rules in a folder, strictly'],
        ['patron check rules.patron --json', 'for another program'],
      ],
      run: [
        ['patron run rules.patron', 'a summary; nothing is written'],
        ['patron run rules.patron --out results --as-of 2026-10-31', 'CSV files in the folder results'],
        ['patron run rules.patron --out - > decisions.csv', 'the decisions alone'],
        ['patron run rules.patron --data orders=october.parquet --out results --format parquet', 'with other data'],
        ['patron run rules.patron --on postgres://reader@db.example/sales --out results', 'decided by a database'],
        ['patron run rules.patron --on duckdb:sales.duckdb --as table --name crm.decisions', 'and kept there'],
        ['patron run rules.patron --on spark:yarn --out results --format parquet', 'on a cluster of Apache Spark'],
      ],
      parity: [
        ['patron parity rules.patron', 'all that decides, over the files of data'],
        ['patron parity rules.patron --on postgres://reader@db.example/sales', 'a database against the engine'],
      ],
      preview: [['patron preview rules.patron', 'customers, shares and money per rule']],
      explain: [
        ['patron explain rules.patron C00042', 'why this customer gets what'],
        ['patron explain rules.patron C00042 --pii', 'with personal values in full'],
        ['patron explain rules.patron O-1001 --of orders', 'why this order gets what'],
      ],
      test: [['patron test policies', 'the tests of all rules in a folder']],
      fit: [
        ['patron fit rules.patron', 'write patron.lock beside the rules, to be kept in version control'],
        ['patron fit rules.patron --check', 'show which cuts would move'],
        ['patron run rules.patron --frozen --out results', 'decide with the cuts as they were fitted'],
      ],
      compile: [
        ['patron compile rules.patron --target sql:postgres', 'print one SQL statement for PostgreSQL'],
        ['patron compile rules.patron --target sql --as view --name crm.decisions --out view.sql', 'write a view'],
        ['patron compile rules.patron --target sql --frozen', 'with the cuts of patron.lock'],
        ['patron compile rules.patron --target sql --result decisions-orders', 'decisions about each order'],
        ['patron compile rules.patron --target js --out build', 'a module that decides for one customer'],
      ],
      table: [
        ['patron compile rules.patron --target csv --part visits --out visits.csv', 'write the rules as a table'],
        ['patron table visits.csv', 'print the edited table as rules'],
        ['patron table visits.csv --into rules.patron', 'put it in the place of the policy'],
      ],
      fmt: [
        ['patron fmt rules.patron', 'rewrite the file'],
        ['patron fmt policies --check', 'show what would change'],
      ],
      init: [
        ['patron init', 'for the data in the current folder'],
        ['patron init data --out vip.patron', 'under another name'],
      ],
      lsp: [['patron lsp --stdio', 'as an editor starts it']],
    },
  },

  usage: {
    unknownCommand: (name: string) => `There is no command “${name}”.`,
    unknownOption: (name: string) => `There is no option ${name}.`,
    didYouMean: (name: string) => `Did you mean ${name}?`,
    missingArgument: (name: string) => `${name} is missing.`,
    missingValue: (option: string) => `${option} needs a value.`,
    tooMany: (extra: readonly string[]) => `This is more than the command takes: ${extra.join(' ')}`,
    badChoice: (option: string, value: string, allowed: readonly string[]) =>
      `“${value}” is no value of ${option}. Possible: ${allowed.join(', ')}.`,
    badDate: (value: string) => `“${value}” is no day. Write it as 2026-10-31.`,
    badData: (value: string) => `“${value}” does not say which data to read from where.`,
    badDataHelp: 'Write the name of a data and a file: --data orders=new/orders.csv',
    unknownData: (name: string, known: readonly string[]) =>
      `The rules have no data “${name}” that is read from a file. They have: ${list(known)}.`,
    noFileData: (name: string) => `The rules have no data “${name}” that is read from a file.`,
    seeHelp: (command: string) => `See ${command} --help`,
    noCommand: 'Which command?',
    outIsFile: (path: string) => `${path} is a file; --out needs a folder.`,
    outIsInput: (path: string) => `${path} would replace a file that is read.`,
    outNotWritable: (path: string) => `Nothing can be written in ${path}.`,
    needsAsOf: 'Written results need a day that stays the same: the rules say none.',
    needsAsOfHelp:
      'Add a line such as “as of 2026-10-31” at the top of the rules, or --as-of 2026-10-31 here. “patron preview” shows the day of the latest row.',
    jsonToStdout: '--out - prints the decisions, so --json has no place to go.',
    exists: (path: string) => `${path} is there already.`,
    existsHelp: 'Choose another name with --out, or replace it with --force.',
  },

  unreadable: {
    notFound: (file: string) => `There is no file ${file}.`,
    folderNotFound: (folder: string) => `There is no folder ${folder}.`,
    notAFolder: (path: string) => `${path} is not a folder.`,
    isFolder: (file: string) => `${file} is a folder, not a file of rules.`,
    noRules: (folder: string) => `There is no *.patron file in ${folder}.`,
    noMatch: (pattern: string) => `No file matches ${pattern}.`,
    noPermission: (file: string) => `${file} may not be read.`,
    failed: (file: string, reason: string) => `${file} cannot be read (${reason}).`,
    binary: (file: string) => `${file} is not text.`,
    notUtf8: (file: string, line: number) => `${file} is not UTF-8 text: line ${n(line)} holds other bytes.`,
    halves: (file: string, line: number) =>
      `${file} is not UTF-8 text: line ${n(line)} holds half of a character (a lone surrogate).`,
    looksGb: 'It looks like GB 18030 (GBK). Save the file as UTF-8.',
    utf16: (file: string) => `${file} is UTF-16 text.`,
    saveAsUtf8: 'Save the file as UTF-8.',
    tooLarge: (file: string) => `${file} is larger than 10 MiB, the most that a file of rules may have.`,
    tooLargeHelp: 'Split it, and bring the parts together with “use”.',
    noData: (folder: string) => `There are no files with data (CSV, Parquet, JSON, Excel) in ${folder}.`,
    outsideProject: (file: string) => `${file} lies outside of this project.`,
  },

  failure: {
    error: 'error',
    help: 'help',
    internal: 'Patron failed because of a mistake of its own. Sorry.',
    internalHelp:
      'Please report it, with the command and, if you may, the rules. PATRON_DEBUG=1 before the command shows where it happened.',
    interrupted: 'Interrupted. Nothing was written.',
    diskFull: (path: string) => `The disk is full: ${path} could not be written. Everything is as it was.`,
    writeDenied: (path: string) => `${path} may not be written. Everything is as it was.`,
    writeFailed: (path: string, reason: string) => `${path} could not be written (${reason}). Everything is as it was.`,
    engine: (reason: string) => `The data engine failed: ${reason}`,
    engineMissing: 'The data engine is not installed.',
    engineMissingHelp: 'Install it with: npm install @duckdb/node-api',
    hasErrors: (errors: number) => `The rules have ${plural(errors, 'error')}, so nothing was computed.`,
    unknownCustomer: (key: string) => `There is no customer “${key}”.`,
    unknownRow: (data: string, key: string) => `There is no row “${key}” in ${data}.`,
    noDecisions: (data: string) => `The rules decide nothing about “${data}”.`,
    noDecisionsHelp: (data: readonly string[]) =>
      data.length === 0
        ? 'They decide about customers alone.'
        : `Besides customers, they decide about: ${data.join(', ')}.`,
    unknownCustomerHelp: (column: string, [other]: readonly string[] = []) =>
      `Keys are compared as text, with every zero and blank, with the values of the column ${column}.${other === undefined ? '' : ` For the key of a row of other data write “--of ${other}”.`}`,
  },

  severity: { error: 'error', warning: 'warning', information: 'note', hint: 'hint' },

  check: {
    empty: (file: string) => `${file} says nothing yet.`,
    help: 'help',
    fix: 'fix',
    counts: (counts: { errors: number; warnings: number; hints: number }) =>
      list([
        ...(counts.errors ? [plural(counts.errors, 'error')] : []),
        ...(counts.warnings ? [plural(counts.warnings, 'warning')] : []),
        ...(counts.hints ? [plural(counts.hints, 'hint')] : []),
      ]),
    found: (counts: string, files: number) => `${counts} in ${plural(files, 'file')}.`,
    clean: (files: number) => (files === 1 ? 'No mistakes found.' : `No mistakes found in ${plural(files, 'file')}.`),
  },

  progress: {
    phases: {
      measuring: 'Measuring',
      loading: 'Loading',
      fitting: 'Fitting',
      deciding: 'Deciding',
      writing: 'Writing',
    },
    secondsLeft: (seconds: number) => `about ${seconds} s left`,
    minutesLeft: (minutes: number) => `about ${minutes} min left`,
  },

  load: {
    title: 'Data',
    rows: (rows: number) => plural(rows, 'row'),
    used: (loaded: number, read: number) =>
      loaded === read ? `all ${n(read)} in use` : `${n(loaded)} of ${n(read)} in use`,
    derived: (keys: number, rows: number) => `${n(keys)} found in ${plural(rows, 'row')}`,
    future: (rows: number) => `${plural(rows, 'row')} after the as-of day ${rows === 1 ? 'does' : 'do'} not count yet`,
    orphaned: (rows: number) => `${plural(rows, 'row')} of customers who are not in the data`,
    rejected: {
      'missing-key': (rows: number) => `${plural(rows, 'row')} without a key left out`,
      'duplicate-key': (rows: number) => `${plural(rows, 'row')} left out: another row has the same key`,
      'bad-time': (rows: number) => `${plural(rows, 'row')} left out: the time cannot be read`,
      'missing-time': (rows: number) => `${plural(rows, 'row')} without a time left out`,
      'bad-amount': (rows: number) => `${plural(rows, 'row')} left out: the amount cannot be read`,
      'ragged-row': (rows: number) => `${plural(rows, 'row')} left out: too many or too few cells`,
      'missing-parent': (rows: number) => `${plural(rows, 'row')} left out: it is not said whose they are`,
    },
    coerced: {
      'became-missing': (cells: number) =>
        `${plural(cells, 'cell')} could not be read and ${cells === 1 ? 'counts' : 'count'} as missing`,
      'float-rounded': (cells: number) => `${plural(cells, 'binary number')} rounded`,
      'offset-to-zone': (cells: number) => `${plural(cells, 'time')} moved to the time zone of the rules`,
      encoding: () => 'the file was read as GB 18030',
    },
    column: (column: string) => `column ${column}`,
    inRows: (rows: readonly number[], more: boolean) =>
      `${rows.length === 1 && !more ? 'row' : 'rows'} ${rows.map(n).join(', ')}${more ? ', …' : ''}`,
    worth: (money: string) => `worth ${money}`,
  },

  preview: {
    asOf: {
      program: (date: string) => `As of ${date}, as the rules say`,
      option: (date: string) => `As of ${date}, as --as-of says`,
      data: (date: string) => `As of ${date}, the day of the latest row of the data`,
    },
    customers: (customers: number) => plural(customers, 'customer'),
    header: { customers: 'customers', share: 'share', money: 'money' },
    modes: {
      'first match': 'first match',
      'all matches': 'all matches',
      'exactly one match': 'exactly one match',
    },
    rule: (number: number) => `rule ${number}`,
    otherwise: 'otherwise',
    gap: 'no rule',
    uncovered: 'no rule, as declared',
    conflict: 'two rules, no decision',
    overlap: 'two rules, the first decides as declared',
    passedOver: 'no rule, for a missing value',
    takenNote: (customers: number) => `${n(customers)} more ${customers === 1 ? 'was' : 'were'} taken by earlier rules`,
    passedOverNote: (customers: number) => `${plural(customers, 'customer')} passed over: a value is missing`,
    guards: 'Guards',
    withheld: (customers: number) =>
      customers === 0 ? 'nothing to withhold from policies' : `withheld from ${plural(customers, 'customer')}`,
    broken: (customers: number) =>
      customers === 0 ? 'holds for everyone' : `broken for ${plural(customers, 'customer')}`,
    definitions: 'Who they are',
    missing: 'missing',
    undecided: 'nothing',
    empty: 'There are no customers in the data.',
    nothing: 'The rules define nothing that could be shown.',
    total: (action: string) => `${action} in all`,
    /** Where rows of other data are counted, rather than customers. */
    ofRows: {
      customers: (rows: number) => plural(rows, 'row'),
      header: { customers: 'rows', share: 'share', money: 'money' },
      passedOverNote: (rows: number) => `${plural(rows, 'row')} passed over: a value is missing`,
      withheld: (rows: number) => (rows === 0 ? 'nothing to withhold' : `withheld from ${plural(rows, 'row')}`),
    },
  },

  run: {
    findings: (counts: string, command: string) => `${counts}. To see: ${command}`,
    wrote: (files: number, folder: string) => `Wrote ${plural(files, 'file')} to ${folder}:`,
    rows: (rows: number) => plural(rows, 'row'),
    notWritten: (command: string) => `Nothing was written. To write the decisions: ${command}`,
    alwaysBroken: (guards: number) =>
      guards === 1 ? 'An “always” does not hold.' : `${n(guards)} “always” do not hold.`,
    stale: (files: readonly string[]) => `Not of this run, left as found: ${files.join(', ')}`,
    piiLeftOut: (columns: readonly string[]) =>
      `Left out as personal: ${columns.join(', ')}. With --pii they are written too.`,
  },

  explain: {
    customer: (key: string) => `Customer ${key}`,
    row: (data: string, key: string) => `${key} of ${data}`,
    decided: 'Decided',
    nothing: 'Nothing was decided.',
    because: (reason: string) => `because “${reason}”`,
    byRule: (policy: string, rule: string) => `${policy}, ${rule}`,
    withheldBy: (guard: string) => `withheld: ${guard}`,
    withheld: 'withheld by a guard',
    outcomes: {
      decided: 'decides',
      taken: 'holds, but an earlier rule decided',
      'passed-over': 'passed over: a value is missing',
      failed: 'does not hold',
    },
    between: '; ',
    /** A value of an earlier day. */
    earlier: (ago: string, value: string) => `${ago}: ${value}`,
    madeOf: (sentence: string, parts: string) => `${sentence} (${parts})`,
    counted: (subject: string, held: string, of: number) => `${subject}: ${held} of ${of} hold`,
    isUnknown: (subject: string) => `${subject} is unknown`,
    weighted: (weight: string, subject: string, value: string) => `${weight} of ${subject}: ${value}`,
    notReached: 'an earlier rule holds',
    isMissing: (subject: string) => `${subject} is missing`,
    boundMissing: (subject: string, value: string) => `${subject} is ${value}, what it is compared with is missing`,
    is: (subject: string, value: string) => `${subject} is ${value}`,
    holds: (subject: string) => `${subject} holds`,
    failsPlain: (subject: string) => `${subject} does not hold`,
    met: (subject: string, value: string, bound: string) => `${subject} is ${value} (${bound})`,
    needed: (subject: string, value: string, bound: string) => `${subject} is ${value}, ${bound} is needed`,
    excluded: (subject: string, value: string, bound: string) => `${subject} is ${value}; ${bound} is excluded`,
    notBound: (bound: string) => `not ${bound}`,
    bounds: {
      '<': (bound: string) => `less than ${bound}`,
      '<=': (bound: string) => `at most ${bound}`,
      '>': (bound: string) => `more than ${bound}`,
      '>=': (bound: string) => `at least ${bound}`,
      '=': (bound: string) => bound,
      '!=': (bound: string) => `anything but ${bound}`,
      'one-of': (bound: string) => `one of ${bound}`,
      'not-one-of': (bound: string) => `none of ${bound}`,
      contains: (bound: string) => `text with ${bound}`,
      'starts-with': (bound: string) => `text that starts with ${bound}`,
      'is-missing': () => 'a missing value',
      'is-known': () => 'a known value',
    },
    short: (distance: string) => ` (${distance} short)`,
    above: (distance: string) => ` (${distance} too much)`,
    days: (days: string) => (days === '1' ? '1 day' : `${days} days`),
    months: (months: string) => (months === '1' ? '1 month' : `${months} months`),
    hours: (hours: string) => (hours === '1' ? '1 hour' : `${hours} hours`),
    next: 'To the next better outcome',
    nextStep: (action: string, from: string, to: string) => `${action} ${from} → ${to}`,
    noValue: 'none',
    values: 'Values',
    missing: 'missing',
    yes: 'yes',
    no: 'no',
    masked: 'Personal values are masked; --pii shows them.',
  },

  lsp: {
    tooMany: (findings: number, limit: number) =>
      `There are ${n(findings)} findings in this file; only the first ${n(limit)} are shown.`,
    failed: 'Patron could not answer because of a mistake of its own.',
    loading: 'Patron: loading data',
    notLoaded: 'The data is not loaded.',
    untrusted: 'Data is read only in folders that are trusted.',
    hasErrors: 'The rules have errors.',
    noData: 'The rules name no data that can be read.',
    cancelled: 'Loading was cancelled.',
    switchedOff: 'The live preview is switched off.',
    crashed: 'The data engine stopped unexpectedly, twice. Read the data again to start it anew.',
    renameNothing: 'There is nothing here that can be renamed.',
    fixAll: 'Fix everything that can be fixed',
    fixKind: (findings: number, code: string) => `Fix all ${n(findings)} findings ${code} in this file`,
  },

  test: {
    expected: 'expected',
    actual: 'actual',
    give: (names: readonly string[]) => `give ${list(names)}`,
    giveHelp: (names: readonly string[]) => `The test says nothing of ${list(names)}, so this cannot be decided.`,
    cuts: 'Cuts of scores and classes come from the sample data.',
    none: (files: number) => (files === 1 ? 'The file has no tests.' : `No tests in ${plural(files, 'file')}.`),
    summary: (passed: number, failed: number) =>
      failed === 0 ? `${plural(passed, 'test')} passed.` : `${plural(failed, 'test')} failed, ${n(passed)} passed.`,
  },

  table: {
    unread: (mistakes: number, file: string) => `${file} cannot be read as rules: ${plural(mistakes, 'mistake')}.`,
    replaced: (policy: string, rules: number, file: string) =>
      `Replaced policy ${policy} in ${file}: ${plural(rules, 'rule')}.`,
    added: (policy: string, rules: number, file: string) =>
      `Added policy ${policy} to ${file}: ${plural(rules, 'rule')}.`,
  },

  fmt: {
    rewritten: (file: string) => `rewritten  ${file}`,
    wouldChange: (file: string) => `would change  ${file}`,
    syntax: (file: string) => `left as it is  ${file}`,
    syntaxHelp: 'It has mistakes in its syntax; mend them first.',
    summary: (changed: number, kept: number) => `${plural(changed, 'file')} rewritten, ${n(kept)} already in order.`,
    checkSummary: (changed: number, kept: number) => `${plural(changed, 'file')} would change, ${n(kept)} in order.`,
    moreLines: (lines: number) => `… ${plural(lines, 'more line')}`,
  },

  init: {
    wrote: (path: string) => `Wrote ${path}.`,
    next: 'Next:',
    header: 'A first version, written by “patron init”. Read it, change what does not fit, and make it yours.',
    dataNote: 'The data: what a row of each file is, and which columns have a role.',
    customersDerived: (data: string) => `There is no file of customers, so everyone in ${data} is one.`,
    attributes: 'Known of some customers, missing for the others.',
    currency: (column: string) =>
      `The currency is not known. If ${column} is money, say which: amount ${column}: money CNY`,
    moreColumns: (columns: number) => `and ${plural(columns, 'more column')}, which rules can use without a line here`,
    noAsOf: 'Say as of which day to decide, and rules give the same result tomorrow: as of 2026-10-31',
    metricsNote: 'What is known of a customer.',
    scoresNote: 'Scores from 1 to 5, with as many customers in each; 5 is best.',
    tierNote: (cell: string) => `The first rule that holds decides. ${cell} means that each score is at least 4.`,
    testNote: 'Tests say what must stay true when the rules change.',
    testTitle: 'the best customers are stars',
    found: (customers: number) => `${plural(customers, 'customer')} in the data.`,
    source: {
      subject: 'customers',
      events: 'what happened to customers',
      attributes: 'what is known of some customers',
      lookup: 'looked up by its key',
    },
    left: (file: string) => `${file} belongs to nothing else and was left out.`,
    skipped: {
      'not-found': (file: string) => `${file} was left out: it is not there any more.`,
      unreadable: (file: string) => `${file} was left out: it cannot be read.`,
      empty: (file: string) => `${file} was left out: it is empty.`,
      'header-only': (file: string) => `${file} was left out: it has a header and no rows.`,
      'not-parquet': (file: string) => `${file} was left out: it is not a Parquet file.`,
      'not-json': (file: string) => `${file} was left out: it holds no rows.`,
      'not-excel': (file: string) => `${file} was left out: it is no workbook that can be read.`,
      'too-large': (file: string) => `${file} was left out: it is too large for a workbook.`,
      'unknown-format': (file: string) => `${file} was left out: its format is not known.`,
      'outside-project': (file: string) => `${file} was left out: it lies outside of this project.`,
      'duplicate-column': (file: string) => `${file} was left out: two of its columns have the same name.`,
      'too-many-columns': (file: string) => `${file} was left out: it has too many columns.`,
    },
    noEvents: (folder: string) => `No file in ${folder} says who the customers are.`,
    noEventsHelp:
      'Patron looks for a file with one row per customer, or one with one row per order, the customer’s key and a time.',
    beside: 'Write the rules into a folder that also holds the data.',
  },

  client: clientEn,
  panel: panelEn,
  lock: lockEn,
  modules: modulesEn,

  databases: databasesEn,
  compile: compileEn,

  hover: hoverEn,
  navigation: navigationEn,
  populations: populationsEn,
  projectFile: projectFileEn,
  statements: statementsEn,
  work: workEn,
  keywords: keywordsEn,

  lens: {
    /** After a count that is of the rules before an edit. */
    before: (title: string) => `${title} (before this edit)`,
    member: (name: string, customers: number, share: string) => `${name}: ${n(customers)} (${share})`,
    missing: (customers: number) => `missing ${n(customers)}`,
    all: 'a rule for everyone',
    gap: (customers: number) => `no rule for ${plural(customers, 'customer')}`,
    passedOver: (customers: number) => `passed over for a missing value: ${n(customers)}`,
    conflict: (customers: number) => `two rules for ${plural(customers, 'customer')}`,
    uncovered: (customers: number) => `no rule for ${plural(customers, 'customer')}, as declared`,
    taken: (customers: number) => `${n(customers)} taken before`,
    rows: {
      gap: (rows: number) => `no rule for ${plural(rows, 'row')}`,
      conflict: (rows: number) => `two rules for ${plural(rows, 'row')}`,
    },
    explain: 'explain a customer…',
    runTest: 'run test',
    passed: 'run test · ✓ passed',
    failed: 'run test · ✗ failed',
    moves: (action: string, up: number, down: number) => `who moves (${action}): ↑ ${n(up)} ↓ ${n(down)}`,
    changes: (action: string, changed: number) => `who moves (${action}): ${n(changed)}`,
  },

  hints: {
    asOf: (date: string) => `as of ${date}`,
    asOfFrom: {
      program: 'The day stands in the rules.',
      option: 'The day was given from outside of the rules.',
      data: 'The rules name no day: this is the day of the latest row of the data. Write it down, and the rules give the same result tomorrow.',
    },
    data: (files: string) => `data: ${files}`,
    dataTooltip: 'No data is declared, so the files beside the rules were taken:',
    derived: (data: string, from: string) => `${data} from ${from}`,
    size: (customers: number, share: string) => `${n(customers)} · ${share}`,
    library: (library: string) => `from ${library}`,
    type: 'The type was read from the file. Double-click to write it down.',
  },

  completion: completionEn,
};

import { count } from './numbers.ts';

const n = (value: number) => count(value, 'en');
const plural = (value: number, one: string) => `${n(value)} ${value === 1 ? one : `${one}s`}`;

/** What the editor extension says in English, but for its manifest (`package.nls.json`) and its panel. */
export const clientEn = {
  status: {
    name: 'Patron: the data of the rules',
    starting: 'Patron is starting',
    noServer: 'Patron is not running',
    noServerDetail: 'The language server has stopped. Its output says why.',
    untrusted: 'Data is not read',
    untrustedDetail: 'The folder is not trusted',
    loading: ({ share, source }: { readonly share?: number; readonly source?: string } = {}) =>
      [
        'Reading data',
        ...(source ? [source] : []),
        ...(share === undefined ? [] : [`${Math.floor(share * 100)}%`]),
      ].join(' · '),
    failed: 'The data cannot be used',
    cancelled: 'Reading was cancelled',
    cancelledDetail: 'Counts are shown once the data is read.',
    off: 'Live counts are off',
    offDetail: 'The setting patron.livePreview switches them on.',
    errors: 'The rules have errors',
    errorsDetail: 'Counts are shown once they are mended.',
    noData: 'No data',
    noDataDetail: 'The rules name no data, and no files beside them look like customers or orders.',
    ready: (customers: number, asOf: string) => `${plural(customers, 'customer')} · ${asOf}`,
    asOfFrom: {
      program: 'day as the rules say',
      option: 'day as asked for',
      data: 'day of the latest row of the data',
    },
    source: ({
      source,
      rows,
      rejected,
    }: {
      readonly source: string;
      readonly rows: number;
      readonly rejected: number;
    }) => `${source}: ${plural(rows, 'row')}${rejected > 0 ? `, ${n(rejected)} left out` : ''}`,
    actions: {
      reload: 'Read again',
      cancel: 'Cancel',
      manageTrust: 'Manage trust',
      restart: 'Restart',
      openSetting: 'Open the setting',
    },
  },
  testing: {
    controller: 'Patron',
    run: 'Run tests',
    none: 'These rules have no tests. A test begins with: test "what must stay true"',
    failed: (expected: string, actual: string) => `Expected ${expected}, but it is ${actual}.`,
    noAnswer: 'The tests could not be run.',
  },
  tasks: {
    check: (files?: readonly string[]) => `check ${files?.join(' ') ?? 'all rules'}`,
    test: (files?: readonly string[]) => `test ${files?.join(' ') ?? 'all rules'}`,
    run: (files?: readonly string[]) => `run ${files?.join(' ') ?? ''}`.trim(),
  },
  compiled: {
    title: 'What should the rules be compiled to?',
    wanted: 'in patron.json',
    of: (rules: string, target: string) => `${rules} (${target})`,
    old: (why: string) => `As it was last compiled. ${why}`,
  },
  commands: {
    noRules: 'Open a file of rules first.',
    untrusted: 'Data is read only in folders that are trusted.',
    exportName: 'export decisions',
    exportTitle: 'Folder for the lists',
    exportHere: 'Export here',
    wrote: (folder: string) => `The decisions are in ${folder}.`,
    show: 'Show decisions.csv',
    asOf: {
      title: 'As of which day?',
      prompt:
        'The rules do not say it, and written results need a fixed day. To fix it for good, write “as of” in the rules.',
      invalid: 'A day such as 2026-10-31',
    },
  },
};

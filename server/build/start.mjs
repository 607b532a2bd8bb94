// `npm start`: shows what Patron does, on the large sample. On a fresh checkout it sets everything up first.

import { setUp } from './install.mjs';
import { isMain, reportingErrors, run } from './project.mjs';

const rules = 'samples/loreal/loreal.patron';
const customer = 'M0000001';
const out = 'out';

/** The tour, as headings and arguments of the command line. */
const steps = [
  { heading: 'Check the rules', args: ['check', rules] },
  { heading: 'Preview who gets what', args: ['preview', rules] },
  { heading: `Explain the decisions for customer ${customer}`, args: ['explain', rules, customer] },
  { heading: `Decide for everyone and write the lists to ${out}/`, args: ['run', rules, '--out', out] },
];

async function start() {
  await setUp();
  for (const { heading, args } of steps) {
    console.log(`\n━━ ${heading}\n   patron ${args.join(' ')}\n`);
    process.exitCode = run(process.execPath, ['dist/cli.mjs', ...args]);
    if (process.exitCode !== 0) return;
  }
}

if (isMain(import.meta.url)) await reportingErrors(start);

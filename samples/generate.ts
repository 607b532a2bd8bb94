/**
 * Makes the world of the sample: the members of a cosmetics group in China and what they bought. Nobody in it is real.
 *
 *     npm run generate                                              rewrites the committed sample
 *     npm run generate -- --customers 1000000 --out DIR             the same world, larger
 *
 * Member number i and the member's orders are the same at every size.
 */
import { existsSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { dayOf, isoDate } from './generator/calendar.ts';
import { makeWorld } from './generator/loreal/world.ts';
import { writeCsv } from './generator/loreal/write.ts';
import { sample, writeSamples } from './generator/sample.ts';

interface Options {
  readonly customers: number;
  readonly out?: string;
  readonly format: 'csv' | 'parquet';
  readonly seed: number;
  readonly asOf: string;
}

const command = new Command('generate')
  .description('Make the sample world. Without arguments, rewrite the committed sample.')
  .option('--customers <n>', 'how many members', wholeNumber, sample.customers)
  .option('--out <folder>', 'where to write customers, orders and brands')
  .addOption(new Option('--format <format>', 'kind of files').choices(['csv', 'parquet']).default('csv'))
  .option('--seed <n>', 'another seed is another world', wholeNumber, sample.seed)
  .option('--as-of <date>', 'the last day of the world', isoDay, sample.asOf)
  .parse();

await generate(command.opts<Options>());

async function generate(options: Options): Promise<void> {
  if (options.out === undefined) return rewriteSamples();
  const world = makeWorld(options.seed, dayOf(options.asOf));
  const written =
    options.format === 'csv'
      ? writeCsv(world, options.customers, options.out)
      : await parquet(options, world, options.out);
  console.log(`${options.out}: ${written.customers} customers, ${written.orders} orders`);
}

/** Only Parquet needs DuckDB, which takes a moment to load. */
async function parquet(options: Options, world: ReturnType<typeof makeWorld>, out: string) {
  const { writeParquet } = await import('./generator/loreal/parquet.ts');
  return writeParquet(world, options.customers, out);
}

function rewriteSamples(): void {
  const given = command.options.filter((option) => command.getOptionValueSource(option.attributeName()) === 'cli');
  if (given.length > 0) command.error('A world of your own needs a place: give --out.');
  if (!existsSync('samples/loreal'))
    command.error("The committed sample is rewritten from the project's own folder only.");
  writeSamples('samples');
}

function wholeNumber(text: string): number {
  if (!/^\d{1,8}$/.test(text)) throw new InvalidArgumentError('A whole number below 100 million is needed.');
  return Number(text);
}

function isoDay(text: string): string {
  const day = dayOf(text);
  if (!Number.isInteger(day) || isoDate(day) !== text)
    throw new InvalidArgumentError('A date such as 2026-10-31 is needed.');
  return text;
}

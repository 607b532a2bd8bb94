/** Programs over one state of data: to write and read data costs more than to check a program. */
export const programsPerDataset = 5;

/** Data sets of one test. */
const perTest = 10;

/** How many programs are run, `PATRON_PROGRAMS`, and the seed of the first data set, `PATRON_SEED`. */
export function settings(usual: number): { readonly programs: number; readonly seed: number } {
  return { programs: wholeNumber('PATRON_PROGRAMS') ?? usual, seed: wholeNumber('PATRON_SEED') ?? 1 };
}

/** The same for programs that are compiled to run elsewhere: `PATRON_EXPORTS`. */
export function exportSettings(usual: number): { readonly programs: number; readonly seed: number } {
  return { programs: wholeNumber('PATRON_EXPORTS') ?? usual, seed: wholeNumber('PATRON_SEED') ?? 1 };
}

function wholeNumber(name: string): number | undefined {
  const text = process.env[name] ?? '';
  if (text !== '' && !/^\d{1,9}$/.test(text)) throw new Error(`${name} is a whole number`);
  return text === '' ? undefined : Number(text);
}

/** Seeds of data sets for so many programs, a list for each test. */
export function seedsOf({ programs, seed }: { readonly programs: number; readonly seed: number }): number[][] {
  const count = Math.ceil(programs / programsPerDataset);
  const seeds = Array.from({ length: count }, (_, index) => seed + index);
  return Array.from({ length: Math.ceil(count / perTest) }, (_, index) =>
    seeds.slice(index * perTest, (index + 1) * perTest),
  );
}

/** Does all of the work, so many at a time, in their order. */
export async function inParallel<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

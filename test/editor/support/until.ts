import { limits } from './limits.ts';

/** Asks again and again until there is an answer. For what tells of no event; everything else waits for its event. */
export async function until<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  { within = limits.wait, what = 'what the test waits for' }: { readonly within?: number; readonly what?: string } = {},
): Promise<NonNullable<T>> {
  const end = Date.now() + within;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer as NonNullable<T>;
    if (Date.now() > end) throw new Error(`${what} did not come within ${within / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

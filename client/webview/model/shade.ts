/** The colours of a heat map: 0 is nobody, 1 to `steps` are few to most. */
export const steps = 6;

/** By the square root: a few must be seen beside very many. */
export function heat(part: number, most: number): number {
  if (part <= 0 || most <= 0) return 0;
  return Math.max(1, Math.min(steps, Math.ceil(Math.sqrt(part / most) * steps)));
}

/** Decimals as text, exactly: `0.35`. */
export function sumOf(values: readonly string[]): string {
  const places = Math.max(0, ...values.map(placesOf));
  return decimal(
    values.reduce((sum, value) => sum + unscaled(value, places), 0n),
    places,
  );
}

export function compareFractions(one: string, other: string): number {
  const places = Math.max(placesOf(one), placesOf(other));
  const difference = unscaled(one, places) - unscaled(other, places);
  return difference < 0n ? -1 : Number(difference > 0n);
}

/** `0.35` as `35%`. */
export function percent(value: string): string {
  const places = Math.max(2, placesOf(value));
  const text = decimal(unscaled(value, places), places - 2);
  return `${text.includes('.') ? text.replace(/\.?0+$/, '') : text}%`;
}

/** A decimal as a fraction of whole numbers in lowest terms. */
export function fractionOf(value: string): readonly [bigint, bigint] {
  const places = placesOf(value);
  const [part, whole] = [unscaled(value, places), 10n ** BigInt(places)];
  const divisor = greatestDivisor(part < 0n ? -part : part, whole);
  return [part / divisor, whole / divisor];
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}

function placesOf(value: string): number {
  return value.split('.')[1]?.length ?? 0;
}

function unscaled(value: string, places: number): bigint {
  const [whole = '0', fraction = ''] = value.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

function decimal(value: bigint, places: number): string {
  const sign = value < 0n ? '-' : '';
  const digits = String(value < 0n ? -value : value).padStart(places + 1, '0');
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

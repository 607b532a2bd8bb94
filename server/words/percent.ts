/** A decimal as a percentage with all its digits: `0.125` as `12.5%`. */
export function percentText(decimal: string): string {
  if (decimal.startsWith('-')) return `-${percentText(decimal.slice(1))}`;
  const [whole = '', fraction = ''] = decimal.split('.');
  const digits = fraction.padEnd(2, '0');
  const percent = Number(whole + digits.slice(0, 2));
  return digits.length > 2 ? `${percent}.${digits.slice(2)}%` : `${percent}%`;
}

/** Words in the name of a column that say its currency. */
const words: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[^a-z])(?:cny|rmb)(?:$|[^a-z])|人民币|[（(]元[)）]/iu, 'CNY'],
  [/(?:^|[^a-z])usd(?:$|[^a-z])|美元/iu, 'USD'],
  [/(?:^|[^a-z])eur(?:$|[^a-z])|欧元/iu, 'EUR'],
  [/(?:^|[^a-z])gbp(?:$|[^a-z])|英镑/iu, 'GBP'],
  [/(?:^|[^a-z])jpy(?:$|[^a-z])|日元/iu, 'JPY'],
  [/(?:^|[^a-z])hkd(?:$|[^a-z])|港[元币]/iu, 'HKD'],
];

/** The currency that a column's name tells; undefined: it tells none, and none is guessed. */
export function currencyOf(column: string): string | undefined {
  return words.find(([pattern]) => pattern.test(column))?.[1];
}

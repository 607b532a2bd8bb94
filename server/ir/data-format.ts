export const dataFormats = ['csv', 'parquet', 'json', 'excel'] as const;

export type DataFormat = (typeof dataFormats)[number];

const endings: Readonly<Record<string, DataFormat>> = {
  csv: 'csv',
  tsv: 'csv',
  parquet: 'parquet',
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
  xlsx: 'excel',
  xlsm: 'excel',
};

/** The endings of data files, without the point. */
export const dataEndings: readonly string[] = Object.keys(endings);

/** The format of a data file, decided by its ending. */
export function dataFormatOf(path: string): DataFormat | undefined {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase();
  return ending !== undefined && Object.hasOwn(endings, ending) ? endings[ending] : undefined;
}

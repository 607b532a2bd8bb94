export { printDay } from './calendar.ts';
export { readCsv } from './csv.ts';
export { DataError } from './data-error.ts';
export { type Customer, type Evaluation, evaluateProgram } from './evaluate.ts';
export { measureColumns } from './measure.ts';
export { type Counts, countAll, type Group } from './preview.ts';
export { type Relation, relationsOf } from './relations.ts';
export type { RawTable } from './table.ts';
export { printValue } from './value.ts';

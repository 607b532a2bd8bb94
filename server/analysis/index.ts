export type { Analyze, Model, PlacedDiagnostic } from './analysis.ts';
export type * from './look.ts';
export { analyze } from './model.ts';

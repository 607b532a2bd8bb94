export type { Analyze, Model, ModelFile, NameUse, PlacedDiagnostic, Target, TypedExpression } from './analysis.ts';
export type * from './look.ts';
export { analyze } from './model.ts';

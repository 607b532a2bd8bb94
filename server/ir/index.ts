export type * from './expression.ts';
export type * from './program.ts';
export type * from './type.ts';

export { csvRecord, csvText } from './csv-text.ts';
export { makeProgram, type ProgramText, textOf } from './program.ts';
export { Random } from './random.ts';
export { type Files, makeFiles } from './rows.ts';
export { makeWorld, type World } from './world.ts';

import { wordsOf } from '../../text/catalogue.ts';
import { type CompiledFile, type CompileInput, compiledMark, type Target } from '../target.ts';
import { coreOf } from './core.ts';
import { declarationsText } from './declarations.ts';
import { decideFromEventsLines, decideLines, standardDay } from './doors.ts';
import { kernel } from './generated/kernel.ts';
import { type Line, line, placesOf, textOfLines } from './lines.ts';
import { metaOf } from './meta.ts';
import { Module } from './module.ts';
import { fileName, globalName } from './naming.ts';
import { moduleObstacles } from './obstacles.ts';
import { rowCoresOf } from './row-core.ts';
import { decideRowLines } from './row-values.ts';
import { comment, quote } from './text.ts';

/** Decisions as a JavaScript module without dependencies, for one customer at a time. */
export const javascript: Target = {
  name: 'js',
  obstacles: moduleObstacles,
  compile: compiled,
};

function compiled(input: CompileInput): readonly CompiledFile[] {
  const module = new Module(input);
  const words = wordsOf(input.language).modules;
  const standard = standardDay(input);
  const core = coreOf(module);
  const rows = rowCoresOf(module, core);
  const values = decideLines(module, core, standard, words.decide);
  const { tables, lines: events } = decideFromEventsLines(module, core, rows, standard, words.decideFromEvents);
  const ofRows = decideRowLines(module, rows, standard, words.decideRow);
  const inside: readonly Line[] = [
    ...messages(module, words.errors),
    ...kernelLines(module),
    ...module.constants,
    line(''),
    ...module.functions,
    ...core.lines,
    ...values,
    ...events,
    ...ofRows,
    line(`const meta = ${metaOf(input, core, tables, rows)};`),
    line(''),
  ];
  const { all, extension } = wrapped(inside, input);
  const lines = [...heading(input), ...all];
  const name = fileName(input.program.name);
  const declarations = declarationsText(input, core, tables, rows);
  return [
    { path: `${name}${extension.code}`, text: textOfLines(lines), language: 'javascript', places: placesOf(lines) },
    { path: `${name}${extension.types}`, text: declarations, language: 'typescript', places: [] },
  ];
}

function heading({ program, fits, language }: CompileInput): readonly Line[] {
  const words = wordsOf(language).modules;
  const all = [`${compiledMark} --target js`, words.title(program.name), words.madeBy, ...(fits ? [words.locked] : [])];
  return all.map((each) => line(comment(each)));
}

/** The errors that functions of the kernel may throw. */
function messages(module: Module, errors: Readonly<Record<string, string>>): readonly Line[] {
  const text = partsOf(module)
    .map((name) => kernel.get(name)?.text ?? '')
    .join('\n');
  const used = Object.entries(errors).filter(([name]) => new RegExp(`words\\.${name}\\b`).test(text));
  return [
    line('const words = {'),
    ...used.map(([name, says]) => line(`  ${name}: ${quote(says)},`)),
    line('};'),
    line(''),
  ];
}

/** What is called, and what that calls. */
function partsOf({ kernel: called }: Module): readonly string[] {
  const needed = new Set<string>();
  const left = [...called];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    left.push(...(kernel.get(name)?.needs ?? []));
  }
  return [...kernel.keys()].filter((name) => needed.has(name));
}

function kernelLines(module: Module): readonly Line[] {
  return partsOf(module).flatMap((name) => [
    ...(kernel.get(name)?.text ?? '').split('\n').map((text) => line(text)),
    line(''),
  ]);
}

function wrapped(inside: readonly Line[], { program, options }: CompileInput) {
  const exported = `{ ${['decide', 'decideFromEvents', ...(program.others ? ['decideRow'] : []), 'meta'].join(', ')} }`;
  switch (options.module) {
    case 'cjs':
      return {
        all: [line('"use strict";'), line(''), ...inside, line(`module.exports = ${exported};`)],
        extension: { code: '.cjs', types: '.d.cts' },
      };
    case 'iife':
      return {
        all: [
          line(`var ${globalName(program.name)} = (function () {`),
          line('"use strict";'),
          ...inside,
          line(`return ${exported};`),
          line('})();'),
        ],
        extension: { code: '.global.js', types: '.global.d.ts' },
      };
    case 'esm':
      return { all: [line(''), ...inside, line(`export ${exported};`)], extension: { code: '.js', types: '.d.ts' } };
  }
}

import type * as Ir from '../../ir/index.ts';
import { overData } from '../../ir/other-data.ts';
import { type ResultName, statementResults } from '../result-names.ts';
import { obstaclesOfAll } from '../sql/export/target.ts';
import { type CompiledFile, type CompileInput, compiledMark, type Obstacle, type Target } from '../target.ts';
import { modelOf } from './model.ts';
import { keepsInMarks, plainNames, projectName } from './names.ts';
import { schemaYaml } from './schema.ts';
import { type SourceTable, sourcesYaml, sourceTables } from './sources.ts';
import { type Yaml, yaml } from './yaml.ts';

/** A package for dbt: decisions as models over sources, with tests and documentation. */
export const dbt: Target = {
  name: 'dbt',
  obstacles: (input) => [...obstaclesOfAll(input), ...unnamedTables(input)],
  compile(input) {
    const { program } = input;
    const tables = sourceTables(program, input.bindings);
    return [
      ...modelsOf(input, tables),
      yamlFile('models/sources.yml', sourcesYaml(tables), input),
      yamlFile('dbt_project.yml', projectYaml(projectName(program.name)), input),
    ];
  },
};

/** One for customers, and those about other data that is decided about. */
function modelsOf(input: CompileInput, tables: readonly SourceTable[]): readonly CompiledFile[] {
  const { program } = input;
  const [base = ''] = plainNames([program.name]);
  const results = statementResults(program).filter(({ result }) => result !== 'values');
  const names = plainNames(results.map(({ name }) => name));
  return results.flatMap(({ result }, index): readonly CompiledFile[] => {
    const name = `${base}_${names[index]}`;
    const model = modelOf(input, result, tables);
    return [
      { path: `models/${name}.sql`, text: model.text, language: 'sql', places: model.places },
      yamlFile(`models/${name}.yml`, schemaYaml(name, model, decidedIn(program, result)), input),
    ];
  });
}

/** The actions and policies of a result. */
function decidedIn(program: Ir.Program, result: ResultName): Ir.Program {
  const other = program.others?.find(({ data }) => typeof result === 'object' && data === result.data);
  return other ? overData(program, other) : program;
}

function unnamedTables({ program, bindings }: CompileInput): readonly Obstacle[] {
  return sourceTables(program, bindings).flatMap(({ source, database, schema, identifier }): Obstacle[] => {
    const bad = [database, schema, identifier].find((part) => part !== undefined && !keepsInMarks(part));
    return bad === undefined
      ? []
      : [{ code: 'PTN6076', data: { data: source.name, table: bad }, origin: source.origin }];
  });
}

function projectYaml(name: string): Yaml {
  return {
    name,
    version: '1.0.0',
    'config-version': 2,
    profile: name,
    'model-paths': ['models'],
    'require-dbt-version': '>=1.10.5',
    models: { [name]: { '+materialized': 'table' } },
  };
}

function yamlFile(path: string, value: Yaml, { options }: CompileInput): CompiledFile {
  const text = `# ${compiledMark} --target dbt:${options.dialect}\n${yaml(value)}`;
  return { path, text, language: 'yaml', places: [] };
}

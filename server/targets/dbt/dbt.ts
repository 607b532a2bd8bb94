import { sqlTarget } from '../sql/export/target.ts';
import { type CompiledFile, type CompileInput, compiledMark, type Obstacle, type Target } from '../target.ts';
import { decisionsModel } from './model.ts';
import { plainNames, projectName } from './names.ts';
import { schemaYaml } from './schema.ts';
import { sourcesYaml, sourceTables } from './sources.ts';
import { type Yaml, yaml } from './yaml.ts';

/** A package for dbt: the decisions as a model over sources, with tests and documentation. */
export const dbt: Target = {
  name: 'dbt',
  obstacles: (input) => [...sqlTarget.obstacles(input), ...unnamedTables(input)],
  compile(input) {
    const { program } = input;
    const tables = sourceTables(program, input.bindings);
    const [base = ''] = plainNames([program.name]);
    const name = `${base}_decisions`;
    const model = decisionsModel(input, tables);
    return [
      { path: `models/${name}.sql`, text: model.text, language: 'sql', places: model.places },
      yamlFile(`models/${name}.yml`, schemaYaml(name, model, program), input),
      yamlFile('models/sources.yml', sourcesYaml(tables), input),
      yamlFile('dbt_project.yml', projectYaml(projectName(program.name)), input),
    ];
  },
};

/** A name with a quotation mark in it would not stay a name: dbt puts marks around it and looks no further. */
function unnamedTables({ program, bindings }: CompileInput): readonly Obstacle[] {
  return sourceTables(program, bindings).flatMap(({ source, database, schema, identifier }): Obstacle[] => {
    const bad = [database, schema, identifier].find((part) => part !== undefined && /["`\\]/.test(part));
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

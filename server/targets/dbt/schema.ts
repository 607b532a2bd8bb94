import type * as Ir from '../../ir/index.ts';
import type { Model } from './model.ts';
import { keepsInMarks } from './names.ts';
import { templateText, type Yaml } from './yaml.ts';

/** What a model is, and what must hold of it: one row a customer, and no value that an action does not take. */
export function schemaYaml(name: string, { columns }: Model, program: Ir.Program): Yaml {
  const words = docOf(program);
  return {
    version: 2,
    models: [
      {
        name,
        ...(words !== '' && { description: templateText(words) }),
        columns: columns.map(({ name: own, column, type }) => columnYaml(own, plainColumn(column), type, program)),
      },
    ],
  };
}

/** The name as the statement quotes it, without its marks. */
function plainColumn(column: string): string {
  const sign = column.charAt(0);
  return sign === '"' || sign === '`' ? column.slice(1, -1).replaceAll(sign + sign, sign) : column;
}

function columnYaml(name: string, column: string, type: Ir.Type, program: Ir.Program): Yaml {
  const words = wordsOf(name, program);
  const tests = keepsInMarks(column) ? testsOf(name, type) : [];
  return {
    name: templateText(column),
    quote: true,
    ...(words !== undefined && { description: templateText(words) }),
    ...(tests.length > 0 && { data_tests: tests }),
  };
}

function testsOf(name: string, type: Ir.Type): readonly Yaml[] {
  if (name === 'key') return ['unique', 'not_null'];
  // The test itself puts values between plain quotation marks, and reads them as templates.
  const isPlain = type.kind === 'choice' && type.members.every((member) => /^[\p{L}\p{N}_ .+-]+$/u.test(member));
  return isPlain ? [{ accepted_values: { arguments: { values: [...type.members] } } }] : [];
}

/** What was said of the action, or of a policy that decides it. */
function wordsOf(column: string, { actions, policies }: Ir.Program): string | undefined {
  const action = actions.find(({ name }) => name === column);
  if (action) return action.doc ?? action.title;
  const decided = actions.find(({ name }) => column === `${name} rule`);
  const own = policies.filter(({ rules }) =>
    rules.some(({ decisions }) => decisions.some((each) => each.action === decided?.name)),
  );
  return own.length > 0 ? own.map(titleOf).join('; ') : undefined;
}

function docOf({ policies }: Ir.Program): string {
  return policies
    .map((policy) => [titleOf(policy), policy.doc].filter((part) => part !== undefined).join(': '))
    .join('\n');
}

function titleOf({ name, title }: Ir.Policy): string {
  return title === undefined ? name : `${name} “${title}”`;
}

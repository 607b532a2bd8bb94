import type * as Ir from '../../ir/index.ts';
import { exactOf, greatestWhole, isDouble, power } from '../sql/exact.ts';
import type { Field } from './fields.ts';
import { type Line, line } from './lines.ts';
import type { Module } from './module.ts';
import { wholeText } from './represent.ts';
import { quote } from './text.ts';

/** A field of an object, read as its type has it. `object` and `where` are variables or literals of the place. */
export function fieldCode(module: Module, object: string, where: string, name: string, type: Ir.Type): string {
  const kernel = kernelFor(type);
  module.kernel.add(kernel);
  const all = [`${object}[${quote(name)}]`, object, quote(name), where, ...furtherOf(module, type)];
  return `${kernel}(${all.join(', ')})`;
}

function kernelFor(type: Ir.Type): string {
  const exact = exactOf(type);
  if (exact) return exact.scale === 0 ? 'wholeField' : 'decimalField';
  if (isDouble(type)) return 'doubleField';
  switch (type.kind) {
    case 'yes-no':
      return 'truthField';
    case 'date':
      return 'dayField';
    case 'timestamp':
      return 'timeField';
    case 'choice':
    case 'cadence':
      return 'memberField';
    case 'list':
      return 'listField';
    default:
      return 'textField';
  }
}

function furtherOf(module: Module, type: Ir.Type): readonly string[] {
  const exact = exactOf(type);
  if (exact) {
    const most = power(exact.digits) - 1n;
    const limits = [wholeText(most), wholeText(most < greatestWhole ? most : greatestWhole)];
    return exact.scale === 0 ? limits : [String(exact.scale), String(10 ** exact.scale), ...limits];
  }
  if (type.kind === 'choice') return [module.texts(type.members)];
  return type.kind === 'cadence' ? [module.texts(module.cadences.texts)] : [];
}

/** Of `given`, a variable that is called what it is, as constants. */
export function fieldsLines(module: Module, fields: readonly Field[], object: string, given: string): readonly Line[] {
  return fields.map((field) => line(`const ${field.variable} = ${ofField(module, field, object, quote(given))};`));
}

/** A key is never missing. */
function ofField(module: Module, { name, type, isKey }: Field, object: string, where: string): string {
  return isKey ? keyCode(module, object, where, name) : fieldCode(module, object, where, name, type);
}

export function keyCode(module: Module, object: string, where: string, name: string): string {
  module.kernel.add('keyField');
  return `keyField(${object}[${quote(name)}], ${object}, ${quote(name)}, ${where})`;
}

export function todayCode(module: Module, standard: string): Line {
  module.kernel.add('dayInUse');
  return line(`const today = dayInUse(asOf, ${standard});`);
}

export function ownedFields(module: Module, given: string, fields: readonly Field[]): string {
  return ownedCode(
    module,
    given,
    fields.map(({ name }) => name),
  );
}

/** What is read of an object is its own: names that somebody put on the prototype of all objects are noticed. */
export function ownedCode(module: Module, given: string, names: readonly string[]): string {
  for (const name of ['isPlain', 'owned']) module.kernel.add(name);
  const polluted = pollutedCode(module, names);
  return `isPlain(${given}) && !${polluted} ? ${given} : owned(${given}, ${quote(given)}, ${module.texts(names)})`;
}

/** Whether some of these names are on the prototype of all objects. */
export function pollutedCode(module: Module, names: readonly string[]): string {
  const tests = names.map((name) => `p[${quote(name)}] !== undefined`);
  const known = module.once('o', names.map(quote).join(), (name) => [
    line(`function ${name}(p) {`),
    line(tests.length === 0 ? '  return false;' : '  return ('),
    ...tests.map((test, index) => line(`    ${test}${index < tests.length - 1 ? ' ||' : ''}`)),
    ...(tests.length === 0 ? [] : [line('  );')]),
    line('}'),
    line(''),
  ]);
  return `${known}(Object.prototype)`;
}

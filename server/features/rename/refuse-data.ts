import { lookupStep } from '../../analysis/expressions/paths.ts';
import type { Model } from '../../analysis/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import type { Language } from '../../text/language.ts';

/** Data that are known by their names: renamed, they would stand for something else. */
export function refuseData(from: string, to: string, model: Model, language: Language): string | undefined {
  const { navigation } = wordsOf(language);
  if (changesSubject(from, to, model)) return navigation.subject(from);
  const module = changesOrders(from, to, model);
  if (module !== undefined) return navigation.usedByLibrary(from, module);
  return refusePath(to, model, language);
}

/** `product.category` leads through a column to other data before anything else is looked for. */
export function refusePath(to: string, { schema }: Model, language: Language): string | undefined {
  const isPath = [...schema.data.values()].some((data) => lookupStep(schema, data, to));
  return isPath ? wordsOf(language).navigation.path(to) : undefined;
}

/** The data called `customers` is the subject; where there is none it is the only data that belongs to no other. */
function changesSubject(from: string, to: string, { schema }: Model): boolean {
  const { subject } = schema;
  if (!subject) return false;
  if (to === 'customers') return subject.name !== from;
  return from === 'customers' && rootsOf(schema).length !== 1;
}

function rootsOf({ data }: Model['schema']): readonly string[] {
  const all = [...data.values()];
  const lookups = new Set(all.flatMap(({ columns }) => [...columns.values()].map(({ lookup }) => lookup)));
  return all
    .filter(({ name, parent, attributesOf }) => !parent && !attributesOf && !lookups.has(name))
    .map(({ name }) => name);
}

/** In a library `orders` are the data of this name, else those whose amounts are added up. */
function changesOrders(from: string, to: string, model: Model): string | undefined {
  const isOther = model.schema.amountData?.name !== from;
  return isOther && (from === 'orders' || to === 'orders') ? model.modules()[0]?.path : undefined;
}

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ModelCheck } from '../checked.ts';
import type { Entry } from '../symbols.ts';

/** A name means one thing: over all declarations and the declared columns of the subject. */
export const duplicateNames: ModelCheck = ({ environment }) => {
  const { symbols, schema } = environment;
  const twice = symbols.duplicates.map(({ entry, first }) => duplicate(entry, first.at));
  const columns = [...(schema.subject?.columns ?? [])].flatMap(([name, column]) => {
    const entry = symbols.entries.get(name);
    return entry && entry.kind !== 'data' && entry.kind !== 'policy' && column.explicit && column.declared
      ? [duplicate(entry, column.declared)]
      : [];
  });
  return [...twice, ...columns];
};

function duplicate({ name, at }: Entry, first: Diagnostic['at']): Diagnostic {
  const related = [
    { at: first, words: { en: '“{name}” is first declared here', 'zh-CN': '“{name}”首先在此声明' }, data: { name } },
  ];
  return { code: 'PTN2002', at, data: { name }, related };
}

/** The money beside every count is one. */
export const valueOnce: ModelCheck = ({ own }) => {
  const values = own
    .filter(({ unit }) => unit.declaration.kind === 'value')
    .map(({ unit }) => ({ chunk: unit.chunk, span: unit.declaration.span }));
  const [first, ...more] = values;
  return more.map((at) => {
    const related = first ? [{ at: first, words: { en: 'the first one', 'zh-CN': '第一处' }, data: {} }] : [];
    return { code: 'PTN2002', at, data: { name: 'value' }, related };
  });
};

/** Two names that look the same on paper and are not: `é` in one and two characters are one name, `ﬁ` and `fi` are two. */
export const lookAlikes: ModelCheck = ({ environment }) => {
  const plain = new Map<string, Entry>();
  const { entries } = environment.symbols;
  return [...entries.values()].flatMap((entry) => {
    if (isAscii(entry.name)) return [];
    const form = entry.name.normalize('NFKC');
    const other = plain.get(form) ?? (form === entry.name ? undefined : entries.get(form));
    plain.set(form, plain.get(form) ?? entry);
    if (!other || other === entry) return [];
    const related = [{ at: other.at, words: { en: 'the other one', 'zh-CN': '另一个' }, data: {} }];
    return [{ code: 'PTN2008', at: entry.at, data: { name: entry.name, other: other.name }, related } as const];
  });
};

function isAscii(name: string): boolean {
  return /^[\u0000-\u007f]*$/.test(name);
}

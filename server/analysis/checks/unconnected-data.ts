import type { ModelCheck } from '../checked.ts';

/** Data that nothing leads to: no rule can ever use them. A link may stand where the declaration cannot be read. */
export const unconnectedData: ModelCheck = ({ environment }) => {
  const { schema } = environment;
  const { subject } = schema;
  if (!subject) return [];
  return [...schema.data.values()].flatMap(({ name, position, declared, parent, attributesOf }) =>
    position === 'apart' && declared && declared.chunk.issues.length === 0 && !parent && !attributesOf
      ? [{ code: 'PTN5012', at: declared, data: { data: name, subject: subject.name } } as const]
      : [],
  );
};

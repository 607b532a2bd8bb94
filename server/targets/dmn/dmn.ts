import type * as Ir from '../../ir/index.ts';
import { fileNames } from '../../text/file-names.ts';
import type { Obstacle, Target } from '../target.ts';
import { buildModel } from './build-model.ts';
import { writeDocument } from './document.ts';

/** What a program decides about one customer, as DMN 1.3: decision tables with FEEL, from metrics and columns to the decision on each action. */
export const dmn: Target = {
  name: 'dmn',
  obstacles(input) {
    const unsaid = buildModel(input).unsaid.map(
      ({ name, origin }): Obstacle => ({ code: 'PTN6077', data: { name }, origin }),
    );
    return [...beyondOneCustomer(input.program), ...unsaid];
  },
  compile(input) {
    const { text, places } = writeDocument(buildModel(input).elements, input.program);
    const [name = ''] = fileNames([input.program.name]);
    return [{ path: `${name}.dmn`, text, language: 'xml', places }];
  },
};

function beyondOneCustomer({ campaigns, limits = [], others = [] }: Ir.Program): readonly Obstacle[] {
  return [
    ...campaigns.map(({ name, origin }): Obstacle => ({ code: 'PTN6078', data: { name }, origin })),
    ...limits.map(({ text, origin }): Obstacle => ({ code: 'PTN6078', data: { name: text }, origin })),
    ...others.flatMap(({ data, policies }) =>
      policies.map(({ name, origin }): Obstacle => ({ code: 'PTN6079', data: { name, data }, origin })),
    ),
  ];
}

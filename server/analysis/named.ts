import { originalName } from '../ir/earlier.ts';
import type * as Ir from '../ir/index.ts';
import { nodesIn } from '../ir/references.ts';
import { keptForOriginal } from './originals.ts';
import { isPolicy, partsOfPolicy } from './references.ts';

/** What a part of a program names itself. */
export interface Named {
  readonly definitions: ReadonlySet<string>;
  readonly columns: ReadonlySet<string>;
  /** Data whose rows are looked at. */
  readonly data: ReadonlySet<string>;
  /** Places that use what was decided. */
  readonly decisions: readonly Ir.DecisionReference[];
}

/** Parts never change, so this is found once, wherever they stand: places are not to be taken from it; a policy shares what was found in its rules. */
export const namedIn: (part: object) => Named = keptForOriginal((part) =>
  isPolicy(part) ? together(partsOfPolicy(part).map(namedIn)) : collect(part),
);

function together(parts: readonly Named[]): Named {
  const [definitions, columns, data] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const decisions: Ir.DecisionReference[] = [];
  for (const part of parts) {
    for (const name of part.definitions) definitions.add(name);
    for (const name of part.columns) columns.add(name);
    for (const name of part.data) data.add(name);
    for (const decision of part.decisions) decisions.push(decision);
  }
  return { definitions, columns, data, decisions };
}

function collect(part: object): Named {
  const definitions = new Set<string>();
  const columns = new Set<string>();
  const data = new Set<string>();
  const decisions: Ir.DecisionReference[] = [];
  for (const node of nodesIn(part)) {
    if (isCell(node)) for (const name of node.parts) definitions.add(name);
    if (!isExpression(node)) continue;
    if (node.op === 'reference') definitions.add(originalName(node));
    if (node.op === 'column') columns.add(node.column);
    if (node.op === 'aggregate') data.add(node.data);
    if (node.op === 'decision') decisions.push(node);
  }
  return { definitions, columns, data, decisions };
}

function isExpression(node: object): node is Ir.Expression {
  return 'op' in node;
}

/** The score, not the type of its values. */
function isCell(node: object): node is Ir.Cell {
  return 'kind' in node && node.kind === 'cell' && 'hash' in node;
}

import type * as Ast from '../../../grammar/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { money } from '../../text/numbers.ts';
import type { CodeLens } from '../code-lens.ts';
import { currentFacts } from '../facts.ts';
import type { Snapshot } from '../snapshot.ts';

/** Above each guard what it withholds, or for whom it does not hold; only of the rules as they stand, where its number tells which one it is. */
export function guardLenses(snapshot: Snapshot): CodeLens[] {
  const current = currentFacts(snapshot);
  if (!current?.decisions) return [];
  return guardsIn(snapshot).flatMap(({ guard, start }) => {
    const place = { start: start + guard.span.start, end: start + guard.span.end };
    const index = numberOf(place.start, snapshot);
    return index < 0 ? [] : lensOf(index, place, snapshot);
  });
}

function guardsIn({ source }: Snapshot): { guard: Ast.GuardDeclaration; start: number }[] {
  return source.chunks.flatMap(({ chunk, start }) =>
    chunk.declarations.flatMap((declaration) =>
      declaration.kind === 'never' || declaration.kind === 'always' ? [{ guard: declaration, start }] : [],
    ),
  );
}

/** Its number among those of the program. */
function numberOf(at: number, { model, file }: Snapshot): number {
  const guards = model.program()?.guards ?? [];
  return guards.findIndex(({ origin }) => origin.file === file && origin.start + origin.span[0] === at);
}

function lensOf(guard: number, place: Pick<CodeLens, 'start' | 'end'>, snapshot: Snapshot): CodeLens[] {
  const found = currentFacts(snapshot)?.facts.preview.guards[guard];
  if (!found) return [];
  const { preview } = wordsOf(snapshot.language);
  const { customers } = found.affected;
  const said = found.kind === 'never' ? preview.withheld(customers) : preview.broken(customers);
  const title = said + worthOf(found.affected.money, customers, snapshot);
  if (customers === 0) return [{ ...place, title }];
  return [{ ...place, title, command: { kind: 'showCustomers', selection: { kind: 'guard', guard } } }];
}

function worthOf(amount: string | undefined, customers: number, snapshot: Snapshot): string {
  const current = currentFacts(snapshot);
  if (amount === undefined || customers === 0 || !current?.money) return '';
  return ` · ${money(amount, current.facts.preview.currency, snapshot.language)}`;
}

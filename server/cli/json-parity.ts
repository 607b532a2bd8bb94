import type { BackendParity } from '../databases/parity/parity.ts';
import { nextBetter } from '../features/explain/next-better.ts';
import { privacyOf } from '../features/explain/privacy.ts';
import { carriesPii } from '../ir/pii.ts';
import type { Program } from '../ir/program.ts';
import { mask } from '../text/mask.ts';
import { explanationToJson } from './json-session.ts';
import { isPersonalColumn } from './personal.ts';
import type { ComparedParity } from './render/parity.ts';

/** A comparison of backends, with what is personal masked unless it was asked for. */
export function parityToJson(
  { program, place, asOf, customers, milliseconds, backends }: ComparedParity,
  pii: boolean,
): object {
  return {
    ...(place !== undefined && { place }),
    asOf,
    customers,
    milliseconds: Math.round(milliseconds),
    backends: backends.map((each) => backendToJson(each, program, pii)),
  };
}

function backendToJson(
  { name, result, skipped, failure, comparison, trace }: BackendParity,
  program: Program,
  pii: boolean,
): object {
  const about = {
    backend: name.kind,
    ...(name.kind === 'database' && { place: name.place }),
    ...(result && { result: result.name }),
  };
  if (skipped !== undefined) return { ...about, skipped };
  if (!comparison) return { ...about, failure };
  const { first, milliseconds, ...numbers } = comparison;
  const hide = (value: string | null | undefined, isHidden: boolean) =>
    value && isHidden && !pii ? mask(value) : (value ?? null);
  const isPersonal = (column: string) => isPersonalColumn(program, result?.result, column);
  const carries = carriesPii(program);
  const { explanation, values = [] } = trace ?? {};
  return {
    ...about,
    ...numbers,
    milliseconds: Math.round(milliseconds),
    ...(first && {
      first: {
        key: hide(first.key, isPersonal('key')),
        ...(first.column !== undefined && { column: first.column }),
        engine: hide(first.engine, isPersonal(first.column ?? '')),
        other: hide(first.other, isPersonal(first.column ?? '')),
        ...(first.engine === undefined && { absent: 'engine' }),
        ...(first.other === undefined && { absent: 'other' }),
        values: values.map((each) => ({
          name: each.name,
          engine: hide(each.engine, carries(each.name)),
          other: hide(each.other, carries(each.name)),
        })),
        ...(explanation && {
          explanation: explanationToJson(
            explanation,
            nextBetter(program, explanation),
            privacyOf(program, explanation, pii),
          ),
        }),
      },
    }),
  };
}

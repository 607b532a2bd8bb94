import type { BackendName } from '../../databases/parity/backend.ts';
import type { BackendParity, Parity } from '../../databases/parity/parity.ts';
import { privacyOf } from '../../features/explain/privacy.ts';
import { carriesPii } from '../../ir/pii.ts';
import type { Program } from '../../ir/program.ts';
import { mask } from '../../text/mask.ts';
import { count } from '../../text/numbers.ts';
import { visible } from '../../text/visible.ts';
import { isPersonalColumn } from '../personal.ts';
import { renderExplanation } from './explain.ts';
import { readingWidth, type Screen } from './screen.ts';
import type { SourceTextOf } from './source-text.ts';
import { table } from './table.ts';
import { wrap } from './width.ts';

/** A comparison with what it takes to tell it. */
export interface ComparedParity extends Parity {
  readonly program: Program;
  readonly textOf: SourceTextOf;
  /** That the engine took to load and decide. */
  readonly milliseconds: number;
  /** The database whose rows they are. */
  readonly place?: string;
}

/** One table of all backends, and the first difference of each that differs. */
export function renderParity(compared: ComparedParity, pii: boolean, screen: Screen): string[] {
  const { words, colors } = screen;
  const { parity } = words.databases;
  const { asOf, customers, backends, place } = compared;
  const title = [
    parity.title(asOf.date, customers),
    ...(place === undefined ? [] : [words.databases.on(visible(place))]),
  ];
  const differing = backends.filter((each) => each.failure !== undefined || (each.comparison?.different ?? 0) > 0);
  return [
    ...wrap(title.join(' · '), readingWidth(screen)).map((line) => colors.bold(line)),
    '',
    ...table(rowsOf(compared, screen), { indent: 2, align: ['left', 'right', 'right', 'right'] }),
    ...skippedLines(backends, screen),
    '',
    differing.length === 0 ? colors.green(parity.agree) : colors.red(parity.differ(differing.length)),
    ...differing.flatMap((each) => ['', ...renderDifference(compared, each, pii, screen)]),
  ];
}

function rowsOf({ customers, milliseconds, backends }: ComparedParity, screen: Screen): string[][] {
  const { words, colors, language } = screen;
  const { parity } = words.databases;
  const { header } = parity;
  const seconds = (value: number) => parity.seconds((value / 1000).toFixed(2));
  const n = (value: number) => count(value, language);
  return [
    [header.backend, header.rows, header.equal, header.time].map((each) => colors.dim(each)),
    [parity.backends.engine, n(customers), '', seconds(milliseconds)],
    ...backends.flatMap(({ name, result, comparison, failure }) => {
      const backend = comparedWords({ name, ...(result !== undefined && { result }) }, screen);
      if (failure !== undefined) return [[backend, '', colors.red(n(0)), '']];
      if (!comparison) return [];
      const { rows, equal, different } = comparison;
      const same = different === 0 ? colors.green(parity.equal) : colors.red(n(equal));
      return [[backend, n(rows), same, seconds(comparison.milliseconds)]];
    }),
  ];
}

function skippedLines(backends: readonly BackendParity[], screen: Screen): string[] {
  const { words, colors } = screen;
  const lines = backends.flatMap(({ skipped, ...about }) =>
    skipped === undefined
      ? []
      : wrap(words.databases.parity.skipped(comparedWords(about, screen), visible(skipped)), readingWidth(screen)),
  );
  return lines.length === 0 ? [] : ['', ...lines.map((line) => colors.yellow(line))];
}

export function backendWords(name: BackendName, { words }: Pick<Screen, 'words'>): string {
  return name.kind === 'database' ? visible(name.place) : words.databases.parity.backends[name.kind];
}

/** A backend, and what of it was compared where that is not what customers get. */
function comparedWords({ name, result }: Pick<BackendParity, 'name' | 'result'>, screen: Screen): string {
  const backend = backendWords(name, screen);
  return result === undefined ? backend : `${backend} · ${visible(result.name)}`;
}

function renderDifference(
  { program, asOf, textOf }: ComparedParity,
  { trace, comparison, failure, ...compared }: BackendParity,
  pii: boolean,
  screen: Screen,
): string[] {
  const { words, colors } = screen;
  const { parity } = words.databases;
  const backend = comparedWords(compared, screen);
  const first = comparison?.first;
  if (!first) return [colors.bold(backend), `  ${visible(failure ?? '')}`];
  const hidden = !pii && isPersonalColumn(program, compared.result?.result, first.column ?? '');
  const value = (text: string | null | undefined) =>
    text === undefined ? parity.absent : text === null ? parity.nothing : visible(hidden ? mask(text) : text);
  const key = visible(!pii && isPersonalColumn(program, compared.result?.result, 'key') ? mask(first.key) : first.key);
  const { explanation } = trace ?? {};
  const input = explanation && { program, asOf, explanation, textOf, privacy: privacyOf(program, explanation, pii) };
  const says =
    first.column === undefined
      ? []
      : [parity.said(parity.backends.engine, value(first.engine)), parity.said(backend, value(first.other))];
  const absent =
    first.column === undefined
      ? [parity.said(first.engine === undefined ? parity.backends.engine : backend, parity.absent)]
      : [];
  return [
    colors.bold(parity.first(backend, key, visible(first.column ?? '')).replace(/[,，]\s*$/, '')),
    ...[...says, ...absent].map((line) => `  ${line}`),
    ...valueLines(program, trace?.values ?? [], backend, pii, screen),
    ...(input
      ? ['', colors.dim(parity.trace), ...renderExplanation(input, screen).map((line) => `  ${line}`.trimEnd())]
      : []),
  ];
}

/** The definitions that both have otherwise. */
function valueLines(
  program: Program,
  values: NonNullable<BackendParity['trace']>['values'],
  backend: string,
  pii: boolean,
  { words, colors }: Screen,
): string[] {
  if (values.length === 0) return [];
  const { parity } = words.databases;
  const carries = carriesPii(program);
  const text = (name: string, value: string | null) =>
    value === null ? parity.nothing : visible(!pii && carries(name) ? mask(value) : value);
  const rows = values.map(({ name, engine, other }) => [visible(name), text(name, engine), text(name, other)]);
  const head = ['', parity.backends.engine, backend].map((each) => colors.dim(each));
  return ['', ...table([head, ...rows], { indent: 2 })];
}

import type { Fits } from '../../evaluate/engine.ts';
import type { Program } from '../../ir/program.ts';
import { visible } from '../../text/visible.ts';
import { pairRows, pairsOf } from '../../words/pairs.ts';
import type { Screen } from './screen.ts';
import { table } from './table.ts';

/** As many as are read. */
const mostShown = 10;

/** The pairs that each affinity found, the ones with the highest lift first. */
export function renderAffinities({ definitions }: Program, fits: Fits | undefined, screen: Screen): string[] {
  return definitions.flatMap(({ kind, name, title, earlier }) => {
    const fit = kind === 'affinity' && !earlier ? fits?.get(name) : undefined;
    return fit ? renderAffinity(title === undefined ? name : `${name} ${title}`, fit, screen) : [];
  });
}

function renderAffinity(name: string, fit: NonNullable<ReturnType<Fits['get']>>, screen: Screen): string[] {
  const { words, colors, language } = screen;
  const said = words.populations.affinity;
  const pairs = pairsOf(fit);
  const { head, rows } = pairRows(pairs.slice(0, mostShown), fit.fitted, language);
  const [without = 0] = fit.counts;
  const more = pairs.length - mostShown;
  return [
    colors.bold([visible(name), said.baskets(fit.fitted), said.pairs(pairs.length)].join(' · ')),
    ...(pairs.length === 0
      ? [`  ${said.none}`]
      : table([head, ...rows], { indent: 2, align: ['left', 'right', 'right', 'right'] })),
    ...(more > 0 ? [`  ${said.more(more)}`] : []),
    ...(without > 0 ? [colors.yellow(`  ${said.without(without)}`)] : []),
  ];
}

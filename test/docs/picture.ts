import { run } from './consoles.ts';
import { picture } from './pages.ts';
import { terminalSvg } from './terminal-svg.ts';

/** The picture of the README, from what the command line prints now in a folder with the samples. */
export function picturedIn(folder: string): string {
  const lines = run(`FORCE_COLOR=1 ${picture.command}`, folder).split('\n');
  return terminalSvg([`$ ${picture.command}`, '', ...lines.slice(0, picture.lines), '…'].join('\n'));
}

import type { Progress } from '../evaluate/engine.ts';
import { visible } from '../text/visible.ts';
import type { Context } from './context.ts';
import { truncate } from './render/width.ts';

/** Work that is done sooner says nothing. */
const patience = 2000;

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

export interface ProgressLine {
  readonly report: (progress: Progress) => void;
  /** Takes the line away. */
  readonly done: () => void;
}

/** One line on a terminal that tells what is being done and how long it will take; nothing anywhere else. */
export function progressLine({ err, words }: Pick<Context, 'err' | 'words'>): ProgressLine {
  if (!err.isTerminal) return { report: () => undefined, done: () => undefined };
  const start = Date.now();
  let latest: Estimate | undefined;
  let turn = 0;
  const draw = () => {
    if (Date.now() - start < patience || !latest) return;
    turn += 1;
    const text = `${frames[turn % frames.length]} ${progressText(latest.progress, secondsLeft(latest), words)}`;
    err.overlay(truncate(text, err.screen.width - 1));
  };
  const timer = setInterval(draw, 100);
  timer.unref();
  return {
    report: (progress) => {
      latest = { progress, at: Date.now(), elapsed: Date.now() - start };
    },
    done: () => {
      clearInterval(timer);
      err.overlay(undefined);
    },
  };
}

interface Estimate {
  readonly progress: Progress;
  /** When it was reported, and how long the work had taken by then, in milliseconds. */
  readonly at: number;
  readonly elapsed: number;
}

/** Counts down from what was expected when progress was last reported; undefined when nothing is known, or when that time is over. */
function secondsLeft({ progress: { share }, at, elapsed }: Estimate): number | undefined {
  if (share === undefined || share <= 0) return undefined;
  const left = (elapsed * (1 - share)) / share - (Date.now() - at);
  return left > 0 ? Math.ceil(left / 1000) : undefined;
}

export function progressText(
  { phase, source, share }: Progress,
  left: number | undefined,
  words: Context['words'],
): string {
  const what = [words.progress.phases[phase], ...(source === undefined ? [] : [visible(source)])].join(' ');
  const done = share === undefined || share <= 0 ? '' : ` ${Math.floor(share * 100)}%`;
  const time = left === undefined ? '' : ` · ${timeText(left, words)}`;
  return `${what} …${done}${time}`;
}

function timeText(seconds: number, { progress }: Context['words']): string {
  return seconds > 90 ? progress.minutesLeft(Math.ceil(seconds / 60)) : progress.secondsLeft(seconds);
}

/** Progress of a part of the work, as progress of all of it. */
export function within(report: (progress: Progress) => void, from: number, to: number): (progress: Progress) => void {
  return ({ share, ...progress }) =>
    report({ ...progress, ...(share !== undefined && { share: from + share * (to - from) }) });
}

import type { Progress } from '../evaluate/engine.ts';
import { count } from '../text/numbers.ts';
import type { Context } from './context.ts';
import { visible } from './render/visible.ts';
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
  let latest: Progress | undefined;
  let turn = 0;
  const draw = () => {
    if (Date.now() - start < patience || !latest) return;
    turn += 1;
    const text = `${frames[turn % frames.length]} ${describe(latest, Date.now() - start, words)}`;
    err.overlay(truncate(text, err.screen.width - 1));
  };
  const timer = setInterval(draw, 100);
  timer.unref();
  return {
    report: (progress) => {
      latest = progress;
    },
    done: () => {
      clearInterval(timer);
      err.overlay(undefined);
    },
  };
}

export function describe(progress: Progress, elapsed: number, words: Context['words']): string {
  const { phase, source, share } = progress;
  const what = [words.progress.phases[phase], ...(source === undefined ? [] : [visible(source)])].join(' ');
  if (share === undefined || share <= 0) return `${what} …`;
  const left = Math.ceil((elapsed * (1 - share)) / share / 1000);
  const time = left > 90 ? words.progress.minutesLeft(Math.ceil(left / 60)) : words.progress.secondsLeft(left);
  return `${what} … ${count(Math.floor(share * 100), 'en')}% · ${time}`;
}

import { visible } from '../../../server/text/visible.ts';
import type { Deed } from '../messages.ts';
import type { PanelState } from '../state.ts';
import type { Words } from './words.ts';

/** Why there are no numbers, or why they are not those of now. */
export interface NoticeView {
  readonly tone: 'quiet' | 'info' | 'warning' | 'error';
  readonly title: string;
  readonly help?: string;
  /** Comes only after a while: half of all keystrokes leave an error behind that the next one mends. */
  readonly isLate?: boolean;
  readonly progress?: { readonly share?: number };
  readonly button?: { readonly what: Deed; readonly label: string };
}

export function noticeOf(state: PanelState, words: Words): NoticeView | undefined {
  const said = words.state;
  if (!state.file) return { tone: 'quiet', title: said.noFile };
  if (!state.isServerRunning) return { tone: 'error', title: said.stopped };
  return dataNotice(state, words);
}

function dataNotice({ data, params }: PanelState, words: Words): NoticeView | undefined {
  const said = words.state;
  switch (data?.kind) {
    case undefined:
      return params ? undefined : { tone: 'quiet', title: said.waiting };
    case 'ready':
      return params ? undefined : { tone: 'quiet', title: said.waiting, progress: {} };
    case 'loading':
      return loadingNotice(data, words);
    case 'untrusted':
      return {
        tone: 'info',
        title: said.untrusted,
        help: said.untrustedHelp,
        button: { what: 'trust', label: said.trust },
      };
    case 'failed':
      return {
        tone: 'error',
        title: params ? said.failedKept : said.failed,
        help: visible(data.message),
        button: { what: 'reload', label: said.readAgain },
      };
    case 'cancelled':
      return { tone: 'info', title: said.cancelled, button: { what: 'reload', label: said.readAgain } };
    case 'none':
      return noDataNotice(data.why, params !== undefined, words);
  }
}

type DataOf<Kind> = Extract<NonNullable<PanelState['data']>, { kind: Kind }>;

function loadingNotice({ progress }: DataOf<'loading'>, { state: said }: Words): NoticeView {
  const phase = progress ? said.phases[progress.phase] : said.loading;
  return {
    tone: 'quiet',
    title: progress?.source === undefined ? phase : said.source(phase, visible(progress.source)),
    progress: progress?.share === undefined ? {} : { share: progress.share },
    button: { what: 'cancel', label: said.cancel },
  };
}

function noDataNotice(why: DataOf<'none'>['why'], hasNumbers: boolean, { state: said }: Words): NoticeView {
  switch (why) {
    case 'errors':
      return {
        tone: 'warning',
        title: hasNumbers ? said.errorsKept : said.errors,
        ...(hasNumbers ? { isLate: true } : { help: said.errorsHelp }),
        button: { what: 'problems', label: said.showProblems },
      };
    case 'switched-off':
      return {
        tone: 'info',
        title: said.switchedOff,
        help: said.switchedOffHelp,
        button: { what: 'settings', label: said.openSettings },
      };
    case 'no-data':
      return { tone: 'info', title: said.noData, help: said.noDataHelp };
  }
}

import type { DataState } from '../../../server/lsp/protocol.ts';
import type { ServerState } from '../../infrastructure/server.ts';
import type { ClientWords } from '../../infrastructure/words.ts';

export type Action = 'reload' | 'cancel' | 'manageTrust' | 'restart' | 'openSetting';

export interface Status {
  readonly text: string;
  readonly detail: string;
  readonly severity: 'information' | 'warning' | 'error';
  readonly busy: boolean;
  /** What a click does. */
  readonly action?: Action;
}

/** What the status of a file says. `state` is absent as long as the server has told nothing of the file. */
export function statusOf(server: ServerState, state: DataState | undefined, { status: words }: ClientWords): Status {
  if (server === 'failed' || server === 'stopped') {
    return { ...quiet, text: words.noServer, detail: words.noServerDetail, severity: 'error', action: 'restart' };
  }
  if (server === 'starting' || state === undefined) return { ...quiet, text: words.starting, busy: true };
  return ofData(state, words);
}

const quiet = { text: '', detail: '', severity: 'information', busy: false } as const;

function ofData(state: DataState, words: ClientWords['status']): Status {
  switch (state.kind) {
    case 'none':
      return ofNothing(state.why, words);
    case 'untrusted':
      return {
        ...quiet,
        text: words.untrusted,
        detail: words.untrustedDetail,
        severity: 'warning',
        action: 'manageTrust',
      };
    case 'loading':
      return { ...quiet, text: words.loading(state.progress), detail: '', busy: true, action: 'cancel' };
    case 'ready':
      return { ...quiet, ...ofReady(state, words), action: 'reload' };
    case 'failed':
      return { ...quiet, text: words.failed, detail: state.message, severity: 'error', action: 'reload' };
    case 'cancelled':
      return { ...quiet, text: words.cancelled, detail: words.cancelledDetail, action: 'reload' };
  }
}

function ofNothing(why: Extract<DataState, { kind: 'none' }>['why'], words: ClientWords['status']): Status {
  if (why === 'switched-off') return { ...quiet, text: words.off, detail: words.offDetail, action: 'openSetting' };
  if (why === 'errors') return { ...quiet, text: words.errors, detail: words.errorsDetail };
  return { ...quiet, text: words.noData, detail: words.noDataDetail };
}

function ofReady(
  { customers, asOf, asOfFrom, sources }: Extract<DataState, { kind: 'ready' }>,
  words: ClientWords['status'],
): Pick<Status, 'text' | 'detail' | 'severity'> {
  const rejected = sources.some((source) => source.rejected > 0);
  return {
    text: words.ready(customers, asOf),
    detail: [words.asOfFrom[asOfFrom], ...sources.map(words.source)].join(' · '),
    severity: rejected ? 'warning' : 'information',
  };
}

import { describe, expect, it } from 'vitest';
import { statusOf } from '../../client/features/status/status.ts';
import type { ServerState } from '../../client/infrastructure/server.ts';
import type { DataState } from '../../server/lsp/protocol.ts';
import { wordsOf } from '../../server/text/catalogue.ts';

const ready: DataState = {
  kind: 'ready',
  asOf: '2026-10-31',
  asOfFrom: 'data',
  customers: 3200,
  sources: [
    { source: 'customers', rows: 3200, rejected: 0 },
    { source: 'orders', rows: 30543, rejected: 12 },
  ],
};

const loading: DataState = { kind: 'loading', progress: { phase: 'loading', share: 0.429, source: 'orders' } };

/** Server, data; text, detail, severity, what a click does. */
const table: readonly [ServerState, DataState | undefined, string, string, string, string | undefined][] = [
  [
    'failed',
    ready,
    'Patron is not running',
    'The language server has stopped. Its output says why.',
    'error',
    'restart',
  ],
  ['starting', ready, 'Patron is starting', '', 'information', undefined],
  ['running', undefined, 'Patron is starting', '', 'information', undefined],
  ['running', loading, 'Reading data · orders · 42%', '', 'information', 'cancel'],
  ['running', { kind: 'loading' }, 'Reading data', '', 'information', 'cancel'],
  [
    'running',
    ready,
    '3,200 customers · 2026-10-31',
    'day of the latest row of the data · customers: 3,200 rows · orders: 30,543 rows, 12 left out',
    'warning',
    'reload',
  ],
  ['running', { kind: 'failed', message: 'No file.' }, 'The data cannot be used', 'No file.', 'error', 'reload'],
  [
    'running',
    { kind: 'cancelled' },
    'Reading was cancelled',
    'Counts are shown once the data is read.',
    'information',
    'reload',
  ],
  ['running', { kind: 'untrusted' }, 'Data is not read', 'The folder is not trusted', 'warning', 'manageTrust'],
  [
    'running',
    { kind: 'none', why: 'switched-off' },
    'Live counts are off',
    'The setting patron.livePreview switches them on.',
    'information',
    'openSetting',
  ],
  [
    'running',
    { kind: 'none', why: 'errors' },
    'The rules have errors',
    'Counts are shown once they are mended.',
    'information',
    undefined,
  ],
];

describe('the status', () => {
  it.each(table)('of a server that is %s with %j', (server, data, text, detail, severity, action) => {
    const status = statusOf(server, data, wordsOf('en').client);
    expect([status.text, status.detail, status.severity, status.action]).toEqual([text, detail, severity, action]);
  });

  it('is busy as long as something comes', () => {
    const busy = (server: ServerState, data?: DataState) => statusOf(server, data, wordsOf('en').client).busy;
    expect([busy('starting'), busy('running', loading), busy('running', ready)]).toEqual([true, true, false]);
  });

  it('speaks Chinese', () => {
    expect(statusOf('running', ready, wordsOf('zh-CN').client).text).toBe('3,200 位客户 · 2026-10-31');
  });
});

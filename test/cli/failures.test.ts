import { afterEach, describe, expect, it } from 'vitest';
import type { Output } from '../../server/cli/output.ts';
import { screenOf } from '../../server/cli/render/screen.ts';
import { reportFailure } from '../../server/cli/report-failure.ts';
import { writeFailure } from '../../server/cli/write-results.ts';
import { DataError } from '../../server/evaluate/data-error.ts';
import type { Language } from '../../server/text/language.ts';

/** What is printed to both streams, and the exit code. */
function report(error: unknown, options: { json?: boolean; language?: Language } = {}) {
  const language = options.language ?? 'en';
  const printed = { out: '', err: '' };
  const output = (stream: 'out' | 'err'): Output => ({
    screen: screenOf(language),
    isTerminal: false,
    write: (text) => {
      printed[stream] += text;
    },
    print: (...lines) => {
      printed[stream] += lines.map((line) => `${line}\n`).join('');
    },
    overlay: () => undefined,
  });
  const globals = { language, json: options.json ?? false, noColor: false };
  const code = reportFailure(error, 'run', globals, { out: output('out'), err: output('err') });
  return { code, ...printed };
}

const aborted = Object.assign(new Error('stopped'), { name: 'AbortError' });
const engine = Object.assign(new Error('Catalog'), { name: 'EngineError' });
const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

describe('what was thrown', () => {
  it.each([
    [
      new DataError('PTN5106', { rows: 3, read: 9, data: 'orders', parent: 'customers', by: 'id', repeated: 2 }),
      4,
      /3 of 9 rows of “orders” belong to nobody/,
    ],
    [new DataError('PTN5101', { data: 'orders' }, 'unreadable'), 3, /file of “orders”/],
    [aborted, 130, /Interrupted\. Nothing was written\./],
    [engine, 4, /The data engine failed: Catalog/],
    [writeFailure(full, 'out/a.csv'), 4, /The disk is full: out\/a\.csv/],
    [new TypeError('x is not a function'), 70, /a mistake of its own\. Sorry\.[\s\S]*PATRON_DEBUG=1/],
    ['a text', 70, /Sorry/],
  ])('%s', (error, code, says) => {
    const result = report(error);
    expect(result.err).toMatch(says);
    expect(result.err).not.toContain('x is not a function');
    expect(result).toMatchObject({ code, out: '' });
  });

  it('is said in Chinese', () => {
    expect(report(new TypeError('x'), { language: 'zh-CN' }).err).toMatch(/抱歉[\s\S]*PATRON_DEBUG=1/);
    expect(report(aborted, { language: 'zh-CN' }).err).toContain('已中断，没有写出任何内容。');
  });

  it('is one JSON document', () => {
    const { out, err, code } = report(
      new DataError('PTN5106', { rows: 3, read: 9, data: 'orders', parent: 'customers', by: 'id', repeated: 2 }),
      { json: true },
    );
    expect(err).toBe('');
    expect(code).toBe(4);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      command: 'run',
      code: 'PTN5106',
      error: { kind: 'data', exitCode: 4 },
    });
  });
});

describe('a mistake of our own', () => {
  afterEach(() => {
    delete process.env['PATRON_DEBUG'];
  });

  it('shows where it happened when it is asked to', () => {
    process.env['PATRON_DEBUG'] = '1';
    expect(report(new TypeError('x is not a function')).err).toMatch(/TypeError: x is not a function\n\s+at /);
  });
});

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Position } from 'vscode-languageserver-protocol';
import { shopData } from '../support/world.ts';
import type { Comparison } from './bench.ts';
import { keystrokes } from './keystrokes.ts';
import { longFile } from './long-file.ts';
import { ServerProcess } from './lsp-process.ts';

const server = fileURLToPath(new URL('../../dist/server.mjs', import.meta.url));
const echo = fileURLToPath(new URL('./echo-server.mjs', import.meta.url));
const edits = 1000;

/** The built language server over stdio, beside a server that does nothing, and beside the limits that were set. */
export async function bench(): Promise<readonly Comparison[]> {
  if (!existsSync(server)) throw new Error('The server is not built: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'patron-bench-'));
  for (const [name, text] of Object.entries(shopData)) writeFileSync(join(folder, name), text);
  try {
    return [
      ...(await start(folder)),
      ...(await typing(folder, 1_000, 5)),
      ...(await typing(folder, 10_000, 25)),
      ...(await answers(folder)),
      ...(await memory(folder)),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** From nothing to the findings of a file of 1,000 rules. */
async function start(folder: string): Promise<Comparison[]> {
  const text = rules(1_000);
  const [ours, theirs] = [await firstFindings(server, folder, text), await firstFindings(echo, folder, text)];
  return beside('start → first findings, 1,000 rules', ours, theirs, 1000);
}

async function firstFindings(file: string, folder: string, text: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 5; run++) {
    const began = performance.now();
    const process = await ServerProcess.start(file, folder);
    await process.open(text);
    times.push(performance.now() - began);
    await process.stop();
  }
  return percentile(times, 50);
}

async function typing(folder: string, lines: number, limit: number): Promise<Comparison[]> {
  const text = longFile(lines);
  const [ours, theirs] = [await keystrokeTimes(server, folder, text), await keystrokeTimes(echo, folder, text)];
  return [50, 95].flatMap((share) =>
    beside(
      `keystroke → findings, ${lines.toLocaleString('en')} lines, p${share}`,
      percentile(ours, share),
      percentile(theirs, share),
      share === 95 ? limit : undefined,
    ),
  );
}

async function keystrokeTimes(file: string, folder: string, text: string): Promise<number[]> {
  const process = await ServerProcess.start(file, folder);
  await process.open(text);
  for (const keystroke of keystrokes(text, 500, 1)) await process.edit(keystroke);
  await process.edit({ text });
  const times: number[] = [];
  for (const keystroke of keystrokes(text, edits, 2)) times.push(await timed(() => process.edit(keystroke)));
  await process.stop();
  return times;
}

/** Questions at places all over the text. */
async function answers(folder: string): Promise<Comparison[]> {
  const text = longFile(10_000);
  const process = await ServerProcess.start(server, folder);
  await process.open(text);
  const asked = (['completion', 'hover'] as const).filter((feature) => process.capabilities[`${feature}Provider`]);
  const rows: Comparison[] = [];
  for (const feature of asked) {
    const times: number[] = [];
    for (const position of places(text, 200)) {
      times.push(
        await timed(() => process.request(`textDocument/${feature}`, { textDocument: { uri: process.uri }, position })),
      );
    }
    rows.push(...beside(`${feature}, 10,000 lines, p95`, percentile(times.slice(20), 95), undefined, 20));
  }
  await process.stop();
  return rows;
}

function places(text: string, count: number): Position[] {
  return keystrokes(text, count * 20, 3)
    .filter((_, index) => index % 20 === 0)
    .map(({ range }) => range.start);
}

/** Megabytes, with 10,000 rules open, and what 10,000 keystrokes add. */
async function memory(folder: string): Promise<Comparison[]> {
  const large = await ServerProcess.start(server, folder);
  await large.open(rules(10_000));
  const open = large.resident();
  await large.stop();
  const text = longFile(1_000);
  const small = await ServerProcess.start(server, folder);
  await small.open(text);
  for (const keystroke of keystrokes(text, 1_000, 4)) await small.edit(keystroke);
  await small.edit({ text });
  const before = await small.held();
  for (const keystroke of keystrokes(text, 10_000, 5)) await small.edit(keystroke);
  await small.edit({ text });
  const growth = Math.max(1, (await small.held()) - before);
  await small.stop();
  return [
    { what: 'memory, 10,000 rules open', ours: open, against: 'limit', theirs: 300, unit: 'MB' },
    { what: 'memory, growth over 10,000 keystrokes', ours: growth, against: 'limit', theirs: 50, unit: 'MB' },
  ];
}

/** Ten in every policy. */
function rules(count: number): string {
  const text = longFile(count * 1.8 + 100);
  const policies = text.split(/^(?=## Block)/m);
  return policies.slice(0, count / 10 + 1).join('');
}

function beside(what: string, ours: number, echoed: number | undefined, limit: number | undefined): Comparison[] {
  return [
    ...(echoed === undefined ? [] : [{ what, ours, against: 'server that does nothing', theirs: echoed }]),
    ...(limit === undefined ? [] : [{ what, ours, against: 'limit', theirs: limit }]),
  ];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? Number.NaN;
}

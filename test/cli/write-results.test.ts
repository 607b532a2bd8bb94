import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../server/cli/failure.ts';
import { type ResultsOptions, writeResults } from '../../server/cli/write-results.ts';
import { wordsOf } from '../../server/text/catalogue.ts';
import type { Files } from '../../server/workspace/files.ts';
import { nodeFiles } from '../../server/workspace/files-node.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { fakeRelation, fakeSession } from './support/fake-session.ts';
import { policyWith, programWith } from './support/program.ts';

const program = programWith({ policies: [policyWith('visits'), policyWith('a/b'), policyWith('rejects')] });

const session = fakeSession({
  decisions: fakeRelation(['C1', 'C2'], { pii: true }),
  matches: fakeRelation(['C1']),
  values: fakeRelation(['C1']),
  'policy visits': fakeRelation(['C1']),
  'policy a/b': fakeRelation(['C2']),
  'policy rejects': fakeRelation(['C2']),
});

function options(folder: string, more: Partial<ResultsOptions> = {}): ResultsOptions {
  return { folder, shown: 'out', format: 'csv', values: false, pii: false, inputs: [], ...more };
}

/** What a failure says in English, and what it tells the shell. */
async function failureOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Failure)) throw error ?? new Error('nothing failed');
  return `${error.exit}: ${error.say(wordsOf('en'), 'en')}`;
}

describe('results', () => {
  it('are a file each, under names that every system takes', async () => {
    const folder = join(temporaryFolder(), 'new', 'out');
    const results = await writeResults(session, program, nodeFiles, options(folder));
    expect(readdirSync(folder).sort()).toEqual([
      'a%2Fb.csv',
      'decisions.csv',
      'matches.csv',
      'rejects~2.csv',
      'visits.csv',
    ]);
    expect(results.files.map(({ name, rows }) => [name, rows])).toEqual([
      ['decisions.csv', 2],
      ['matches.csv', 1],
      ['visits.csv', 1],
      ['a%2Fb.csv', 1],
      ['rejects~2.csv', 1],
    ]);
    expect(results.leftOut).toEqual(['key']);
  });

  it('are as many as were asked for, in the format asked for', async () => {
    const folder = temporaryFolder();
    const { leftOut } = await writeResults(
      session,
      program,
      nodeFiles,
      options(folder, { values: true, format: 'json', pii: true }),
    );
    expect(readdirSync(folder)).toContain('values.json');
    expect(readFileSync(join(folder, 'decisions.json'), 'utf8')).toBe('json\nC1\nC2');
    expect(leftOut).toEqual([]);
  });

  it('replace those of a run before and leave what is not theirs', async () => {
    const folder = temporaryFolder({ 'decisions.csv': 'old', 'orphans.csv': 'of a run before', 'notes.txt': 'mine' });
    const { stale } = await writeResults(session, program, nodeFiles, options(folder));
    expect(readFileSync(join(folder, 'decisions.csv'), 'utf8')).toBe('csv\nC1\nC2');
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
    expect(stale).toEqual(['orphans.csv']);
  });
});

describe('nothing is written or left', () => {
  it('when the disk is full in the middle of a file', async () => {
    const folder = temporaryFolder({ 'decisions.csv': 'old' });
    const broken = fakeSession({
      decisions: fakeRelation(['C1']),
      matches: fakeRelation(['C1', 'C2'], { fails: true }),
    });
    expect(await failureOf(writeResults(broken, program, nodeFiles, options(folder)))).toBe(
      '4: The disk is full: out/matches.csv could not be written. Everything is as it was.',
    );
    expect(readdirSync(folder)).toEqual(['decisions.csv']);
    expect(readFileSync(join(folder, 'decisions.csv'), 'utf8')).toBe('old');
  });

  it('when the disk is full at the end, in a folder that was made for it', async () => {
    const parent = temporaryFolder();
    const full: Files = {
      ...nodeFiles,
      sync: () =>
        Promise.reject(Object.assign(new Error('ENOSPC: no space left on device, fsync'), { code: 'ENOSPC' })),
    };
    expect(await failureOf(writeResults(session, program, full, options(join(parent, 'a', 'b'))))).toMatch(
      /^4: The disk is full/,
    );
    expect(readdirSync(parent)).toEqual([]);
  });

  it('when a file may not be replaced', async () => {
    const folder = temporaryFolder({ 'visits.csv': 'old' });
    const locked: Files = {
      ...nodeFiles,
      rename: (from, to) =>
        to.endsWith('visits.csv')
          ? Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' }))
          : nodeFiles.rename(from, to),
    };
    expect(await failureOf(writeResults(session, program, locked, options(folder)))).toMatch(
      /^4: .*may not be written/,
    );
    expect(readdirSync(folder)).toEqual(['visits.csv']);
  });

  it('when the work is interrupted', async () => {
    const folder = temporaryFolder();
    const controller = new AbortController();
    const onFile = () => controller.abort(new DOMException('stop', 'AbortError'));
    await expect(
      writeResults(session, program, nodeFiles, options(folder, { signal: controller.signal, onFile })),
    ).rejects.toThrow('stop');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('refused before anything is written', () => {
  it('is a file where the folder should be', async () => {
    const folder = temporaryFolder({ out: 'a file' });
    expect(await failureOf(writeResults(session, program, nodeFiles, options(join(folder, 'out'))))).toBe(
      '2: out is a file; --out needs a folder.',
    );
    expect(await failureOf(writeResults(session, program, nodeFiles, options(join(folder, 'out', 'deeper'))))).toMatch(
      /^2:/,
    );
  });

  it('is a result in the place of a file that was read, by whatever name', async () => {
    const folder = temporaryFolder({ 'decisions.csv': 'the input' });
    const inputs = [join(folder, 'decisions.csv')];
    expect(await failureOf(writeResults(session, program, nodeFiles, options(folder, { inputs })))).toBe(
      '2: out/decisions.csv would replace a file that is read.',
    );
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'sub', 'x.csv'), '');
    await nodeFiles.link(join(folder, 'decisions.csv'), join(folder, 'sub', 'matches.csv'));
    expect(
      await failureOf(writeResults(session, program, nodeFiles, options(join(folder, 'sub'), { inputs }))),
    ).toMatch(/^2:/);
    expect(readFileSync(join(folder, 'decisions.csv'), 'utf8')).toBe('the input');
  });
});

import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { patron } from './support/patron.ts';

const files = {
  'a.patron': 'if RFM>=444 then tier star,visit weekly # 重点\n',
  'b.patron': 'if RFM >= 444 then tier star\n',
  'broken.patron': 'if RFM >=   then tier star\n',
};

describe('patron fmt', () => {
  it('rewrites what is not in the one layout', async () => {
    const folder = temporaryFolder(files);
    chmodSync(join(folder, 'a.patron'), 0o640);
    const { code, stdout } = await patron(['fmt', 'a.patron', 'b.patron'], { folder });
    expect(code).toBe(0);
    expect(stdout).toBe('rewritten  a.patron\n1 file rewritten, 1 already in order.\n');
    expect(readFileSync(join(folder, 'a.patron'), 'utf8')).toBe('if RFM >= 444 then tier star, visit weekly  # 重点\n');
    if (process.platform !== 'win32') expect(statSync(join(folder, 'a.patron')).mode & 0o777).toBe(0o640);
  });

  it('with --check shows what would change and changes nothing', async () => {
    const folder = temporaryFolder(files);
    const { code, stdout } = await patron(['fmt', '.', '--check'], { folder });
    expect(code).toBe(1);
    expect(stdout).toContain('would change  a.patron');
    expect(stdout).toContain('-if RFM>=444 then tier star,visit weekly # 重点');
    expect(stdout).toContain('+if RFM >= 444 then tier star, visit weekly  # 重点');
    expect(readFileSync(join(folder, 'a.patron'), 'utf8')).toBe(files['a.patron']);
    expect((await patron(['fmt', 'b.patron', '--check'], { folder })).code).toBe(0);
  });

  it('leaves files with mistakes as they are', async () => {
    const folder = temporaryFolder(files);
    const { code, stderr } = await patron(['fmt', 'broken.patron'], { folder });
    expect(code).toBe(1);
    expect(stderr).toContain('left as it is  broken.patron');
    expect(readFileSync(join(folder, 'broken.patron'), 'utf8')).toBe(files['broken.patron']);
  });

  it('keeps a byte order mark and CRLF', async () => {
    const folder = temporaryFolder({ 'a.patron': '\ufeffif F>=4\r\n then tier star\r\n' });
    await patron(['fmt', 'a.patron'], { folder });
    expect(readFileSync(join(folder, 'a.patron'), 'utf8')).toBe('\ufeffif F >= 4 then tier star\r\n');
  });

  it('is one JSON document', async () => {
    const folder = temporaryFolder(files);
    const { stdout, code } = await patron(['fmt', '.', '--check', '--json'], { folder });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      command: 'fmt',
      files: [
        { file: 'a.patron', state: 'changed' },
        { file: 'b.patron', state: 'kept' },
        { file: 'broken.patron', state: 'broken' },
      ],
    });
  });
});

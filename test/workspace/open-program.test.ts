import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../server/analysis/analysis.ts';
import type { World } from '../../server/analysis/look.ts';
import type { Engine, Measures } from '../../server/evaluate/index.ts';
import type { Program, Source } from '../../server/ir/index.ts';
import { openProject, type Project } from '../../server/workspace/open-program.ts';
import { locateIn, nodeWorld } from '../../server/workspace/world-node.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const files = {
  'rules/shop.patron': '',
  'data/orders.csv': 'order_id,total\n1,2.5\n',
  'data/other.csv': 'order_id,total\n1,2\n',
};

/** Stands for the checker: one source whose columns have the types that a look shows; `rules/wrong.patron` has an error. */
function analyze(world: World, file: string): Model {
  const written = '../data/orders.csv';
  const path = world.replacement?.('orders') ?? written;
  const look = world.look(path === written ? 'data/orders.csv' : path);
  if (!('columns' in look) || !('format' in look)) throw new Error('The data of this test can be looked at.');
  const source: Source = {
    name: 'orders',
    origin: { file, start: 0, line: 1, span: [0, 0] },
    from: { kind: 'file', path, format: 'csv' },
    columns: look.columns.map(({ name, type }) => ({ name, type, role: 'column', pii: false })),
  };
  const program = {
    sources: [source, { ...source, name: 'derived', from: { kind: 'derived', data: 'orders', by: 'order_id' } }],
  };
  return {
    file,
    diagnostics: () => [],
    program: () => (file === 'rules/wrong.patron' ? undefined : (program as unknown as Program)),
  } as unknown as Model;
}

function engine(measures: Measures): Engine {
  return { measure: async () => measures, open: () => Promise.reject(new Error('Nothing is opened here.')) };
}

function project(root: string, data: Record<string, string> = {}, file = 'rules/shop.patron'): Project {
  return { world: nodeWorld(root, { replacements: new Map(Object.entries(data)) }), file, locate: locateIn(root) };
}

const measured = (digits: number, scale: number): Measures =>
  new Map([['orders', new Map([['total', { digits, scale }]])]]);

async function totalOf(measures: Measures, of: Project) {
  const { program } = await openProject(of, analyze, engine(measures), {});
  const type = program?.sources[0]?.columns.find(({ name }) => name === 'total')?.type;
  return type?.kind === 'number' && type.held.kind === 'decimal' ? [type.held.digits, type.held.scale] : type;
}

describe('opening a program', () => {
  it('makes decimals as wide as the whole file needs', async () => {
    const root = temporaryFolder(files);
    expect(await totalOf(new Map(), project(root))).toEqual([18, 1]);
    expect(await totalOf(measured(4, 1), project(root))).toEqual([18, 1]);
    expect(await totalOf(measured(6, 4), project(root))).toEqual([21, 4]);
    expect(await totalOf(measured(20, 0), project(root))).toEqual([21, 1]);
    expect(await totalOf(measured(24, 4), project(root))).toEqual([24, 4]);
  });

  it('leaves columns alone that hold no numbers', async () => {
    const measures = new Map([['orders', new Map([['none', { digits: 30, scale: 2 }]])]]);
    expect(await totalOf(measures, project(temporaryFolder(files)))).toEqual([18, 1]);
  });

  it('knows the absolute path of every file, relative to the file of rules', async () => {
    const root = temporaryFolder(files);
    const { files: paths } = await openProject(project(root), analyze, engine(new Map()), {});
    expect([...paths]).toEqual([['orders', join(root, 'data/orders.csv')]]);
  });

  it('measures and opens the file that stands for a data', async () => {
    const root = temporaryFolder(files);
    const other = join(temporaryFolder(files), 'data/other.csv');
    const opened = project(root, { orders: other });
    const { files: paths } = await openProject(opened, analyze, engine(new Map()), {});
    expect([...paths]).toEqual([['orders', other]]);
    expect(await totalOf(measured(5, 3), opened)).toEqual([21, 3]);
  });

  it('measures nothing where the rules are wrong', async () => {
    const never: Engine = {
      ...engine(new Map()),
      measure: () => Promise.reject(new Error('There is nothing to measure.')),
    };
    const wrong = project(temporaryFolder(files), {}, 'rules/wrong.patron');
    const { program, files: paths } = await openProject(wrong, analyze, never, {});
    expect([program, paths.size]).toEqual([undefined, 0]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/analysis/index.ts';
import { registry } from '../../server/diagnostics/registry.ts';
import { nodeWorld } from '../../server/workspace/world-node.ts';

const samples = fileURLToPath(new URL('../../samples/', import.meta.url));

const files = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.patron'));

function check(path: string) {
  return analyze(nodeWorld(`${samples}${dirname(path)}`), basename(path));
}

describe('every sample', () => {
  it.each(files)('%s has nothing wrong with it', (path) => {
    const model = check(path);
    const severities = model.diagnostics().map(({ diagnostic }) => registry[diagnostic.code].severity);
    expect(severities.filter((severity) => severity === 'error' || severity === 'warning')).toEqual([]);
    expect(model.program()).toBeDefined();
  });
});

it('The smallest sample is one line.', () => {
  expect(readFileSync(`${samples}hello/hello.patron`, 'utf8')).toBe('if RFM>=444 then tier star, visit weekly\n');
});

it('The complete sample has twenty rules, with which the benchmark compares, in policies of every kind.', () => {
  const program = check('loreal/loreal.patron').program();
  expect(program?.policies.flatMap(({ rules }) => rules)).toHaveLength(20);
  expect(new Set(program?.policies.map(({ mode }) => mode))).toEqual(
    new Set(['first match', 'all matches', 'exactly one match']),
  );
});

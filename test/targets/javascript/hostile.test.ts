import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type * as Ir from '../../../server/ir/index.ts';
import type { CompiledFile } from '../../../server/targets/target.ts';
import {
  action,
  col,
  column,
  compare,
  decide as decideTo,
  logic,
  metric,
  num,
  policy,
  ref,
  rule,
  segment,
  source,
  str,
  types,
} from '../../support/ir-builder.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { compiledFiles, emitted } from './support/emitted.ts';
import { shop } from './support/shop.ts';

const hostile: readonly string[] = [
  '"',
  "'",
  '`',
  '\\',
  '\\"',
  '${process.exit(3)}',
  '"); globalThis.hacked = true; ("',
  '*/ globalThis.hacked = true; /*',
  '\n globalThis.hacked = true; //',
  '\r globalThis.hacked = true; //',
  '\u2028 globalThis.hacked = true; //',
  '\u2029 globalThis.hacked = true; //',
  '</script><script>globalThis.hacked = true</script>',
  '<!-- --> ]]>',
  '# sourceMappingURL=data:,x',
  '\u0000\u0007\u001b[2J',
  '\u202e\u2066 reversed',
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'decide',
  'core',
  'd1',
  'k1',
  'NaN',
  '你好，世界',
  '😀👩‍👩‍👧',
  '\ud800 alone',
  'x'.repeat(65_536),
];

/** One text in every place of a program where a text can stand. */
function programWith(text: string): Ir.Program {
  const base = shop('if city is "Lyon" then tier star');
  const named = col('customers', text, types.text);
  const withColumn = (each: Ir.Source): Ir.Source =>
    each.name === 'customers'
      ? { ...each, columns: [...each.columns, { name: text, role: 'column', type: types.text, pii: false }] }
      : each;
  const label = { label: text, takes: types.text };
  const takes = types.choice(text, text, `${text}!`);
  const own = action(text, takes, { labels: [label] });
  const decision = decideTo(text, str(text, takes), [{ label: text, value: str(text) }]);
  const first = { ...rule(text, compare('=', named, str(text)), decision), because: text, doc: text };
  return {
    ...base,
    name: text,
    sources: base.sources.map(withColumn),
    definitions: [
      metric(`${text}?`, named),
      { ...segment(text, compare('=', named, str(text))), title: text, doc: text },
    ],
    actions: [own],
    policies: [policy(text, [first], { title: text, doc: text })],
    order: [text],
  };
}

/** The same with other data that has the name, as have its columns, and what is decided about it, also by way of what belongs to it. */
function programWithRows(text: string): Ir.Program {
  const base = programWith(text);
  const rows = source(text, [column('key', text, types.text), column('column', `${text}?`, types.text)], {
    key: text,
    parent: { data: 'customers', by: `${text}?` },
  });
  const seven = num('7');
  const own = action(text, seven.type, { keep: 'highest', labels: [{ label: text, takes: types.text }] });
  const decision = decideTo(text, seven, [{ label: text, value: col(text, text, types.text) }]);
  const when = logic('and', compare('=', col(text, text, types.text), str(text)), ref(text, types.yesNo));
  return {
    ...base,
    sources: [...base.sources, rows],
    others: [
      {
        data: text,
        actions: [own],
        policies: [{ ...policy(`${text}!`, [rule(text, when, decision)]), data: text }],
        guards: [],
      },
    ],
  };
}

function refuseUnsafe(files: readonly CompiledFile[]): void {
  for (const { text, path } of files) {
    expect(text).not.toMatch(/<(?:\/script|!--)|[\u2028\u2029\u202a-\u202e\u2066-\u2069\u0000-\u0009\u000b-\u001f]/i);
    expect(path).toMatch(/^[^\\/:*?"<>|\u0000-\u001f]+$/);
  }
}

describe('a hostile text as the name of other data', () => {
  it.each(hostile.map((text) => ({ name: JSON.stringify(text).slice(0, 40), text })))(
    'is nothing but a text: $name',
    async ({ text }) => {
      const { decideFromEvents, decideRow } = await emitted(programWithRows(text));
      const customer = Object.fromEntries([
        ['customer_id', '1'],
        [text, text],
      ]);
      const row = Object.fromEntries([[text, text]]);
      const decisions = Object.fromEntries([
        [text, '7'],
        [`${text} ${text}`, text],
        [`${text} rule`, `${text}!: ${text}`],
      ]);
      expect(decideFromEvents(customer, Object.fromEntries([[text, [row]]]))).toMatchObject({
        rows: Object.fromEntries([[text, [{ key: text, decisions }]]]),
        totals: Object.fromEntries([[text, Object.fromEntries([[text, '7']])]]),
      });
      const decided = decideRow?.(text, row, customer) ?? {};
      expect([Object.keys(decided), Object.values(decided)]).toEqual([
        Object.keys(decisions),
        Object.values(decisions),
      ]);
      expect(() => decideFromEvents(customer, {})).toThrow(TypeError);
      expect(globalThis).not.toHaveProperty('hacked');
    },
  );

  it.each(['esm', 'cjs', 'iife'] as const)('leaves nothing in %s that ends a line, a script or a comment', (module) => {
    for (const text of hostile) refuseUnsafe(compiledFiles(programWithRows(text), { module }));
  });
});

describe('a hostile text in every place of a program', () => {
  it.each(hostile.map((text) => ({ name: JSON.stringify(text).slice(0, 40), text })))(
    'is nothing but a text: $name',
    async ({ text }) => {
      const program = programWith(text);
      const { decide, decideFromEvents } = await emitted(program);
      const customer = Object.fromEntries([
        ['customer_id', '1'],
        [text, text],
      ]);
      const expected = [text, text, `${text}: ${text}`];
      expect(Object.values(decide(customer))).toEqual(expected);
      expect(Object.values(decideFromEvents(customer) ?? {})).toEqual(expected);
      expect(Object.keys(decide(customer))).toEqual([text, `${text} ${text}`, `${text} rule`]);
      expect(decide({ ...customer, [text]: 'other' })[text] ?? null).toBeNull();
      expect(globalThis).not.toHaveProperty('hacked');
    },
  );

  it.each(['esm', 'cjs', 'iife'] as const)('leaves nothing in %s that ends a line, a script or a comment', (module) => {
    for (const text of hostile) refuseUnsafe(compiledFiles(programWith(text), { module }));
  });

  it('names a global variable that is one', () => {
    for (const text of hostile) {
      const [code] = compiledFiles(programWith(text), { module: 'iife' });
      expect(() => new Script(code.text)).not.toThrow();
    }
  });

  it('makes no code out of text: the module runs where that is forbidden', () => {
    const [code] = compiledFiles(programWith('x'));
    const file = join(
      temporaryFolder({ 'rules.mjs': `${code.text}\nconsole.log(decide({ customer_id: '1', x: 'x' }).x);\n` }),
      'rules.mjs',
    );
    const run = spawnSync(
      process.execPath,
      ['--disallow-code-generation-from-strings', '--disable-proto=throw', file],
      { encoding: 'utf8' },
    );
    expect(run.stderr).toBe('');
    expect(run.stdout).toBe('x\n');
    expect(code.text).not.toMatch(/\beval\b|\bFunction\(/);
  });
});

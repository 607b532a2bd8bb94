import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model, NameUse } from '../../server/analysis/analysis.ts';
import { analyze } from '../../server/analysis/index.ts';
import { completeFile, retailData } from '../support/retail.ts';
import { worldOf } from '../support/world.ts';

const file = 'retail.patron';
const count = 50;

function check(text: string, previous?: Model): Model {
  return analyze(worldOf({ ...retailData, [file]: text }), file, previous);
}

/** All that can be seen of a model. */
function seen(model: Model): unknown {
  const findings = model.diagnostics().map(({ diagnostic: { code, data }, ...place }) => ({ ...place, code, data }));
  const chunks = model.files.flatMap(({ source }) => source.chunks);
  const names = chunks.map(({ chunk }) => plain(model.names(chunk)));
  return { findings, program: model.program(), names };
}

function plain(uses: readonly NameUse[]): unknown {
  return uses.map(({ span, role, target }) => [span, role, target.id]);
}

const rules = Array.from({ length: count }, (_, n) => `  if spend >= ${n} CNY and R >= 2 then tier star, visit weekly`);
const policies: Readonly<Record<string, string>> = {
  'a policy': `policy long\n${rules.join('\n')}\n`,
  'a policy with names, comments and decisions': `action badge takes gold > silver\npolicy badges\n  if R >= 4 then badge gold\npolicy long\n${rules
    .map((line, n) => `  ## doc ${n}\n${line.replace('if', `rule r${n}: if badge is gold and`)}  # ${n}`)
    .join('\n')}\n`,
  'a policy over several lines': `policy long\n${rules.map((line) => line.replace(' then', '\n    then')).join('\n')}\n  otherwise tier dog\n`,
  'a policy that uses what it decides': `policy long\n${rules.map((line) => line.replace('R >= 2', 'tier is star')).join('\n')}\n`,
};

/** Inside the rules, and to what they look up. */
const edits: readonly ((text: string, at: number) => string)[] = [
  (text, at) => text.replace(`>= ${at} CNY`, `>= ${at}77 CNY`),
  (text, at) => text.replace(`>= ${at} CNY`, '>= 7 CNY'),
  (text, at) => text.replace(`>= ${at} CNY`, `>= ${at}`),
  (text, at) => text.replace(`>= ${at} CNY`, `>=\n${at} CNY`),
  (text, at) => text.replace(`>= ${at} CNY`, '>= hihg'),
  (text, at) => text.replace(`if spend >= ${at} `, `## doc\n  rule one: if spend >= ${at} `),
  (text, at) => text.replace(new RegExp(`^.*>= ${at} CNY.*\\n`, 'm'), ''),
  (text, at) => text.replace(new RegExp(`^.*>= ${at} CNY.*\\n`, 'm'), '$&$&'),
  (text, at) => text.replace(new RegExp(`(>= ${at} CNY.*)visit weekly`), '$1visti weekly'),
  (text, at) => text.replace(new RegExp(`(>= ${at} CNY.*then.*)star`), '$1ster'),
  (text, at) => text.replace(new RegExp(`(>= ${at} CNY)`), '$1 and tier is dog'),
  (text, at) => text.replace(new RegExp(`(rule r)${at}:`), '$11:'),
  (text) => text.replace('policy long', '# a comment\npolicy long'),
  (text) => text.replace('policy long', 'policy longer "Title", all matches'),
  (text) => text.replace('score R   is 5 bands', 'score R is 3 bands'),
  (text) => text.replace('takes star > cow > volcano > dog', 'takes star > cow'),
  (text) => text.replace('metric spend ', 'metric spent '),
  (text) => text.replace('money CNY', 'number'),
  (text) => text.replace('let high = 300 CNY', 'let high = 301 CNY\nlet higher = 5 CNY'),
  (text) => text.replace('gold > silver', 'silver > gold'),
];

describe('a model of a long policy with a model before it', () => {
  const step = fc.tuple(fc.nat(edits.length - 1), fc.nat(count - 1));
  it.each(Object.entries(policies))('%s: shows what a new one shows, after any edits', (_, policy) => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
        const texts = [completeFile + policy];
        let model = check(texts[0]!);
        for (const [edit, at] of steps) {
          texts.push(edits[edit]!(texts.at(-1)!, at));
          model = check(texts.at(-1)!, model);
        }
        for (const text of [texts.at(-1)!, texts.at(-2)!, texts[0]!]) {
          model = check(text, model);
          expect(seen(model)).toEqual(seen(check(text)));
        }
      }),
      { numRuns: 25 },
    );
  });

  it.each(Object.entries(policies))('%s: finds the names at a place as it finds them all', (_, policy) => {
    const model = check(completeFile + policy);
    const all = check(completeFile + policy);
    for (const { source } of model.files) {
      for (const [index, { chunk }] of source.chunks.entries()) {
        const names = all.names(all.files.at(-1)!.source.chunks[index]!.chunk);
        for (let at = 0; at <= Math.min(chunk.text.length, 600); at++) {
          const here = names.filter(({ span }) => span.start <= at && at <= span.end);
          expect(plain(model.namesAt(chunk, at))).toEqual(plain(here));
        }
      }
    }
  });

  it('elaborates again only the rule that was edited', () => {
    const text = completeFile + policies['a policy']!;
    const whens = (model: Model) =>
      model
        .program()!
        .policies.find(({ name }) => name === 'long')!
        .rules.map(({ when }) => when);
    const before = check(text);
    const next = whens(check(text.replace('>= 30 CNY', '>= 39 CNY'), before));
    const kept = whens(before).filter((when, index) => when === next[index]);
    expect(kept).toHaveLength(count - 1);
  });
});

import { parse, reparse } from '../../grammar/index.ts';
import { analyze } from '../../server/analysis/index.ts';
import { shopData, worldOf } from '../support/world.ts';
import { type Comparison, time } from './bench.ts';
import { longFile } from './long-file.ts';

/** Checking a file of 10,000 lines, cold and after one edit, beside nothing but parsing it. */
export async function bench(): Promise<readonly Comparison[]> {
  const text = longFile(10_000);
  const world = worldOf({ ...shopData, 'long.patron': text });
  const lines = text.split('\n').length;
  const parsing = await time(() => parse(text));
  const cold = await time(() => analyze(world, 'long.patron').diagnostics(), { warmUp: 1, runs: 3 });
  const { edit, reparsing } = await afterOneEdit(text);
  console.log(`${lines} lines: ${perSecond(lines, parsing)} parsed, ${perSecond(lines, cold)} checked`);
  return [
    { what: 'check, cold', ours: cold, against: 'parse alone', theirs: parsing },
    { what: 'parse after one edit', ours: reparsing, against: 'parse, cold', theirs: parsing },
    { what: 'check after one edit', ours: edit, against: 'check, cold (aim: 20 times)', theirs: cold },
  ];
}

/** One threshold in the middle is changed again and again, each time on top of the model before. */
async function afterOneEdit(text: string): Promise<{ readonly edit: number; readonly reparsing: number }> {
  const half = text.indexOf('>= 100 CNY', text.length / 2);
  const variant = (run: number) => `${text.slice(0, half)}>= ${101 + run} CNY${text.slice(half + '>= 100 CNY'.length)}`;
  let file = parse(text);
  let model = analyze(worldOf({ ...shopData, 'long.patron': text }), 'long.patron');
  model.diagnostics();
  let run = 0;
  const reparsing = await time(() => {
    file = reparse(file, variant(run++));
  });
  const edit = await time(
    () => {
      model = analyze(worldOf({ ...shopData, 'long.patron': variant(run++) }), 'long.patron', model);
      return model.diagnostics();
    },
    { warmUp: 3, runs: 15 },
  );
  return { edit, reparsing };
}

function perSecond(lines: number, milliseconds: number): string {
  return `${Math.round((lines / milliseconds) * 1000).toLocaleString('en')} lines/s`;
}

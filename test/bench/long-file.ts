import { shopDeclarations } from '../support/world.ts';

/** A file of about so many lines: metrics, scores, segments and policies of ten rules, all of them used and without findings. */
export function longFile(lines: number): string {
  const parts = [shopDeclarations];
  for (let block = 0, written = 12; written < lines; block++) {
    const text = blockOf(block);
    parts.push(text);
    written += text.split('\n').length - 1;
  }
  return parts.join('\n');
}

function blockOf(n: number): string {
  const action = `touch_${n}`;
  const rules = Array.from(
    { length: 10 },
    (_, rule) =>
      `  rule r${rule}: if high_${n} and spend_${n} >= ${1000 - rule * 50} CNY and F_${n} >= ${2 + (rule % 4)} then ${action} weekly`,
  );
  return `
## Block ${n}.
metric spend_${n} is sum of orders.total in last ${1 + (n % 12)} months
metric visits_${n} is count of orders in last ${30 + n} days where total > 0
score F_${n} is 5 bands of visits_${n}
segment high_${n} when spend_${n} >= 100 CNY and city is one of ("Lyon", "Lille")
action ${action} takes cadence
policy plan_${n}
${rules.join('\n')}
  otherwise ${action} monthly
`;
}

import type { PreviewParams } from '../../../client/webview/messages.ts';
import { group, members, policy, rangeOf, values } from './build.ts';

export const script = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
export const turned = 'safe\u202Enekat';
export const longName = '这是一个非常长的名字'.repeat(12);
export const prototypeName = '__proto__';

/** Names of everything as somebody may write them who means no good, or writes much. */
export function hostile(): PreviewParams {
  const names = [script, turned, longName, prototypeName, 'constructor', `"><b>bold</b>`, "'; drop", '😀👩‍👩‍👧'];
  const noted = policy(
    { name: script, title: turned, line: 1 },
    names.map((name, index) => ({ name, text: name, line: 2 + index, decided: group(10 + index, 100) })),
    { gap: group(5, 50) },
  );
  return {
    uri: 'file:///rules/loreal.patron',
    version: 1,
    currency: 'CNY',
    live: {
      preview: {
        customers: 200,
        money: '2000.00',
        policies: [noted.preview],
        actions: [
          { action: 'tier', values: values(...names.map((name, index) => [name, 10 + index, 100] as const)) },
          { action: script, values: values([script, 3, 1]) },
        ],
        campaigns: [],
        guards: [{ guard: script, kind: 'never', affected: group(3, 2) }],
        definitions: names.map((name) => ({ name, members: members([script, 20, 3], [longName, 10, 3]) })),
      },
      movements: [
        {
          action: 'tier',
          ordered: true,
          values: [script, longName, null],
          moved: [
            [group(1, 1), group(2, 1), group(0)],
            [group(3, 1), group(1, 1), group(0)],
            [group(0), group(0), group(0)],
          ],
          up: group(3, 1),
          down: group(2, 1),
          changed: group(5, 1),
        },
      ],
      grids: [{ cell: script, rows: longName, columns: turned, groups: [[group(1, 1)], [group(2, 2)]] }],
    },
    policies: [noted.place],
    actions: names.map((name) => ({ name, title: script })),
    definitions: names.map((name, index) => ({ name, title: script, kind: 'stages', range: rangeOf(30 + index) })),
    guards: [{ name: script, range: rangeOf(60) }],
  };
}

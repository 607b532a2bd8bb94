import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import type { CodeAction, Diagnostic, TextDocumentEdit, TextEdit } from 'vscode-languageserver-protocol';
import { projectCodes } from '../../server/diagnostics/codes/projects.ts';
import { registry } from '../../server/diagnostics/registry.ts';
import { check } from '../diagnostics/check-example.ts';
import { readPage } from '../diagnostics/page.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { Client } from './support/client.ts';
import { connect } from './support/server-process.ts';

/** Codes whose example can be mended. */
/** What is wrong with a project file is mended there, which is no file of rules. */
const fixable = Object.keys(registry).filter(
  (code) =>
    !(code in projectCodes) &&
    check(readPage(code).avoid).some(({ diagnostic, fixes }) => diagnostic.code === code && fixes.length > 0),
);

it('every quick fix that is offered for an example of the pages removes its finding and adds none', {
  timeout: 180_000,
}, async () => {
  const folder = temporaryFolder();
  const client = await connect({ folder, settings: { livePreview: false } });
  const offered: string[] = [];
  for (const code of fixable) {
    const { files, rules } = readPage(code).avoid;
    for (const [path, contents] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, code, path)), { recursive: true });
      writeFileSync(join(folder, code, path), contents);
    }
    const text = files[rules];
    if (typeof text !== 'string') continue;
    // Each page is a project of its own.
    const uri = client.uri(`${code}/${rules}`);
    await client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: client.uri(code), name: code }], removed: [] },
    });
    const before = await findingsIn(client, uri, text);
    const actions = await quickFixes(
      client,
      uri,
      before.filter((each) => each.code === code),
    );
    await client.close(uri);
    for (const action of actions) {
      offered.push(code);
      const mended = applied(text, client, uri, action);
      const after = codesOf(await findingsIn(client, uri, mended));
      await client.close(uri);
      const fixed = [...codesOf(before)];
      fixed.splice(fixed.indexOf(code), 1);
      expect(after.filter((each) => each === code).length, `${code} is gone: ${mended}`).toBeLessThan(
        codesOf(before).filter((each) => each === code).length,
      );
      expect(
        after.filter((each) => each !== 'PTN2007' && !fixed.includes(each)),
        `${code} adds nothing`,
      ).toEqual([]);
    }
  }
  expect(fixable.length).toBeGreaterThan(40);
  expect(fixable.filter((code) => !offered.includes(code))).toEqual([]);
});

async function findingsIn(client: Client, uri: string, text: string): Promise<readonly Diagnostic[]> {
  await client.open(uri, text);
  return client.diagnostics(uri);
}

async function quickFixes(client: Client, uri: string, findings: readonly Diagnostic[]): Promise<CodeAction[]> {
  const [first] = findings;
  if (!first) return [];
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: first.range,
    context: { diagnostics: findings, only: ['quickfix'] },
  });
  const own = actions.filter(({ diagnostics }) => diagnostics?.length === 1 && diagnostics[0]!.code === first.code);
  return Promise.all(own.map((action) => client.request<CodeAction>('codeAction/resolve', action)));
}

function applied(text: string, client: Client, uri: string, { edit }: CodeAction): string {
  const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
  client.texts.set(uri, client.textOf(text));
  const { positions } = client.texts.get(uri)!;
  const edits = (change?.edits ?? []) as TextEdit[];
  return [...edits]
    .reverse()
    .reduce(
      (result, { range, newText }) =>
        result.slice(0, positions.offset(range.start)) + newText + result.slice(positions.offset(range.end)),
      text,
    );
}

function codesOf(findings: readonly Diagnostic[]): readonly string[] {
  return findings.map(({ code }) => String(code));
}

import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, codeOf, dataState, diagnostics, open, openSample, replace } from '../support/in-host/rules.ts';

const isUnknownAction = (found: vscode.Diagnostic) => codeOf(found) === 'PTN4001';

describe('diagnostics', () => {
  afterEach(closeAll);

  it('appear while typing and go when the mistake is mended', async () => {
    const rules = await open('if RFM >= 444 then tier star, visit weekly\n');
    await replace(rules, 'tier', 'teir');
    const found = await diagnostics(rules.document.uri, (all) => all.some(isUnknownAction));
    assert.equal(rules.document.getText(found.find(isUnknownAction)?.range), 'teir');
    await replace(rules, 'teir', 'tier');
    await diagnostics(rules.document.uri, (all) => !all.some(isUnknownAction));
  });

  it('lead to the page of their code', async () => {
    const { document } = await open('if RFM >= 444 then teir star\n');
    const found = await diagnostics(document.uri, (all) => all.some(isUnknownAction));
    const code = found.find(isUnknownAction)?.code;
    assert(typeof code === 'object');
    const page = new TextDecoder().decode(await vscode.workspace.fs.readFile(code.target));
    assert.match(page, /PTN4001/);
  });

  it('point at what else is concerned', async () => {
    const { document, ranges } = await open('segment <|big|> when spend > 100\nsegment big when spend > 200\n');
    const found = await diagnostics(document.uri, (all) =>
      all.some(({ relatedInformation }) => relatedInformation?.length),
    );
    const places = found.flatMap(({ relatedInformation = [] }) =>
      relatedInformation.map(({ location }) => location.range),
    );
    assert(
      places.some((range) => ranges[0]?.isEqual(range)),
      JSON.stringify(places),
    );
  });

  it('of the sample are none worse than a hint', async () => {
    const { document } = await openSample();
    await dataState(document.uri, 'ready');
    const found = vscode.languages.getDiagnostics(document.uri);
    assert.deepEqual(found.filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning).map(codeOf), []);
  });
});

import * as vscode from 'vscode';
import type { DataStates } from '../../infrastructure/data-states.ts';
import { documentSelector, isRules } from '../../infrastructure/documents.ts';
import type { PatronServer } from '../../infrastructure/server.ts';
import { words } from '../../infrastructure/words.ts';
import { type Action, type Status, statusOf } from './status.ts';

/** The status item beside the language of the file: its data, the day in use, what happens right now. */
export interface StatusView extends vscode.Disposable {
  /** What is shown for a file of rules. */
  of(uri: vscode.Uri): Status;
}

export function registerStatus(server: PatronServer, dataStates: DataStates): StatusView {
  const item = vscode.languages.createLanguageStatusItem('patron.data', documentSelector);
  const of = (uri: vscode.Uri) => statusOf(server.state, dataStates.get(uri), words());
  const refresh = () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document && isRules(document)) show(item, of(document.uri), document.uri);
  };
  refresh();
  const listeners = vscode.Disposable.from(
    item,
    dataStates.onChange(refresh),
    server.onState(refresh),
    vscode.window.onDidChangeActiveTextEditor(refresh),
  );
  return { of, dispose: () => listeners.dispose() };
}

const severities: Readonly<Record<Status['severity'], vscode.LanguageStatusSeverity>> = {
  information: vscode.LanguageStatusSeverity.Information,
  warning: vscode.LanguageStatusSeverity.Warning,
  error: vscode.LanguageStatusSeverity.Error,
};

const commandOf: Readonly<Record<Action, string>> = {
  reload: 'patron.reloadData',
  cancel: 'patron.cancelLoading',
  manageTrust: 'workbench.trust.manage',
  restart: 'patron.restartServer',
  openSetting: 'workbench.action.openSettings',
};

function show(item: vscode.LanguageStatusItem, status: Status, uri: vscode.Uri): void {
  item.name = words().status.name;
  item.text = status.text;
  item.detail = status.detail;
  item.severity = severities[status.severity];
  item.busy = status.busy;
  item.command = status.action && {
    command: commandOf[status.action],
    title: words().status.actions[status.action],
    arguments: status.action === 'openSetting' ? ['patron.livePreview'] : [uri],
  };
}

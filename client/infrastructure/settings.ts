import * as vscode from 'vscode';

/** The settings that the client itself reads; the others are the server's. */
export interface ClientSettings {
  readonly language: 'auto' | 'en' | 'zh-cn';
}

export function settings(): ClientSettings {
  return { language: vscode.workspace.getConfiguration('patron').get<ClientSettings['language']>('language', 'auto') };
}

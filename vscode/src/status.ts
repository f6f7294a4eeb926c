// SPDX-License-Identifier: Apache-2.0
//
// The item in the status bar: how the server fares, and how many findings it has reported.

import * as vscode from 'vscode';
import type { Server, ServerState } from './server';

/** What `source` the server's diagnostics carry. */
const source = 'tracegate';

const icons: Record<ServerState, string> = {
  stopped: '$(circle-slash)',
  starting: '$(sync~spin)',
  running: '$(shield)',
  failed: '$(error)',
};

/** The code of the server's own notice that not everything in a file was analysed. */
const incompleteCode = 'analysis-incomplete';

function isNotice({ code }: vscode.Diagnostic): boolean {
  return (typeof code === 'object' ? code.value : code) === incompleteCode;
}

/** `2 findings`, and whether that is all that could be said. */
function summarise(): string {
  const all = vscode.languages
    .getDiagnostics()
    .flatMap(([, diagnostics]) => diagnostics)
    .filter((diagnostic) => diagnostic.source === source);
  const notices = all.filter(isNotice).length;
  const findings = all.length - notices;
  const count = findings === 1 ? '1 finding' : `${findings} findings`;
  return notices > 0 ? `${count}, incomplete` : count;
}

function show(item: vscode.StatusBarItem, server: Server): void {
  const running = server.state === 'running';
  const summary = running ? summarise() : server.state;
  item.text = `${icons[server.state]} tracegate: ${summary}`;
  item.tooltip = running
    ? `${server.title}: ${summary} in the open files. Click for the list.`
    : `The language server is ${server.state}. Click for its output.`;
  item.command = running ? 'workbench.actions.view.problems' : 'tracegate.showOutput';
  item.backgroundColor =
    server.state === 'failed' ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
}

/** Shows the item, and keeps it up to date until the extension goes. */
export function activate(context: vscode.ExtensionContext, server: Server): void {
  const item = vscode.window.createStatusBarItem('state', vscode.StatusBarAlignment.Left);
  const update = (): void => show(item, server);

  item.name = 'tracegate';
  update();
  item.show();
  context.subscriptions.push(
    item,
    server.onDidChangeState(update),
    vscode.languages.onDidChangeDiagnostics(update),
  );
}

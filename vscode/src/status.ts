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

function countFindings(): number {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([, diagnostics]) => diagnostics)
    .filter((diagnostic) => diagnostic.source === source).length;
}

function plural(count: number): string {
  return count === 1 ? '1 finding' : `${count} findings`;
}

function show(item: vscode.StatusBarItem, server: Server): void {
  const running = server.state === 'running';
  const summary = running ? plural(countFindings()) : server.state;
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

// SPDX-License-Identifier: Apache-2.0

import * as vscode from 'vscode';
import type { Server } from './server';

/** Restarts the server when it would now be started in another way. */
export function activate(context: vscode.ExtensionContext, server: Server): void {
  const startsOtherwise = (event: vscode.ConfigurationChangeEvent): boolean =>
    ['tracegate.path', 'tracegate.arguments'].some((name) => event.affectsConfiguration(name));

  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (startsOtherwise(event)) {
        await server.restart();
      }
    }),
    // A folder's own settings count from the moment the user trusts it.
    vscode.workspace.onDidGrantWorkspaceTrust(() => server.restart()),
  );
}

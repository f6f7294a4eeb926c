// SPDX-License-Identifier: Apache-2.0
//
// Wiring only: the language server does the work, each feature stands in a file of its own.

import type * as vscode from 'vscode';
import * as commands from './commands';
import * as settings from './settings';
import * as status from './status';
import { Server } from './server';

let server: Server | undefined;

/** Called by VS Code on the first C or C++ file, or at once in a folder that uses tracegate. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  server = new Server();
  context.subscriptions.push(server);
  commands.activate(context, server);
  settings.activate(context, server);
  status.activate(context, server);
  await server.start();
}

/** Called by VS Code when it closes; it waits for the server to go. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}

// SPDX-License-Identifier: Apache-2.0

import * as vscode from 'vscode';
import type { Server } from './server';

/** Adds the commands of the command palette. */
export function activate(context: vscode.ExtensionContext, server: Server): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('tracegate.restart', () => server.restart()),
    vscode.commands.registerCommand('tracegate.showOutput', () => server.showOutput()),
  );
}

// SPDX-License-Identifier: Apache-2.0
//
// The life of `tracegate lsp`: diagnostics, hover and definition come from it over LSP, so that
// other editors have them too. Here is only what starts it, stops it and says how it fares.

import * as vscode from 'vscode';
import {
  LanguageClient,
  RevealOutputChannelOn,
  State,
  type LanguageClientOptions,
} from 'vscode-languageclient/node';
import { findProgram } from './program';

/** How the server fares. `failed` stays until the user restarts it or changes a setting. */
export type ServerState = 'stopped' | 'starting' | 'running' | 'failed';

/** Restarts after a crash before we give up, within the three minutes the client counts. */
const maxRestarts = 4;

const documents = ['c', 'cpp', 'markdown', 'yaml', 'json'];

const clientStates: Record<State, ServerState> = {
  [State.Stopped]: 'stopped',
  [State.Starting]: 'starting',
  [State.StartFailed]: 'failed',
  [State.Running]: 'running',
};

/** One language server for all folders of the window. */
export class Server implements vscode.Disposable {
  private readonly output = vscode.window.createOutputChannel('tracegate', { log: true });
  private readonly changed = new vscode.EventEmitter<ServerState>();
  private client: LanguageClient | undefined;
  private current: ServerState = 'stopped';
  private pending: Promise<void> = Promise.resolve();

  /** Fires after each change of `state`. */
  readonly onDidChangeState = this.changed.event;

  /** The present state. */
  get state(): ServerState {
    return this.current;
  }

  /** What the server calls itself, once it runs: `tracegate 1.2.0`. */
  get title(): string {
    const info = this.client?.initializeResult?.serverInfo;
    return info === undefined ? 'tracegate' : `${info.name} ${info.version ?? ''}`.trim();
  }

  /** Starts the server; a failure is shown to the user, not thrown. */
  start(): Promise<void> {
    return this.queue(() => this.startNow());
  }

  /** Stops the server and waits until its process has gone. */
  stop(): Promise<void> {
    return this.queue(() => this.stopNow());
  }

  /** Stops the server if it runs, then starts it with the settings of this moment. */
  restart(): Promise<void> {
    return this.queue(async () => {
      await this.stopNow();
      await this.startNow();
    });
  }

  /** Brings the output channel to the front. */
  showOutput(): void {
    this.output.show();
  }

  dispose(): void {
    this.changed.dispose();
    this.output.dispose();
  }

  /** Starts and stops never overlap: a second restart waits for the first. */
  private queue(step: () => Promise<void>): Promise<void> {
    this.pending = this.pending.then(step).catch((error: unknown) => {
      this.fail(error instanceof Error ? error.message : String(error));
    });
    return this.pending;
  }

  private async startNow(): Promise<void> {
    const settings = vscode.workspace.getConfiguration('tracegate');
    const found = await findProgram(settings.get('path', ''), process.env['PATH'] ?? '');
    if ('problem' in found) {
      this.fail(found.problem);
      return;
    }
    const args = ['lsp', ...settings.get<string[]>('arguments', [])];
    this.output.info(`start ${found.file} ${args.join(' ')}`);
    this.client = new LanguageClient(
      'tracegate',
      'tracegate',
      { command: found.file, args },
      this.clientOptions(),
    );
    this.client.onDidChangeState(({ newState }) => this.become(this.stateFor(newState)));
    await this.client.start();
  }

  private async stopNow(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client?.needsStop() === true) {
      await client.stop();
    }
    await client?.dispose();
    this.become('stopped');
  }

  /** A server that stops although nobody asked it to has failed, unless the client restarts it. */
  private stateFor(state: State): ServerState {
    const asked = this.client === undefined;
    return state === State.Stopped && !asked ? 'failed' : clientStates[state];
  }

  private clientOptions(): LanguageClientOptions {
    return {
      documentSelector: documents.map((language) => ({ scheme: 'file', language })),
      outputChannel: this.output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      connectionOptions: { maxRestartCount: maxRestarts },
      markdown: { isTrusted: false, supportHtml: false },
    };
  }

  private become(state: ServerState): void {
    if (state !== this.current) {
      this.current = state;
      this.changed.fire(state);
    }
  }

  private fail(problem: string): void {
    this.output.error(problem);
    this.become('failed');
    // Not awaited: the message stays up until the user answers, and nothing may wait for that.
    void this.offerRemedy(problem);
  }

  private async offerRemedy(problem: string): Promise<void> {
    const openSettings = 'Open Settings';
    const showOutput = 'Show Output';
    const answer = await vscode.window.showErrorMessage(
      `tracegate: ${problem}`,
      openSettings,
      showOutput,
    );
    if (answer === openSettings) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'tracegate.path');
    } else if (answer === showOutput) {
      this.showOutput();
    }
  }
}

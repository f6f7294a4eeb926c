// SPDX-License-Identifier: Apache-2.0
//
// A client of `tracegate lsp` for tests: it can behave, and it can misbehave on purpose.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Long, because a sanitized build on a busy machine is slow; no test measures time. */
const patience = 60_000;

const program = process.env.PROGRAM;
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'tracegate-lsp-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));

let folders = 0;

/** A fresh folder with these files (relative name: content). */
export function workspace(files = {}) {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(scratch, `ws${(folders += 1)}-`)));
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), content);
  }
  return root;
}

/** A message, text or bytes, with its header. */
export function frame(body) {
  const bytes = Buffer.from(body);
  return Buffer.concat([Buffer.from(`Content-Length: ${bytes.length}\r\n\r\n`), bytes]);
}

/** A server process and the messages it sends. */
export class Client {
  #input = Buffer.alloc(0);
  #waiting = [];
  #lastId = 0;
  received = [];
  stderr = '';

  constructor(root, { args = [] } = {}) {
    this.root = root;
    this.process = spawn(program, ['lsp', ...args], { cwd: root });
    this.exited = once(this.process, 'exit').then(([code, signal]) => signal ?? code);
    this.process.stdout.on('data', (data) => this.#take(data));
    this.process.stderr.on('data', (data) => (this.stderr += data));
    this.process.stdin.on('error', () => {}); // a server that ended does not read on
    this.exited.then(() => this.#waiting.forEach(({ check }) => check()));
  }

  #take(data) {
    this.#input = Buffer.concat([this.#input, data]);
    for (;;) {
      const end = this.#input.indexOf('\r\n\r\n');
      if (end < 0) {
        return;
      }
      const length = Number(/Content-Length: (\d+)/.exec(this.#input.subarray(0, end))[1]);
      if (this.#input.length < end + 4 + length) {
        return;
      }
      this.received.push(JSON.parse(this.#input.subarray(end + 4, end + 4 + length)));
      this.#input = this.#input.subarray(end + 4 + length);
      this.#waiting.forEach(({ check }) => check());
    }
  }

  uri(name) {
    return `file://${this.root}/${name}`;
  }

  raw(bytes) {
    this.process.stdin.write(bytes);
  }

  send(message) {
    this.raw(frame(JSON.stringify({ jsonrpc: '2.0', ...message })));
  }

  notify(method, params) {
    this.send({ method, params });
  }

  /** Sends a request without waiting; returns its id. */
  ask(method, params) {
    const id = (this.#lastId += 1);
    this.send({ id, method, params });
    return id;
  }

  /** The first message from now or before that `test` accepts; it is taken out of `received`. */
  async wait(test, what = 'a message') {
    let timer;
    try {
      return await new Promise((resolve, reject) => {
        const entry = {
          check: () => {
            const index = this.received.findIndex(test);
            if (index >= 0) {
              resolve(this.received.splice(index, 1)[0]);
            } else if (this.process.exitCode !== null || this.process.signalCode !== null) {
              reject(new Error(`the server ended before ${what} came\n${this.stderr}`));
            }
          },
        };
        const fail = () =>
          reject(new Error(`no ${what}; there were ${JSON.stringify(this.received)}`));
        timer = setTimeout(fail, patience);
        this.#waiting.push(entry);
        entry.check();
      });
    } finally {
      clearTimeout(timer);
      this.#waiting.length = 0;
    }
  }

  answer(id) {
    return this.wait((m) => m.id === id && m.method === undefined, `answer to ${id}`);
  }

  async request(method, params) {
    return this.answer(this.ask(method, params));
  }

  async result(method, params) {
    const { result, error } = await this.request(method, params);
    if (error !== undefined) {
      throw new Error(`${method}: ${JSON.stringify(error)}`);
    }
    return result;
  }

  /** Initializes with everything that VS Code can do, unless told otherwise. */
  async initialize(params = {}) {
    const result = await this.result('initialize', {
      processId: process.pid,
      rootUri: `file://${this.root}`,
      capabilities: {
        general: { positionEncodings: ['utf-16'] },
        textDocument: {
          hover: { contentFormat: ['markdown', 'plaintext'] },
          codeAction: {
            codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } },
          },
          publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
        },
      },
      ...params,
    });
    this.notify('initialized', {});
    return result;
  }

  open(name, text, languageId = 'c') {
    const uri = name.includes(':') ? name : this.uri(name);
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return uri;
  }

  change(uri, version, contentChanges) {
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  async diagnostics(uri, version) {
    const { params } = await this.wait(
      (m) =>
        m.method === 'textDocument/publishDiagnostics' &&
        m.params.uri === uri &&
        (version === undefined || m.params.version === version),
      `diagnostics of ${uri} in version ${version ?? 'any'}`,
    );
    return params.diagnostics;
  }

  /** What the server says at the first `text` of the document, by hover or definition. */
  at(method, uri, content, text) {
    const before = content.slice(0, content.indexOf(text)).split('\n');
    return this.result(`textDocument/${method}`, {
      textDocument: { uri },
      position: { line: before.length - 1, character: before.at(-1).length },
    });
  }

  /** Ends the conversation as a good client does; the exit code. */
  async close() {
    await this.request('shutdown');
    this.notify('exit');
    return this.exited;
  }

  /** Ends it anyhow; for tests whose subject is not the end. */
  async kill() {
    this.process.kill('SIGKILL');
    await this.exited;
  }
}

/** Runs `body` with a server in the folder, and ends the server whatever happens. */
export async function withClient(root, body, options = {}) {
  const client = new Client(root, options);
  try {
    return await body(client);
  } finally {
    await client.kill();
  }
}

/** As withClient(), in a fresh folder with these files, after `initialize`. */
export async function withServer(files, body, { initialize, ...options } = {}) {
  const run = async (client) => {
    await client.initialize(initialize);
    return body(client);
  };
  return withClient(workspace(files), run, options);
}

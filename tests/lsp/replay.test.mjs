// SPDX-License-Identifier: Apache-2.0
//
// What real editors said, word for word (recorded/*.jsonl, one message a line): a session on the
// workspace of tests/editor, from initialize to the flaw that was typed. Said again as it was,
// with all members in another order and all slashes escaped, and cut into small pieces.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { frame, withClient, workspace } from './client.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const fixture = path.join(here, '../editor/workspace');

/** How many findings the last text has: Neovim takes the flaw it has typed back. */
const sessions = { neovim: 1, emacs: 2, vscode: 2 };

/** The recording with the places and the process of this run. */
function recorded(editor, root) {
  return fs.readFileSync(path.join(here, 'recorded', `${editor}.jsonl`), 'utf8')
    .replaceAll('@ROOT@', root)
    .replaceAll('@ROOT\\/@', root.replaceAll('/', '\\/'))
    .replaceAll('@PID@', process.pid)
    .trimEnd()
    .split('\n');
}

/** The same value with the members of every object in the opposite order. */
function turned(value) {
  if (Array.isArray(value)) {
    return value.map(turned);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  return Object.fromEntries(Object.entries(value).reverse().map(([k, v]) => [k, turned(v)]));
}

const sendWhole = (client, body) => client.raw(frame(body));

const ways = {
  'as it was': sendWhole,
  'in another order, with escaped slashes': (client, body) =>
    sendWhole(client, JSON.stringify(turned(JSON.parse(body))).replaceAll('/', '\\/')),
  'in pieces of seven bytes': (client, body) => {
    const bytes = frame(body);
    for (let at = 0; at < bytes.length; at += 7) {
      client.raw(bytes.subarray(at, at + 7));
    }
  },
};

async function replay(client, bodies, send) {
  let version;
  for (const body of bodies) {
    const { id, method, params } = JSON.parse(body);
    if (method === 'shutdown') {
      break; // what was typed last has to be analysed first
    }
    send(client, body);
    version = params?.textDocument?.version ?? version;
    if (method === 'textDocument/didOpen') {
      await client.diagnostics(params.textDocument.uri, version); // as the editor did
    }
    if (id !== undefined) {
      const { result, error } = await client.answer(id);
      assert.equal(error, undefined, `${method}: ${error?.message}`);
      assert.ok(result, `${method} has an answer`);
    }
  }
  return version;
}

for (const [editor, count] of Object.entries(sessions)) {
  for (const [way, send] of Object.entries(ways)) {
    test(`${editor}, ${way}`, async () => {
      const root = workspace();
      fs.cpSync(fixture, root, { recursive: true });
      await withClient(root, async (client) => {
        const version = await replay(client, recorded(editor, root), send);
        const found = await client.diagnostics(client.uri('src/login.c'), version);
        assert.equal(found.length, count);
        assert.equal(await client.close(), 0);
      });
    });
  }
}

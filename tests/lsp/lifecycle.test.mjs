// SPDX-License-Identifier: Apache-2.0
//
// From initialize to exit, and what is answered out of turn.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { frame, withClient, withServer, workspace } from './client.mjs';

test('initialize names what the server can do', async () => {
  await withClient(workspace(), async (client) => {
    const { capabilities, serverInfo } = await client.initialize();
    assert.equal(serverInfo.name, 'tracegate');
    assert.match(serverInfo.version, /^\d+\.\d+/);
    assert.equal(capabilities.textDocumentSync.change, 2);
    assert.equal(capabilities.textDocumentSync.openClose, true);
    assert.equal(capabilities.hoverProvider, true);
    assert.equal(capabilities.definitionProvider, true);
    assert.equal(await client.close(), 0);
  });
});

for (const [offered, chosen] of [
  [undefined, 'utf-16'],
  [['utf-16'], 'utf-16'],
  [['utf-16', 'utf-8'], 'utf-8'],
  [['utf-32', 'utf-8'], 'utf-8'],
]) {
  test(`of the encodings ${JSON.stringify(offered)} it takes ${chosen}`, async () => {
    const general = offered && { positionEncodings: offered };
    await withClient(workspace(), async (client) => {
      const { capabilities } = await client.initialize({ capabilities: { general } });
      assert.equal(capabilities.positionEncoding, chosen);
    });
  });
}

test('exit without shutdown is 1', async () => {
  await withServer({}, async (client) => {
    client.notify('exit');
    assert.equal(await client.exited, 1);
  });
});

test('exit before initialize is 1', async () => {
  await withClient(workspace(), async (client) => {
    client.notify('exit');
    assert.equal(await client.exited, 1);
  });
});

test('a client that closes its end ends the server', async () => {
  await withServer({}, async (client) => {
    client.process.stdin.end();
    assert.equal(await client.exited, 1);
  });
});

test('a closed end after shutdown is 0', async () => {
  await withServer({}, async (client) => {
    await client.request('shutdown');
    client.process.stdin.end();
    assert.equal(await client.exited, 0);
  });
});

test('a client that dies ends the server although its pipe stays open', async () => {
  const editor = spawn('sleep', ['1000']);
  try {
    await withServer({}, async (client) => {
      editor.kill('SIGKILL');
      assert.equal(await client.exited, 1);
    }, { initialize: { processId: editor.pid } });
  } finally {
    editor.kill('SIGKILL');
  }
});

test('a client without a process id is served', async () => {
  await withServer({}, async (client) => {
    assert.equal(await client.close(), 0);
  }, { initialize: { processId: null } });
});

test('a request before initialize is refused', async () => {
  await withClient(workspace(), async (client) => {
    const { error } = await client.request('textDocument/hover', {});
    assert.equal(error.code, -32002);
    await client.initialize();
    assert.equal(await client.close(), 0);
  });
});

test('a notification before initialize is dropped', async () => {
  await withClient(workspace(), async (client) => {
    client.open('a.c', 'int a;\n');
    await client.initialize();
    const { error } = await client.request('textDocument/hover', {
      textDocument: { uri: client.uri('a.c') },
      position: { line: 0, character: 0 },
    });
    assert.equal(error.code, -32602);
  });
});

test('a second initialize is refused', async () => {
  await withServer({}, async (client) => {
    const { error } = await client.request('initialize', { capabilities: {} });
    assert.equal(error.code, -32600);
  });
});

test('initialize without parameters is refused, and may be repeated', async () => {
  await withClient(workspace(), async (client) => {
    assert.equal((await client.request('initialize')).error.code, -32602);
    assert.equal((await client.request('initialize', { processId: -1 })).error.code, -32602);
    await client.initialize();
    assert.equal(await client.close(), 0);
  });
});

test('after shutdown only exit is left', async () => {
  await withServer({}, async (client) => {
    assert.equal((await client.request('shutdown')).result, null);
    assert.equal((await client.request('textDocument/hover', {})).error.code, -32600);
    assert.equal((await client.request('shutdown')).error.code, -32600);
    client.notify('exit');
    assert.equal(await client.exited, 0);
  });
});

test('an unknown request is refused, whatever its name', async () => {
  await withServer({}, async (client) => {
    for (const method of ['workspace/executeCommand', '$/unknown', 'textDocument/didOpen', '']) {
      assert.equal((await client.request(method, {})).error.code, -32601, method);
    }
  });
});

test('unknown notifications are ignored', async () => {
  await withServer({}, async (client) => {
    client.notify('$/somethingNew', { a: [1, { b: null }] });
    client.notify('workspace/didSomething', {});
    client.notify('workspace/didChangeConfiguration', { settings: { tracegate: { path: '/x' } } });
    client.notify('$/cancelRequest', { id: 12345 });
    assert.equal(await client.close(), 0);
  });
});

test('an answer to a question nobody asked is ignored', async () => {
  await withServer({}, async (client) => {
    client.send({ id: 7, result: null });
    client.send({ id: 8, error: { code: 1, message: 'no' } });
    assert.equal(await client.close(), 0);
  });
});

test('ids come back as they were: numbers, texts, in any order', async () => {
  await withServer({}, async (client) => {
    for (const id of [900, 3, 'a "quoted" id', '17', -5, 2 ** 53 - 1]) {
      client.send({ id, method: 'nothing' });
      assert.equal((await client.answer(id)).error.code, -32601);
    }
  });
});

test('a cancelled request that waits is not carried out', async () => {
  await withServer({}, async (client) => {
    const uri = client.open('a.c', 'int a;\n');
    const params = { textDocument: { uri }, position: { line: 0, character: 0 } };
    const message = (id) =>
      frame(JSON.stringify({ jsonrpc: '2.0', id, method: 'textDocument/hover', params }));
    const cancel = (id) =>
      frame(JSON.stringify({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id } }));
    // One write, so that all of it is there when the first message is looked at.
    client.raw(Buffer.concat([message(1), message('1'), message(2), cancel('1'), cancel(2)]));
    assert.equal((await client.answer(1)).result, null);
    assert.equal((await client.answer('1')).error.code, -32800);
    assert.equal((await client.answer(2)).error.code, -32800);
  });
});

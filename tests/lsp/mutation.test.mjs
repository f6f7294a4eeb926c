// SPDX-License-Identifier: Apache-2.0
//
// What editors say, damaged: bytes changed, pieces cut out, doubled and moved. The server may
// refuse anything and must survive everything. @verifies TG-LSP-1

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { frame, withServer } from './client.mjs';

const rounds = 400;

/** A small generator, so that each run sends the same bytes. */
function generator(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function damage(bytes, random) {
  const copy = Buffer.from(bytes);
  const [from, length] = [random(copy.length), 1 + random(24)];
  switch (random(4)) {
    case 0: // a byte becomes another, mostly one that means something in JSON
      copy[from] = random(3) ? '{}[]",:\\0-9eu'.charCodeAt(random(12)) : random(256);
      return copy;
    case 1: // cut out
      return Buffer.concat([copy.subarray(0, from), copy.subarray(from + length)]);
    case 2: // doubled
      return Buffer.concat([copy.subarray(0, from + length), copy.subarray(from)]);
    default: // a number grows
      return Buffer.from(copy.toString('latin1').replace(/\d+/g, (digits) =>
        random(4) ? digits : `${digits}${'9'.repeat(random(20))}`), 'latin1');
  }
}

for (const editor of ['neovim', 'vscode']) {
  test(`${rounds} damaged messages of ${editor}`, async () => {
    await withServer({ 'src/login.c': 'int a;\n' }, async (client) => {
      const bodies = fs
        .readFileSync(new URL(`recorded/${editor}.jsonl`, import.meta.url), 'utf8')
        .replaceAll('@ROOT@', client.root)
        .replaceAll('@ROOT\\/@', client.root)
        .replaceAll('@PID@', process.pid)
        .split('\n')
        .filter((body) => /textDocument|workspace/.test(body));
      const random = generator(editor.length);
      for (let round = 0; round < rounds; round += 1) {
        let bytes = Buffer.from(bodies[random(bodies.length)]);
        for (let times = 1 + random(3); times > 0; times -= 1) {
          bytes = damage(bytes, random);
        }
        client.raw(frame(bytes));
      }
      client.send({ id: 'after', method: 'probe' });
      assert.equal((await client.answer('after')).error.code, -32601);
      assert.equal(await client.close(), 0);
    });
  });
}

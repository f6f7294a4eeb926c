// SPDX-License-Identifier: Apache-2.0
//
// Bundles the extension into out/extension.js and writes beside it the licences of what went in.

import { build } from 'esbuild';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const result = await build({
  entryPoints: ['src/extension.ts'],
  outfile: 'out/extension.js',
  bundle: true,
  minify: true,
  metafile: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
});

/** The folder of the package that a bundled file belongs to, or undefined for our own files. */
function packageOf(input) {
  const parts = input.split('/');
  const last = parts.lastIndexOf('node_modules');
  if (last < 0) {
    return undefined;
  }
  return parts.slice(0, last + (parts[last + 1].startsWith('@') ? 3 : 2)).join('/');
}

function notice(folder) {
  const { name, version, license } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) {
    throw new Error(`${folder}: a package without a licence file cannot be bundled`);
  }
  return `${name} ${version} (${license})\n\n${readFileSync(path.join(folder, file), 'utf8')}`;
}

const folders = new Set(Object.keys(result.metafile.inputs).map(packageOf));
folders.delete(undefined);
const notices = [...folders].sort().filter(existsSync).map(notice);
writeFileSync('out/THIRD-PARTY.txt', notices.join(`\n${'-'.repeat(80)}\n\n`));

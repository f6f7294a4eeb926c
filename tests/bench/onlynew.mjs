// SPDX-License-Identifier: Apache-2.0
// usage: node onlynew.mjs PAIR KIND FROM.json TO.sarif DIFF SUMS; see onlynew.sh.
import { appendFileSync, readFileSync } from 'node:fs';

const [pair, kind, fromFile, toFile, diffFile, sums] = process.argv.slice(2);

// path at the head -> { from: path at the base, hunks: [new start, new count, old start, old count] }
function readDiff(text) {
  const files = new Map();
  let from, hunks;
  for (const line of text.split('\n')) {
    let m;
    if ((m = /^rename from (.*)/.exec(line))) from = m[1];
    else if ((m = /^rename to (.*)/.exec(line))) files.set(m[1], { from, hunks: (hunks = []) });
    else if ((m = /^--- a\/(.*)/.exec(line))) from = m[1];
    else if (line === '--- /dev/null') from = null;
    else if ((m = /^\+\+\+ b\/(.*)/.exec(line))) {
      if (!files.has(m[1])) files.set(m[1], { from, hunks: (hunks = []) });
    } else if ((m = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line)))
      hunks?.push([+m[3], m[4] === undefined ? 1 : +m[4], +m[1], m[2] === undefined ? 1 : +m[2]]);
  }
  return files;
}

// The line of the base that git says a line of the head is, or 0.
function lineBefore(file, line) {
  let shift = 0;
  for (const [start, count, oldStart, oldCount] of file.hunks) {
    const begin = count ? start : start + 1;
    if (line < begin) break;
    if (line < begin + count) return 0;
    shift = (oldCount ? oldStart + oldCount : oldStart + 1) - (begin + count);
  }
  return line + shift;
}

const diff = readDiff(readFileSync(diffFile, 'utf8'));
const before = new Set(JSON.parse(readFileSync(fromFile)).findings.map(f => `${f.rule}\n${f.path}\n${f.line}`));
let old = 0, known = 0, all = 0, fresh = 0;
for (const result of JSON.parse(readFileSync(toFile)).runs[0].results) {
  const place = result.locations[0].physicalLocation;
  const path = decodeURIComponent(place.artifactLocation.uri);
  const isKnown = result.baselineState === 'unchanged';
  all++;
  fresh += !isKnown;
  if (kind !== 'layout') {
    const file = diff.get(path) ?? { from: path, hunks: [] };
    const line = file.from && lineBefore(file, place.region.startLine);
    if (!line || !before.has(`${result.ruleId}\n${file.from}\n${line}`)) continue;
  }
  old++;
  known += isKnown;
  if (!isKnown) console.error(`   not recognised: ${path}:${place.region.startLine} ${result.ruleId}`);
}
appendFileSync(sums, JSON.stringify({ kind, old, known }) + '\n');
console.log(`${pair}: ${all} findings, ${fresh} new; ${old} old by git, ${known} recognised`);

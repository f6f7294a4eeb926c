// SPDX-License-Identifier: Apache-2.0
//
// parse.mjs DATABASE parse|tidy EVERY - a shell script that runs clang -fsyntax-only, or clang-tidy
// with the analyzer's checks, over one unit in EVERY: of each source the first entry, as tracegate
// takes it.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const [database, tool, every] = process.argv.slice(2);
const quoted = word => `'${word.replaceAll("'", "'\\''")}'`;

// The words of a command as a shell would split them, without its other arts.
function split(command) {
	const words = [];
	for (const [word] of command.matchAll(/(?:\\.|"(?:\\.|[^"\\])*"|'[^']*'|[^\s\\"'])+/g))
		words.push(word.replace(/\\(.)|"((?:\\.|[^"\\])*)"|'([^']*)'/g, (_, escaped, double, single) =>
			escaped ?? double?.replace(/\\(["\\$`])/g, "$1") ?? single));
	return words;
}

const seen = new Set();
let count = 0;
for (const entry of JSON.parse(readFileSync(database, "utf8"))) {
	const words = (entry.arguments ?? split(entry.command)).slice(1);
	const name = resolve(entry.directory, entry.file);
	const flags = words.filter((word, i) => word !== "-c" && word !== "-o" && words[i - 1] !== "-o" &&
		resolve(entry.directory, word) !== name);
	if (seen.has(name)) continue;
	seen.add(name);
	if (count++ % every) continue;
	const list = flags.map(quoted).join(" ");
	console.log(`cd ${quoted(entry.directory)} || exit`);
	console.log(tool === "tidy"
		? `clang-tidy-19 -quiet '-checks=-*,clang-analyzer-*' ${quoted(entry.file)} -- ${list}`
		: `clang-19 -fsyntax-only ${list} ${quoted(entry.file)}`);
}

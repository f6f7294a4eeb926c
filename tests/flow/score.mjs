// SPDX-License-Identifier: Apache-2.0
/**
 * score.mjs CASES FINDINGS MODE - what was found of cases.json in the JSON of `tracegate check`.
 *
 * --table    recall and precision by kernel and by variant
 * --missed   the flawed cases without a finding, one a line;  --false  the right ones with one
 * --expected a line per kernel: name, flawed cases found, right cases with a finding
 * --compare=FILE  one passed or failed test per kernel, against such lines
 */
import { readFileSync } from "node:fs";

const [casesFile, findingsFile, flag] = process.argv.slice(2);
const cases = JSON.parse(readFileSync(casesFile));
const findings = JSON.parse(readFileSync(findingsFile)).findings;
const byFile = Map.groupBy(findings, (f) => f.path);

function hit(c) {
	return c.places.some((p) => (byFile.get(p.file) ?? []).some((f) =>
		f.line >= p.first && f.line <= p.last && f.cwe.some((id) => c.cwe.includes(Number(id.slice(4))))));
}

const sums = { all: {}, kernel: {}, variant: {} };
const count = (table, key, cell) => {
	table[key] ??= { tp: 0, fn: 0, fp: 0, tn: 0 };
	table[key][cell]++;
};
for (const c of cases) {
	const found = hit(c);
	const cell = c.kind === "finds" ? (found ? "tp" : "fn") : found ? "fp" : "tn";
	const written = c.places[0].file.startsWith("written/");
	for (const [table, key] of [["all", written ? "written" : "generated"], ["kernel", c.kernel], ["variant", written ? "written" : c.variant]]) count(sums[table], key, cell);
	if (flag === "--missed" && cell === "fn") console.log(`missed ${c.kernel} ${c.variant} ${c.places[0].file}:${c.places[0].first}`);
	if (flag === "--false" && cell === "fp") console.log(`false ${c.kind} ${c.kernel} ${c.variant} ${c.places[0].file}:${c.places[0].first}`);
}


const share = (a, b) => (b ? ((100 * a) / b).toFixed(0) : "-").padStart(4);

function table(title, rows) {
	console.log(`\n${title.padEnd(26)} found of      false of      recall precision`);
	for (const [key, n] of Object.entries(rows))
		console.log(`${key.padEnd(26)} ${String(n.tp).padStart(5)} ${String(n.tp + n.fn).padStart(5)}   ${String(n.fp).padStart(5)} ` +
			`${String(n.fp + n.tn).padStart(5)}   ${share(n.tp, n.tp + n.fn)} % ${share(n.tp, n.tp + n.fp)} %`);
}

/** A kernel fails that finds less, or is wrong more often, than it was. */
function compare(file) {
	const was = new Map(readFileSync(file, "utf8").trim().split("\n").map((l) => l.split("\t")).map((r) => [r[0], r.slice(1).map(Number)]));
	let failed = 0;
	for (const [name, n] of Object.entries(sums.kernel)) {
		const [found, wrong] = was.get(name) ?? [n.tp + n.fn, 0];
		const worse = n.tp < found || n.fp > wrong;
		if (worse) console.log(`${name}: ${n.tp} found and ${n.fp} false, expected at least ${found} and at most ${wrong}`);
		else if (n.tp > found || n.fp < wrong) console.log(`${name}: better than expected.tsv says; run with --update`);
		failed += worse;
	}
	console.log(`${Object.keys(sums.kernel).length - failed} passed, ${failed} failed`);
	process.exitCode = failed ? 1 : 0;
}

if (flag.startsWith("--compare=")) compare(flag.slice("--compare=".length));
else if (flag === "--expected")
	for (const [name, n] of Object.entries(sums.kernel)) console.log(`${name}\t${n.tp}\t${n.fp}`);
else if (flag === "--table") for (const [title, rows] of Object.entries(sums)) table(title, rows);
else table("all", sums.all);

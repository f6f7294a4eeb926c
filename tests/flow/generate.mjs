// SPDX-License-Identifier: Apache-2.0
/**
 * generate.mjs OUT - writes every kernel in every variant, and the written cases, as a product with
 * a compile database, and cases.json: for each case what it is and which lines of which files
 * belong to it.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { kernels } from "./kernels.mjs";
import { control, data, returned } from "./variants.mjs";
import { written } from "./written.mjs";

const HEADERS = ["assert", "dlfcn", "errno", "fcntl", "limits", "math", "netinet/in", "pthread", "stdint", "stdio",
	"stdlib", "string", "sys/socket", "sys/stat", "sys/types", "unistd"];
const PROLOGUE = ["#define _GNU_SOURCE", ...HEADERS.map((h) => `#include <${h}.h>`), ""].join("\n");

/** The flawed case and its repairs: a good value, and a use that bears the bad one. */
function cases(kernel) {
	if (!kernel.type) {
		const whole = (source) => ({ type: "int", local: "", init: "(void)(data = 0);", source, other: "", sink: ";" });
		return { finds: whole(kernel.bad), allows: whole(kernel.good) };
	}
	const base = { type: kernel.type, local: kernel.local ?? "", init: kernel.init, other: kernel.good };
	return {
		finds: { ...base, source: kernel.bad, sink: kernel.sink },
		allows: { ...base, source: kernel.good, sink: kernel.sink },
		...(kernel.safe && { allows_use: { ...base, source: kernel.bad, sink: kernel.safe } }),
	};
}

function variantsOf(kernel) {
	const all = { ...control, ...(kernel.type && data), ...(kernel.type && !kernel.frame && returned) };
	return Object.fromEntries(Object.entries(all).filter(([name]) => !kernel.skip?.includes(name)));
}

/** One text per file, and the lines that each case covers. */
class Product {
	texts = new Map();
	cases = [];

	add(file, text) {
		const before = this.texts.get(file) ?? PROLOGUE;
		const first = before.split("\n").length;
		this.texts.set(file, `${before}${text}\n`);
		return { file, first, last: first + text.split("\n").length - 1 };
	}
}

const out = resolve(process.argv[2]);
const product = new Product();
for (const [name, kernel] of Object.entries(kernels))
	for (const [variant, wrap] of Object.entries(variantsOf(kernel)))
		for (const [kind, c] of Object.entries(cases(kernel))) {
			const texts = wrap({ ...c, id: `${kind}_${name}_${variant}` });
			const places = texts.map((t, i) => product.add(i === 0 ? `${name}.c` : `${name}_${i}.c`, t));
			product.cases.push({ kernel: name, variant, kind, cwe: kernel.cwe, places });
		}

const own = written();
mkdirSync(join(out, own.folder), { recursive: true });
for (const [file, text] of [...product.texts, ...own.texts]) writeFileSync(join(out, file), text);
const command = (file) => ({ directory: out, file, arguments: [file.endsWith(".c") ? "cc" : "c++", "-c", "-w", file] });
const units = [...product.texts.keys(), ...own.texts.keys()].filter((file) => !file.endsWith(".h"));
writeFileSync(join(out, "compile_commands.json"), JSON.stringify(units.map(command)));
writeFileSync(join(out, "cases.json"), JSON.stringify([...product.cases, ...own.cases]));

// SPDX-License-Identifier: Apache-2.0
/**
 * The cases of written/: source files in which a comment opens each case, which goes on to the next
 * such comment: "finds NAME: CWE CWE ..." for a flaw, "allows NAME" for its repair, and "shared" for
 * what belongs to none. A case that stands in several files is opened in each; the numbers stand in
 * the first.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = "written";
const source = join(import.meta.dirname, folder);
const OPENS = /^\/\* (?:(finds|allows) (\w+)(?:: ([\d ]+))?|shared) \*\/$/;

/** The texts by file, and the cases; the kernel of a case is the first of its numbers. */
export function written() {
	const texts = new Map();
	const cases = new Map();
	const numbers = new Map();
	for (const name of readdirSync(source).sort()) {
		const file = `${folder}/${name}`;
		const text = readFileSync(join(source, name), "utf8");
		let open;
		texts.set(file, text);
		for (const [i, line] of text.split("\n").entries()) {
			const [opens, kind, flaw, cwe] = OPENS.exec(line) ?? [];
			if (opens) open = kind && { file, first: i + 1, last: i + 1 };
			if (cwe) numbers.set(flaw, cwe.split(" ").map(Number));
			if (kind) {
				const key = `${kind} ${flaw}`;
				if (!cases.has(key)) cases.set(key, { variant: flaw, kind, places: [] });
				cases.get(key).places.push(open);
			}
			if (open) open.last = i + 1;
		}
	}
	const whole = [...cases.values()].map((c) => {
		const cwe = numbers.get(c.variant);
		if (!cwe) throw new Error(`written/${c.places[0].file}: '${c.variant}' has no CWE number`);
		return { kernel: `CWE-${cwe[0]}`, cwe, ...c };
	});
	return { folder, texts, cases: whole };
}

// SPDX-License-Identifier: Apache-2.0
/**
 * The ways in which a value travels from where it goes wrong to where that hurts: through branches
 * that always or never run, through variables, memory, functions and files. A variant is a function
 * of a case (see kernels.mjs) to the text of one or more files.
 *
 * @typedef {object} Case  one flaw, or its repair, to be wrapped
 * @property {string} id     a C identifier, unique in the product
 * @property {string} type   the C type of `data`
 * @property {string} local  declarations that must outlive the flow
 * @property {string} init   first value of `data`
 * @property {string} source statements that give `data` its value
 * @property {string} other  statements that give `data` a harmless value
 * @property {string} sink   statements that use `data`
 */

const block = (text) => `{ ${text} }`;
const start = (c) => `${c.local} ${c.type} data; ${c.init}`;
const entry = (c, body) => `void ${c.id}(void)\n{\n${body}\n}\n`;
const one = (text) => [text];

/** Both halves inside a construct that surely runs. */
function around(c, open, close, before = "") {
	return one(before + entry(c, `${start(c)}\n${open} ${c.source} ${close}\n${open} ${c.sink} ${close}`));
}

/** The value is handed on by `pass`, and taken up again by `take`, an expression. */
function handed(c, pass, take, before = "") {
	return one(before + entry(c, `${start(c)}\n${c.source}\n${pass}\n{ ${c.type} data = ${take};\n${c.sink} }`));
}

const head = (c, name, params) => `static void ${c.id}_${name}(${params})`;

/** Variants that need no `data`: the whole flaw stands in one place. */
export const control = {
	straight: (c) => one(entry(c, `${start(c)}\n${c.source}\n${c.sink}`)),
	if_one: (c) => around(c, "if (1) {", "}"),
	if_constant: (c) => around(c, `if (${c.id}_k == 5) {`, "}", `static const int ${c.id}_k = 5;\n`),
	if_static: (c) => around(c, `if (${c.id}_v) {`, "}", `static int ${c.id}_v = 1;\n`),
	if_function: (c) => around(c, `if (${c.id}_yes()) {`, "}", `static int ${c.id}_yes(void) { return 1; }\n`),
	else_of_zero: (c) => around(c, `if (0) { puts("never"); } else {`, "}"),
	while_once: (c) => around(c, "while (1) {", "break; }"),
	for_once: (c) => around(c, "for (int once = 0; once < 1; once++) {", "}"),
	do_once: (c) => around(c, "do {", "} while (0);"),
	switched: (c) => around(c, "switch (6) { case 6: {", "} break; default: puts(\"never\"); break; }"),
	jumped: (c) => one(entry(c, `${start(c)}\ngoto first;\nfirst:\n${block(c.source)}\ngoto second;\nsecond:\n${block(c.sink)}`)),
};

/** Variants of a value that flows. */
export const data = {
	maybe: (c) => one(entry(c, `${start(c)}\nif (rand() & 1) {\n${c.source} } else {\n${c.other} }\n${c.sink}`)),
	correlated: (c) =>
		one(entry(c, `${start(c)}\nint flag = rand() & 1;\n${c.other}\nif (flag) {\n${c.source} }\nif (flag) {\n${c.sink} }`)),
	copied: (c) => handed(c, `${c.type} copy = data;`, "copy"),
	by_pointer: (c) => handed(c, `${c.type} *where = &data;`, "*where"),
	into_pointer: (c) =>
		one(entry(c, `${start(c)}\n${c.type} *where = &data;\n{ ${c.type} data = *where;\n${c.source}\n*where = data; }\n${c.sink}`)),
	in_struct: (c) => handed(c, "box.value = data;", "box.value", "").map((t) =>
		t.replace(`${c.type} data;`, `struct { int first; ${c.type} value; } box; ${c.type} data;`)),
	in_union: (c) => handed(c, "", "").map(() =>
		entry(c, `${start(c)}\nunion { ${c.type} a; ${c.type} b; } both;\n${c.source}\nboth.a = data;\n{ ${c.type} data = both.b;\n${c.sink} }`)),
	in_array: (c) =>
		one(entry(c, `${start(c)}\n${c.type} shelf[5];\n${c.source}\nshelf[2] = data;\n{ ${c.type} data = shelf[2];\n${c.sink} }`)),
	struct_copied: (c) =>
		one(entry(c, `${start(c)}\nstruct { ${c.type} value; } a, b;\n${c.source}\na.value = data;\nb = a;\n{ ${c.type} data = b.value;\n${c.sink} }`)),
	by_void: (c) => handed(c, "void *where = &data;", `*(${c.type} *)where`),
	in_static: (c) =>
		one(`static ${c.type} ${c.id}_g;\n${head(c, "use", "void")}\n{ ${c.type} data = ${c.id}_g;\n${c.sink} }\n` +
			entry(c, `${start(c)}\n${c.source}\n${c.id}_g = data;\n${c.id}_use();`)),
	argument: (c) =>
		one(`${head(c, "use", `${c.type} data`)}\n{\n${c.sink}\n}\n` + entry(c, `${start(c)}\n${c.source}\n${c.id}_use(data);`)),
	argument_pointer: (c) =>
		one(`${head(c, "use", `${c.type} *from`)}\n{ ${c.type} data = *from;\n${c.sink}\n}\n` +
			entry(c, `${start(c)}\n${c.source}\n${c.id}_use(&data);`)),
	argument_struct: (c) =>
		one(`struct ${c.id}_box { int first; ${c.type} value; };\n${head(c, "use", `struct ${c.id}_box box`)}\n{ ${c.type} data = box.value;\n${c.sink}\n}\n` +
			entry(c, `${start(c)}\nstruct ${c.id}_box box;\n${c.source}\nbox.value = data;\n${c.id}_use(box);`)),
	argument_array: (c) =>
		one(`${head(c, "use", `${c.type} shelf[]`)}\n{ ${c.type} data = shelf[2];\n${c.sink}\n}\n` +
			entry(c, `${start(c)}\n${c.type} shelf[5];\n${c.source}\nshelf[2] = data;\n${c.id}_use(shelf);`)),
	function_pointer: (c) =>
		one(`${head(c, "use", `${c.type} data`)}\n{\n${c.sink}\n}\n` +
			entry(c, `${start(c)}\nvoid (*go)(${c.type}) = ${c.id}_use;\n${c.source}\ngo(data);`)),
	three_deep: (c) =>
		one(`${head(c, "c", `${c.type} data`)}\n{\n${c.sink}\n}\n${head(c, "b", `${c.type} data`)}\n{ ${c.id}_c(data); }\n` +
			`${head(c, "a", `${c.type} data`)}\n{ ${c.id}_b(data); }\n` + entry(c, `${start(c)}\n${c.source}\n${c.id}_a(data);`)),
	other_file: (c) => [
		`void ${c.id}_use(${c.type} data);\n` + entry(c, `${start(c)}\n${c.source}\n${c.id}_use(data);`),
		`void ${c.id}_use(${c.type} data);\nvoid ${c.id}_use(${c.type} data)\n{\n${c.sink}\n}\n`,
	],
	other_file_pointer: (c) => [
		`void ${c.id}_use(${c.type} *from);\n` + entry(c, `${start(c)}\n${c.source}\n${c.id}_use(&data);`),
		`void ${c.id}_use(${c.type} *from);\nvoid ${c.id}_use(${c.type} *from)\n{ ${c.type} data = *from;\n${c.sink}\n}\n`,
	],
	other_file_struct: (c) => [
		`struct ${c.id}_box { int first; ${c.type} value; };\nvoid ${c.id}_use(struct ${c.id}_box box);\n` +
			entry(c, `${start(c)}\nstruct ${c.id}_box box;\n${c.source}\nbox.value = data;\n${c.id}_use(box);`),
		`struct ${c.id}_box { int first; ${c.type} value; };\nvoid ${c.id}_use(struct ${c.id}_box box);\n` +
			`void ${c.id}_use(struct ${c.id}_box box)\n{ ${c.type} data = box.value;\n${c.sink}\n}\n`,
	],
	other_file_global: (c) => [
		`extern ${c.type} ${c.id}_g;\n${c.type} ${c.id}_g;\nvoid ${c.id}_use(void);\n` +
			entry(c, `${start(c)}\n${c.source}\n${c.id}_g = data;\n${c.id}_use();`),
		`extern ${c.type} ${c.id}_g;\nvoid ${c.id}_use(void);\nvoid ${c.id}_use(void)\n{ ${c.type} data = ${c.id}_g;\n${c.sink}\n}\n`,
	],
	five_files: (c) => [
		`void ${c.id}_1(${c.type} data);\n` + entry(c, `${start(c)}\n${c.source}\n${c.id}_1(data);`),
		...[1, 2, 3].map((i) =>
			`void ${c.id}_${i}(${c.type} data);\nvoid ${c.id}_${i + 1}(${c.type} data);\n` +
			`void ${c.id}_${i}(${c.type} data)\n{ ${c.id}_${i + 1}(data); }\n`),
		`void ${c.id}_4(${c.type} data);\nvoid ${c.id}_4(${c.type} data)\n{\n${c.sink}\n}\n`,
	],
};

/** Variants whose source stands in a function of its own: not for values that point into a frame. */
export const returned = {
	result: (c) =>
		one(`static ${c.type} ${c.id}_make(void)\n{ ${start(c)}\n${c.source}\nreturn data; }\n` +
			entry(c, `${c.type} data = ${c.id}_make();\n${c.sink}`)),
	out_parameter: (c) =>
		one(`${head(c, "make", `${c.type} *out`)}\n{ ${start(c)}\n${c.source}\n*out = data; }\n` +
			entry(c, `${c.type} data; ${c.init}\n${c.id}_make(&data);\n${c.sink}`)),
	other_file_result: (c) => [
		`${c.type} ${c.id}_make(void);\n` + entry(c, `${c.type} data = ${c.id}_make();\n${c.sink}`),
		`${c.type} ${c.id}_make(void);\n${c.type} ${c.id}_make(void)\n{ ${start(c)}\n${c.source}\nreturn data; }\n`,
	],
};

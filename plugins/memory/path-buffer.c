/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/path-buffer - a function that writes a whole path, and an array that is too small for one.
 *
 *     char real[256];
 *     realpath(path, real);
 *
 * These functions know only the longest path that the system has. Which argument is the array
 * stands below, since the number is part of what such a function is.
 */
#include "common/literal.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_path_buffer = {
	.id = "memory/path-buffer",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* PATH_MAX of Linux, MAX_PATH of Windows. */
enum { POSIX_PATH = 4096, WINDOWS_PATH = 260 };

static const struct {
	const char *name;
	unsigned param;
	unsigned count;
} writers[] = {
	{"realpath", 1, POSIX_PATH},
	{"getwd", 0, POSIX_PATH},
	{"PathAppendA", 0, WINDOWS_PATH},
	{"PathAppendW", 0, WINDOWS_PATH},
	{"PathAddExtensionA", 0, WINDOWS_PATH},
	{"PathAddExtensionW", 0, WINDOWS_PATH},
	{"PathCanonicalizeA", 0, WINDOWS_PATH},
	{"PathCanonicalizeW", 0, WINDOWS_PATH},
	{"PathCombineA", 0, WINDOWS_PATH},
	{"PathCombineW", 0, WINDOWS_PATH},
	{"PathRenameExtensionA", 0, WINDOWS_PATH},
	{"PathRenameExtensionW", 0, WINDOWS_PATH},
	{"GetTempFileNameA", 3, WINDOWS_PATH},
	{"GetTempFileNameW", 3, WINDOWS_PATH},
};

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_callee(ir, call);
	size_t i;

	for (i = 0; i < sizeof(writers) / sizeof(*writers); i++) {
		tg_node arg = tg_ir_strip(ir, tg_ir_arg(ir, call, writers[i].param));
		uint64_t size = lit_array_size(ir, arg);

		if (strcmp(name, writers[i].name) != 0 || !size)
			continue;
		if (tg_ir_type_of(ir, arg)->count < writers[i].count)
			pass->host->report(
				pass, call,
				"%s() writes up to %u characters; '%s' has room for %llu", name,
				writers[i].count, tg_ir_name(ir, arg),
				(unsigned long long)tg_ir_type_of(ir, arg)->count);
	}
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * clang.c - see clang.h.
 */
#include "engine/parse/clang.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

struct tg_clang tg_clang;

static const struct {
	const char *name;
	size_t offset;
} functions[] = {
#define X(name) {"clang_" #name, offsetof(struct tg_clang, name)},
	TG_CLANG_FUNCTIONS(X)
#undef X
};

/* By its name where the system keeps libraries, else where it was when this program was built. */
static void *open_library(struct tg_err *err)
{
	static const char *const names[] = {TG_LIBCLANG_NAME, TG_LIBCLANG_PATH};
	void *handle = NULL;
	size_t i;

	for (i = 0; !handle && i < sizeof(names) / sizeof(*names); i++)
		handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
	if (!handle)
		tg_fail(err, TG_ERR_IO,
			"cannot load libclang 19, which parses: %s; install it (Debian: "
			"libclang1-19)",
			dlerror());
	return handle;
}

bool tg_clang_is_loaded(void)
{
	return tg_clang.createIndex != NULL;
}

bool tg_clang_load(struct tg_err *err)
{
	struct tg_clang table;
	void *handle, *symbol;
	size_t i;

	if (tg_clang_is_loaded())
		return true;
	handle = open_library(err);
	for (i = 0; handle && i < sizeof(functions) / sizeof(*functions); i++) {
		symbol = dlsym(handle, functions[i].name);
		if (!symbol)
			return tg_fail(err, TG_ERR_IO,
				       "libclang is not of version 19: %s; install that (Debian: "
				       "libclang1-19)",
				       dlerror());
		memcpy((char *)&table + functions[i].offset, &symbol, sizeof(symbol));
	}
	if (handle)
		tg_clang = table;
	return handle != NULL;
}

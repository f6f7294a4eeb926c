/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Runs a target on each file below the folders and files that are named, and on cut and altered
 * versions of each: what a plain test can do with any compiler. The alterations are the same
 * in every run.
 */
#include "fuzz.h"

#include <ftw.h>
#include <stdio.h>

#include "base/file.h"
#include "base/mem.h"

enum { LARGEST = 64 * 1024, ALTERED = 24 };

static size_t inputs;

static uint32_t next(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* Own memory of the exact size, so that AddressSanitizer sees a read past the end. */
static void run(const char *bytes, size_t size)
{
	char *copy = tg_alloc(size ? size : 1);

	memcpy(copy, bytes, size);
	fuzz_one(tg_str_n(copy, size));
	free(copy);
	inputs++;
}

static void run_altered(char *bytes, size_t size)
{
	uint32_t state = (uint32_t)size;
	unsigned i;

	for (i = 0; i < ALTERED && size; i++) {
		size_t at = next(&state) % size;
		char was = bytes[at];

		bytes[at] = (char)next(&state);
		run(bytes, size);
		bytes[at] = was;
		run(bytes, next(&state) % size);
	}
}

static int visit(const char *path, const struct stat *status, int type, struct FTW *walk)
{
	struct tg_buf content = {0};
	struct tg_err err = {0};

	(void)walk;
	if (type != FTW_F || status->st_size > LARGEST)
		return 0;
	if (!tg_file_read(path, LARGEST, &content, &err)) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	run(content.ptr, content.len);
	run_altered(content.ptr, content.len);
	tg_buf_done(&content);
	return 0;
}

int main(int argc, char **argv)
{
	int i;

	run("", 0);
	for (i = 1; i < argc; i++)
		if (nftw(argv[i], visit, 16, FTW_PHYS) != 0)
			return 1;
	printf("%zu inputs\n", inputs);
	return inputs > 1 ? 0 : 1;
}

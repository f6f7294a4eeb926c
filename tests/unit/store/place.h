/* SPDX-License-Identifier: Apache-2.0 */
/* place.h - a trace database of its own for each test, with a small history in it. */
#ifndef PLACE_H
#define PLACE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/store.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)

struct place {
	char folder[64];
	char path[128]; /* of the database */
};

static inline int enter(void **state)
{
	struct place *place = calloc(1, sizeof(*place));

	strcpy(place->folder, "/tmp/tg-store-XXXXXX");
	assert_non_null(mkdtemp(place->folder));
	snprintf(place->path, sizeof(place->path), "%s/.tracegate/trace.db", place->folder);
	*state = place;
	return 0;
}

static inline int leave(void **state)
{
	struct place *place = *state;
	char command[256];

	snprintf(command, sizeof(command), "chmod -R u+rwX '%s' && rm -rf '%s'", place->folder,
		 place->folder);
	/* tracegate-allow(injection/command): made of the temporary folder of this test;
	 * owner=tests; until=2030-12-31 */
	assert_int_equal(system(command), 0);
	free(place);
	return 0;
}

static inline struct tg_store *open_store(const struct place *place, enum tg_store_mode mode)
{
	struct tg_err err = {0};
	struct tg_store *store = tg_store_open(place->path, mode, &err);

	assert_string_equal(err.text, "");
	return store;
}

static inline struct tg_oid oid_of(unsigned number)
{
	struct tg_oid oid = {{0}};

	oid.byte[0] = 0xab;
	oid.byte[TG_OID_SIZE - 1] = (uint8_t)number;
	return oid;
}

static inline unsigned wants_nothing(void *user, const struct tg_change *change)
{
	(void)user;
	(void)change;
	return 0;
}

/* A commit with one change; `parents` are numbers of other commits, 0 ends them. */
static inline void put(struct tg_store *store, unsigned number, const unsigned *parents,
		       const char *path, unsigned blob)
{
	struct tg_oid parent_oids[4];
	struct tg_commit commit = {.oid = oid_of(number),
				   .tree = oid_of(number + 100),
				   .parents = parent_oids,
				   .author = {tg_str("Dev"), tg_str("dev@example.org"), 1000, 0},
				   .committer = {tg_str("Dev"), tg_str("dev@example.org"), 1000, 0},
				   .subject = tg_str("a subject")};
	struct tg_change change = {.path = tg_str(path)};
	const struct tg_store_reader reader = {.wants = wants_nothing};
	struct tg_err err = {0};

	while (parents && parents[commit.parent_count]) {
		parent_oids[commit.parent_count] = oid_of(parents[commit.parent_count]);
		commit.parent_count++;
	}
	if (blob)
		change.after = oid_of(blob);
	assert_true(
		tg_store_commit_put(store, number, &commit, &change, 1, NULL, 0, &reader, &err));
}

/*
 * 1 - 2 - - 4 - 5     a.c: blob 201 in 1, 202 in 2; b.c: 203 in 3, merged by 4; a.c gone in 5
 *  \ - 3 - /
 */
static inline void fill(const struct place *place)
{
	struct tg_store *store = open_store(place, TG_STORE_WRITE);
	struct tg_err err = {0};

	assert_true(tg_store_begin(store, "test", "tracegate test", &err));
	put(store, 5, (const unsigned[]){4, 0}, "a.c", 0);
	put(store, 4, (const unsigned[]){2, 3, 0}, "b.c", 203);
	put(store, 3, (const unsigned[]){1, 0}, "b.c", 203);
	put(store, 2, (const unsigned[]){1, 0}, "a.c", 202);
	put(store, 1, NULL, "a.c", 201);
	assert_true(tg_store_history_end(store, &err));
	assert_true(tg_store_commit(store, &err));
	tg_store_close(store);
}

static inline void check_tree(struct tg_store *store, unsigned commit, const char *want)
{
	struct tg_oid oid = oid_of(commit);
	struct tg_stored_file *files;
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	struct tg_buf text = {0};
	size_t count, i;

	assert_true(tg_store_asof(store, &oid, &err));
	assert_true(tg_store_files(&arena, store, &files, &count, &err));
	for (i = 0; i < count; i++)
		tg_buf_printf(&text, "%s=%u ", files[i].path, files[i].blob.byte[TG_OID_SIZE - 1]);
	assert_string_equal(text.ptr ? text.ptr : "", want);
	tg_buf_done(&text);
	tg_arena_done(&arena);
}

#endif

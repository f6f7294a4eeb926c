/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rules_folder.h - a folder of rules that a test writes for itself, to see what is refused.
 */
#ifndef TG_TEST_RULES_FOLDER_H
#define TG_TEST_RULES_FOLDER_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"

struct rules_folder {
	char path[64];
	struct tg_arena arena;
};

static inline const char *rules_folder_file(struct rules_folder *folder, const char *name)
{
	return tg_arena_printf(&folder->arena, "%s/%s", folder->path, name);
}

/* Writes a file below the folder; its own folder has to exist. */
static inline void rules_folder_write(struct rules_folder *folder, const char *name,
				      const char *content)
{
	struct tg_err err = {0};

	if (!tg_file_write(rules_folder_file(folder, name), tg_str(content), &err))
		fail_msg("%s", err.text);
}

/* The smallest folder that can be read: one source, one catalogue, one mapping, no weakness. */
static inline void rules_folder_open(struct rules_folder *folder)
{
	static const char *const folders[] = {"catalogs", "mappings", "profiles", "pack"};
	struct tg_err err = {0};

	*folder = (struct rules_folder){.path = "/tmp/tracegate-test-XXXXXX"};
	assert_non_null(mkdtemp(folder->path));
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++)
		assert_true(tg_dir_make(rules_folder_file(folder, folders[i]), &err));
	rules_folder_write(folder, "catalogs/sources.yaml",
			   "version: 1\nsources:\n"
			   "  - {code: A, title: list A, kind: secondary}\n"
			   "  - {code: P, title: our own, kind: proposal}\n");
	rules_folder_write(folder, "catalogs/a.yaml",
			   "version: 1\nid: a\ntitle: A\nedition: A:2020\nprefix: LAW\nsource: s\n"
			   "entries:\n"
			   "  - {id: LAW-1, kind: group, title: one}\n"
			   "  - {id: LAW-1a, parent: LAW-1, kind: requirement, title: one a}\n"
			   "  - {id: LAW-2, kind: requirement, title: two}\n");
	rules_folder_write(folder, "mappings/m.yaml",
			   "version: 1\nid: m\ntitle: M\nedition: e\nsource: A\nmappings:\n"
			   "  - {from: LAW-1a, to: [LAW-2], relation: covers}\n");
}

static inline void rules_folder_done(struct rules_folder *folder)
{
	static const char *const names[] = {"catalogs/sources.yaml",
					    "catalogs/a.yaml",
					    "catalogs/cwe.yaml",
					    "mappings/m.yaml",
					    "profiles/products.yaml",
					    "profiles/sl-acceptance.yaml",
					    "pack/rule.md",
					    "catalogs",
					    "mappings",
					    "profiles",
					    "pack",
					    ""};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		remove(rules_folder_file(folder, names[i]));
	tg_arena_done(&folder->arena);
}

#endif

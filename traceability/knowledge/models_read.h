/* SPDX-License-Identifier: Apache-2.0 */
/*
 * models_read.h - what the parts of the reader of models share.
 */
#ifndef TG_KNOWLEDGE_MODELS_READ_H
#define TG_KNOWLEDGE_MODELS_READ_H

#include "format/value.h"
#include "knowledge/models.h"

/* Where the reader stands: the models it fills and what the file says for all its rows. */
struct tg_models_reader {
	struct tg_api_models *models;
	const char *source; /* of the file, or NULL */
	bool own;           /* a file of the project under analysis */
	struct tg_err *err;
};

/* Rows of one function form a list in the order of the files: it is found by its first one. */
#define TG_MODELS_APPEND(map, key, row, type)                  \
	do {                                                   \
		void **slot_ = tg_map_put((map), tg_str(key)); \
		type *last_ = *slot_;                          \
		if (!last_)                                    \
			*slot_ = (row);                        \
		while (last_ && last_->next)                   \
			last_ = (type *)last_->next;           \
		if (last_)                                     \
			last_->next = (row);                   \
	} while (0)

/* One text or a list of texts. */
bool tg_models_read_texts(struct tg_arena *arena, const struct tg_value *value,
			  const char *const **ret, size_t *ret_count, struct tg_err *err);
/* The functions a row is about: `function: name` or `function: [name, ...]`. */
bool tg_models_read_functions(struct tg_models_reader *reader, const struct tg_value *row,
			      const char *const **ret, size_t *ret_count);

/* models.c: where a row is taken from: its own `source`, or the file's. */
bool tg_models_read_source(struct tg_models_reader *reader, const struct tg_value *row,
			   const char **ret);

/* models_effect.c: the `effect` of a row. */
bool tg_models_read_effect_kind(const struct tg_value *row, enum tg_api_effect_kind *ret,
				struct tg_err *err);
/* models_effect.c: its `family`, which is one of a few for objects of C++ libraries. */
bool tg_models_read_family(const struct tg_value *row, struct tg_api_effect *effect,
			   struct tg_err *err);

/* models_effect.c: an element of `borrows`. */
bool tg_models_read_borrow(struct tg_models_reader *reader, const struct tg_value *map);

/* models_own.c: an element of `banned` and of `wrappers`. */
bool tg_models_read_ban(struct tg_models_reader *reader, const struct tg_value *map);
bool tg_models_read_wrapper(struct tg_models_reader *reader, const struct tg_value *map);
/* models_own.c: what a role of a project's function means for the flow engine. A library's models
 * say it themselves, in more detail. */
void tg_models_role_effects(struct tg_models_reader *reader, const struct tg_api_role *role);

#endif

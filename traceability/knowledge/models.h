/* SPDX-License-Identifier: Apache-2.0 */
/*
 * models.h - reads rules/models/ into struct tg_api_models: what library functions do, which calls
 * are flaws by themselves, and the word lists of rules that go by names.
 *
 * The form of the files is described in rules/README.md.
 */
#ifndef TG_KNOWLEDGE_MODELS_H
#define TG_KNOWLEDGE_MODELS_H

#include "base/err.h"
#include "model/api_model.h"

/*
 * Loads every .yaml below `rules_dir`/models, in the order of the names. Strict: an unknown key,
 * role or test, a number out of range or a row without source fails with "FILE:LINE:COLUMN: ...".
 * Release with tg_models_done(), also after a failure.
 */
bool tg_models_load(const char *rules_dir, struct tg_api_models *ret_models, struct tg_err *err);
/*
 * Adds what a project says in `rules_dir`/models, when that folder is there: besides the rest,
 * functions that it bans and functions that only its wrappers may call.
 */
bool tg_models_add(struct tg_api_models *models, const char *rules_dir, struct tg_err *err);
void tg_models_done(struct tg_api_models *models);

/* True when a row reports under `rule`. */
bool tg_models_has_rule(const struct tg_api_models *models, const char *rule);

#endif

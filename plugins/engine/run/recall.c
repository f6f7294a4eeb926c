/* SPDX-License-Identifier: Apache-2.0 */
/*
 * recall.c - see recall.h.
 */
#include "engine/run/recall.h"

#include <dlfcn.h>
#include <stdlib.h>

#include "base/file.h"
#include "engine/parse/parse.h"

/* Changes when results change their bytes or meaning in a way that nothing else tells. */
#define RECALL_FORMAT "unit 1"

enum {
	PROGRAM_MAX = 512 * 1024 * 1024,
	VARIANTS = 8, /* closures that are kept of one command: branches differ */
	DEFAULT_BYTES = 1024 * 1024 * 1024,
};

/* Lists of files of one command, newest first. */
struct closures {
	TG_VEC(const char *) names; /* of all lists, one after the other */
	size_t count[VARIANTS];     /* how many of them belong to each */
	size_t lists;
};

/* --- What is the same for all units. --- */

/* A program or library by its bytes; its version alone does not tell one build from another. */
static void hash_program(struct tg_hasher *hasher, const char *path)
{
	struct tg_buf content = {0};
	struct tg_err ignored = {0};

	if (tg_file_read(path, PROGRAM_MAX, &content, &ignored))
		tg_hash_add(hasher, tg_buf_view(&content));
	else
		tg_hash_add(hasher, tg_str(path));
	tg_buf_done(&content);
}

static void hash_self(struct tg_hasher *hasher)
{
	TG_AUTO(tg_free_) char *path = realpath("/proc/self/exe", NULL);

	hash_program(hasher, path ? path : "/proc/self/exe");
}

static void hash_packs(struct tg_hasher *hasher, const struct tg_packs *packs)
{
	size_t i;

	tg_hash_number(hasher, packs->packs.count);
	for (i = 0; i < packs->packs.count; i++) {
		Dl_info info;

		tg_hash_add(hasher, tg_str(packs->packs.at[i].plugin->name));
		if (dladdr(packs->packs.at[i].plugin, &info) && info.dli_fname)
			hash_program(hasher, info.dli_fname);
	}
}

static void hash_rules(struct tg_hasher *hasher, const struct tg_engine_options *options)
{
	size_t i, k;

	/* Suppressions of what only linked units find are settled later. */
	tg_hash_number(hasher, options->link);
	tg_hash_number(hasher, options->allow.need_ticket);
	tg_hash_number(hasher, options->allow.longest_days);

	tg_hash_number(hasher, options->rule_count);
	for (i = 0; i < options->rule_count; i++) {
		const struct tg_rule_setting *rule = &options->rules[i];

		tg_hash_add(hasher, tg_str(rule->id));
		tg_hash_number(hasher, (uint64_t)rule->severity);
		tg_hash_number(hasher, (uint64_t)rule->confidence);
		tg_hash_number(hasher, rule->locked);
		tg_hash_add(hasher,
			    tg_str_n((const char *)rule->card.byte, sizeof(rule->card.byte)));
		tg_hash_number(hasher, rule->option_count);
		for (k = 0; k < rule->option_count; k++) {
			tg_hash_add(hasher, tg_str(rule->options[k].key));
			tg_hash_add(hasher, tg_str(rule->options[k].value));
		}
	}
}

static void hash_models(struct tg_hasher *hasher, const struct tg_api_models *models)
{
	size_t i;

	if (!models)
		return;
	tg_hash_add(hasher,
		    tg_str_n((const char *)models->digest.byte, sizeof(models->digest.byte)));
	for (i = 0; i < models->rules.entries.count; i++)
		tg_hash_add(hasher, models->rules.entries.at[i].key);
}

/* Which suppressions hold; how long one may last is counted from today. */
static void hash_allow(struct tg_hasher *hasher, const struct tg_allow_policy *allow, int64_t today)
{
	tg_hash_number(hasher, allow->need_ticket);
	tg_hash_number(hasher, allow->longest_days);
	tg_hash_number(hasher, allow->longest_days ? (uint64_t)today : 0);
}

static struct tg_hash hash_of_all(const struct tg_engine_options *options,
				  const struct tg_packs *packs, int64_t today)
{
	struct tg_hasher hasher;
	struct tg_buf version = {0};

	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str(RECALL_FORMAT));
	hash_self(&hasher);
	tg_parse_version(&version);
	tg_hash_add(&hasher, tg_buf_view(&version));
	hash_packs(&hasher, packs);
	hash_rules(&hasher, options);
	hash_models(&hasher, options->models);
	hash_allow(&hasher, &options->allow, today);
	tg_buf_done(&version);
	return tg_hash_end(&hasher);
}

void tg_recall_begin(struct tg_recall *recall, const struct tg_engine_options *options,
		     const struct tg_packs *packs, int64_t today)
{
	recall->cache.dir = -1;
	/* Buffers of an editor change with each key: their results serve nobody again. */
	if (!options->caching.folder || options->overlay_count || options->dump)
		return;
	recall->cache.secret = options->caching.secret ? options->caching.secret : "";
	recall->cache.bytes_max = options->caching.bytes ? options->caching.bytes : DEFAULT_BYTES;
	tg_cache_open(&recall->cache, options->root, options->caching.folder);
	recall->on = recall->cache.dir >= 0;
	recall->closures.options = options;
	recall->closures.today = today;
	tg_closures_begin(&recall->closures);
	if (recall->on)
		recall->program = hash_of_all(options, packs, today);
}

void tg_recall_end(struct tg_recall *recall)
{
	tg_cache_close(&recall->cache);
	tg_closures_done(&recall->closures);
}

/* --- Of which files a unit consisted: each list ends with an empty name. --- */

static void read_closures(struct tg_str text, struct closures *lists)
{
	size_t begin = lists->names.count;

	while (text.len && lists->lists < VARIANTS) {
		size_t length = strnlen(text.ptr, text.len);

		if (length == text.len)
			break; /* not terminated: whoever wrote it was wrong */
		if (length) {
			*TG_VEC_ADD(&lists->names) = text.ptr;
		} else {
			lists->count[lists->lists++] = lists->names.count - begin;
			begin = lists->names.count;
		}
		text = tg_str_n(text.ptr + length + 1, text.len - length - 1);
	}
}

static bool same_list(const char *const *a, const char *const *b, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(a[i], b[i]) != 0)
			return false;
	return true;
}

static void write_list(struct tg_buf *out, const char *const *names, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		tg_buf_add(out, names[i], strlen(names[i]) + 1);
	tg_buf_add(out, "", 1);
}

/* Puts the list of `result` before the others that are known; true when that changes something. */
static bool add_closure(const struct closures *lists, const struct tg_unit_result *result,
			struct tg_buf *out)
{
	const char *const *at = lists->names.at;
	size_t i, kept = 1;

	write_list(out, result->inputs, result->input_count);
	for (i = 0; i < lists->lists; at += lists->count[i++]) {
		bool same = lists->count[i] == result->input_count &&
			    same_list(at, result->inputs, result->input_count);

		if (same && i == 0)
			return false;
		if (!same && kept++ < VARIANTS)
			write_list(out, at, lists->count[i]);
	}
	return true;
}

/* --- Units. --- */

static struct tg_hash basis_of(const struct tg_recall *recall, struct tg_hash identity)
{
	struct tg_hasher hasher;

	tg_hash_begin(&hasher);
	tg_hash_add(&hasher,
		    tg_str_n((const char *)recall->program.byte, sizeof(recall->program.byte)));
	tg_hash_add(&hasher, tg_str_n((const char *)identity.byte, sizeof(identity.byte)));
	return tg_hash_end(&hasher);
}

/* Tries the closures of earlier runs; `*ret_key` is that of the result. */
static bool find(struct tg_recall *recall, const struct tg_command *command,
		 struct tg_hash *ret_key, struct tg_buf *ret_body)
{
	struct tg_hash identity = tg_closure_identity(&recall->closures, command);
	struct tg_hash basis = basis_of(recall, identity);
	struct tg_buf text = {0};
	struct closures lists = {0};
	const char *const *at;
	bool found = false;
	size_t i;

	if (tg_cache_get(&recall->cache, TG_CACHE_CLOSURES, identity, &text))
		read_closures(tg_buf_view(&text), &lists);
	at = lists.names.at;
	for (i = 0; i < lists.lists && !found; at += lists.count[i++])
		found = tg_closure_key(&recall->closures, command, at, lists.count[i], basis,
				       ret_key) &&
			tg_cache_get(&recall->cache, TG_CACHE_RESULT, *ret_key, ret_body);
	TG_VEC_DONE(&lists.names);
	tg_buf_done(&text);
	return found;
}

bool tg_recall_find(struct tg_recall *recall, const struct tg_command *command, bool with_ir,
		    struct tg_buf *ret_body, struct tg_hash *ret_key)
{
	bool found = recall->on && find(recall, command, ret_key, ret_body) &&
		     (!with_ir || tg_cache_has(&recall->cache, TG_CACHE_IR, *ret_key));

	if (!found)
		tg_buf_clear(ret_body);
	recall->found += found;
	return found;
}

void tg_recall_reject(struct tg_recall *recall, const struct tg_command *command)
{
	struct tg_buf body = {0};
	struct tg_hash key;

	recall->found--;
	if (find(recall, command, &key, &body))
		tg_cache_reject(&recall->cache, TG_CACHE_RESULT, key);
	tg_buf_done(&body);
}

bool tg_recall_keep(struct tg_recall *recall, const struct tg_command *command,
		    const struct tg_unit_result *result, struct tg_str body, struct tg_str ir,
		    struct tg_hash *ret_key)
{
	struct tg_hash identity;
	struct tg_buf text = {0}, known = {0};
	struct closures lists = {0};

	if (!recall->on || result->unit.status != TG_UNIT_COMPLETE)
		return false;
	identity = tg_closure_identity(&recall->closures, command);
	if (!tg_closure_key(&recall->closures, command, result->inputs, result->input_count,
			    basis_of(recall, identity), ret_key) ||
	    !tg_closure_settled(&recall->closures, result->inputs, result->input_count))
		return false;
	if (ir.len)
		tg_cache_put(&recall->cache, TG_CACHE_IR, *ret_key, ir);
	tg_cache_put(&recall->cache, TG_CACHE_RESULT, *ret_key, body);
	if (tg_cache_get(&recall->cache, TG_CACHE_CLOSURES, identity, &known))
		read_closures(tg_buf_view(&known), &lists);
	if (add_closure(&lists, result, &text))
		tg_cache_put(&recall->cache, TG_CACHE_CLOSURES, identity, tg_buf_view(&text));
	TG_VEC_DONE(&lists.names);
	tg_buf_done(&text);
	tg_buf_done(&known);
	return true;
}

bool tg_recall_ir(struct tg_recall *recall, struct tg_hash key, struct tg_buf *ret_ir)
{
	return tg_cache_get(&recall->cache, TG_CACHE_IR, key, ret_ir);
}

bool tg_recall_linked(struct tg_recall *recall, struct tg_hash key, struct tg_buf *ret_body)
{
	return recall->on && tg_cache_get(&recall->cache, TG_CACHE_LINKED, key, ret_body);
}

void tg_recall_keep_linked(struct tg_recall *recall, struct tg_hash key, struct tg_str body)
{
	if (recall->on)
		tg_cache_put(&recall->cache, TG_CACHE_LINKED, key, body);
}

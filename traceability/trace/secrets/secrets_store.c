/* SPDX-License-Identifier: Apache-2.0 */
/*
 * secrets_store.c - what was scanned with which rules, and what was found, from run to run.
 *
 * The tips of an earlier run are remembered: their ancestors need not be read again. Other rules
 * forget everything.
 */
#include <stdio.h>
#include <stdlib.h>

#include "store/secret.h"
#include "trace/secrets/secrets_run.h"

#define META_RULES "secrets.rules"
#define META_TIPS "secrets.tips"
#define META_POSITION "secrets.position"

static const char *const states[] = {[TG_SECRET_OPEN] = "open",
				     [TG_SECRET_ACCEPTED] = "accepted",
				     [TG_SECRET_ALLOWED] = "allowed"};

/* Rules and salt: either changes what is stored. */
static const char *version_of(struct tg_secrets_run *run, char text[TG_HASH_HEX])
{
	struct tg_hasher hasher;
	struct tg_hash rules = tg_scanner_hash(run->scanner);

	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str_n((const char *)rules.byte, sizeof(rules.byte)));
	tg_hash_add(&hasher, tg_str(run->salt));
	return tg_hash_hex(tg_hash_end(&hasher), text);
}

static const struct tg_secret_rule *rule_of(const struct tg_secrets_run *run, const char *id)
{
	size_t i;

	for (i = 0; i < run->report->rules.rules.count; i++)
		if (strcmp(run->report->rules.rules.at[i].id, id) == 0)
			return &run->report->rules.rules.at[i];
	return NULL;
}

static void recall_secret(struct tg_secrets_run *run, const struct tg_stored_secret *stored,
			  const struct tg_stored_place *places, size_t count)
{
	const struct tg_secret_rule *rule = rule_of(run, stored->rule);
	struct tg_found_secret *secret;
	size_t i;

	if (!rule)
		return;
	secret = TG_VEC_ADD(&run->report->secrets);
	secret->rule = rule;
	secret->id = stored->identity;
	secret->severity = stored->severity;
	secret->shown = stored->shown;
	secret->wrapped = stored->wrapped;
	secret->state = strcmp(stored->state, "allowed") == 0 ? TG_SECRET_ALLOWED : TG_SECRET_OPEN;
	secret->reason = secret->state == TG_SECRET_ALLOWED ? stored->reason : "";
	*tg_map_put(&run->by_id, tg_str_n((const char *)stored->identity.byte, TG_HASH_SIZE)) =
		(void *)(uintptr_t)run->report->secrets.count;
	for (i = 0; i < count; i++) {
		struct tg_secret_place *place = TG_VEC_ADD(&secret->places);

		place->path = places[i].path;
		place->range = places[i].range;
		place->blob = places[i].blob;
		place->commit = places[i].commit;
		place->position = (size_t)places[i].position;
	}
}

bool tg_secrets_recall(struct tg_secrets_run *run, struct tg_secrets_memory *memory,
		       struct tg_err *err)
{
	struct tg_arena *arena = &run->report->arena;
	struct tg_store *store = run->options->store;
	struct tg_stored_secret *secrets;
	struct tg_stored_place *places;
	size_t count, place_count, i, at = 0, end;
	struct tg_str rest, part;
	struct tg_oid oid;
	char version[TG_HASH_HEX];

	/* A run that left something unread has no tips: all is read again. */
	if (strcmp(tg_store_meta(arena, store, META_RULES), version_of(run, version)) != 0 ||
	    !*tg_store_meta(arena, store, META_TIPS))
		return tg_store_secrets_clear(store, err);
	if (!tg_store_secrets(arena, store, &secrets, &count, err) ||
	    !tg_store_secret_places(arena, store, &places, &place_count, err))
		return false;
	for (i = 0; i < count; i++, at = end) {
		for (end = at; end < place_count && places[end].secret == secrets[i].id; end++)
			;
		if (end > at)
			recall_secret(run, &secrets[i], &places[at], end - at);
	}
	rest = tg_str(tg_store_meta(arena, store, META_TIPS));
	while (tg_str_split(&rest, ' ', &part))
		if (tg_oid_parse(part, &oid))
			*TG_VEC_ADD(&memory->tips) = oid;
	memory->last_position = atoll(tg_store_meta(arena, store, META_POSITION));
	return true;
}

static bool remember_secret(struct tg_secrets_run *run, const struct tg_found_secret *found,
			    struct tg_err *err)
{
	struct tg_stored_secret secret = {
		.identity = found->id,
		.rule = found->rule->id,
		.severity = found->severity,
		.shown = found->shown,
		.message = tg_arena_printf(&run->report->arena, "%s: %s", found->rule->title,
					   found->shown),
		.state = states[found->state],
		.reason = found->reason,
		.wrapped = found->wrapped,
	};
	size_t i;

	if (!tg_store_secret_put(run->options->store, &secret, err))
		return false;
	for (i = 0; i < found->places.count; i++) {
		const struct tg_secret_place *from = &found->places.at[i];
		struct tg_stored_place place = {.secret = secret.id,
						.path = from->path,
						.blob = from->blob,
						.commit = from->commit,
						.range = from->range,
						.position = (int64_t)from->position};

		if (!tg_store_secret_place_put(run->options->store, &place, err))
			return false;
	}
	return true;
}

bool tg_secrets_remember(struct tg_secrets_run *run, const struct tg_oid *tips, size_t count,
			 struct tg_err *err)
{
	struct tg_store *store = run->options->store;
	struct tg_buf text = {0};
	size_t i, position = 0, p;
	char hex[TG_OID_HEX], version[TG_HASH_HEX], number[32];
	bool ok = true;

	tg_secrets_judge(run);
	for (i = 0; ok && i < run->report->secrets.count; i++) {
		const struct tg_found_secret *secret = &run->report->secrets.at[i];

		for (p = 0; p < secret->places.count; p++)
			if (secret->places.at[p].position > position)
				position = secret->places.at[p].position;
		ok = remember_secret(run, secret, err);
	}
	for (i = 0; i < count; i++)
		tg_buf_printf(&text, "%s%s", i ? " " : "", tg_oid_hex(&tips[i], hex));
	snprintf(number, sizeof(number), "%zu", position + 1);
	ok = ok && tg_store_meta_put(store, META_RULES, version_of(run, version), err) &&
	     tg_store_meta_put(store, META_TIPS, text.ptr ? text.ptr : "", err) &&
	     tg_store_meta_put(store, META_POSITION, number, err);
	tg_buf_done(&text);
	return ok;
}

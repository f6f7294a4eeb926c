/* SPDX-License-Identifier: Apache-2.0 */
/*
 * secret.h - what is remembered of secrets in history: their hashes and places, never themselves.
 */
#ifndef TG_STORE_SECRET_H
#define TG_STORE_SECRET_H

#include "store/store.h"

struct tg_stored_secret {
	int64_t id; /* given by tg_store_secret_put() */
	struct tg_hash identity;
	const char *rule, *shown, *message, *state, *reason;
	enum tg_severity severity;
	bool wrapped;
};

struct tg_stored_place {
	int64_t secret;
	const char *path;
	struct tg_oid blob, commit;
	struct tg_range range;
	int64_t position; /* of the commit: a smaller one is older */
};

/* Adds a secret, or brings what is said about it up to date. */
bool tg_store_secret_put(struct tg_store *store, struct tg_stored_secret *secret,
			 struct tg_err *err);
bool tg_store_secret_place_put(struct tg_store *store, const struct tg_stored_place *place,
			       struct tg_err *err);
bool tg_store_secrets(struct tg_arena *arena, struct tg_store *store, struct tg_stored_secret **ret,
		      size_t *ret_count, struct tg_err *err);
bool tg_store_secret_places(struct tg_arena *arena, struct tg_store *store,
			    struct tg_stored_place **ret, size_t *ret_count, struct tg_err *err);
/* Forgets all of them: the rules have changed. */
bool tg_store_secrets_clear(struct tg_store *store, struct tg_err *err);

/* Secrets in the tree of the commit of tg_store_asof(), as findings. */
bool tg_store_secret_findings(struct tg_arena *arena, struct tg_store *store,
			      struct tg_finding **ret, size_t *ret_count, struct tg_err *err);

#endif

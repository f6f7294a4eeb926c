/* SPDX-License-Identifier: Apache-2.0 */
/*
 * closure_scan.h - the names that a file asks the preprocessor for.
 */
#ifndef TG_ENGINE_CLOSURE_SCAN_H
#define TG_ENGINE_CLOSURE_SCAN_H

#include "base/str.h"

/* What the names alone do not tell. */
struct tg_asked {
	bool computed; /* a name comes out of a macro: #include CONFIG_H */
	bool unknown;  /* #embed, or __has_include of a macro: nobody knows which file */
};

/* Where what was found goes. */
struct tg_scan_sink {
	void (*on_name)(void *user, struct tg_str name);
	void (*on_day)(void *user, int64_t day); /* in days since 1970 */
	void *user;
};

/*
 * Tells each name behind #include (and its kin) and __has_include, in branches that are left out
 * too, and each day at which a suppression ends. Rather one too many: what stands within comments
 * counts.
 */
struct tg_asked tg_closure_scan(struct tg_str content, const struct tg_scan_sink *sink);

#endif

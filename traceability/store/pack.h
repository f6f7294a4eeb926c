/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pack.h - the facts of a content in one piece; internal to store/.
 *
 * Rows are what questions about a few facts are asked of. The state of a whole commit is read from
 * packs: one row a content and kind. A pack holds no ids of the database: like the facts it is a
 * function of the content, and tg_verify() compares it with git as it does rows.
 */
#ifndef TG_STORE_PACK_H
#define TG_STORE_PACK_H

#include "store/store.h"

enum tg_pack_kind {
	TG_PACK_ITEMS = 0,
	TG_PACK_SYMBOLS,
	TG_PACK_CLAIMS,
};
enum { TG_PACKS = TG_PACK_CLAIMS + 1 };

/* A symbol among those of its content that are being put. */
struct tg_packed_symbol {
	int64_t symver; /* its row */
	size_t offset;  /* where it begins in the content */
	size_t at, end; /* its record */
};

/* What is being put of one content. */
struct tg_packing {
	int64_t blob; /* 0 = nothing */
	struct tg_buf body[TG_PACKS];
	size_t count[TG_PACKS];
	TG_VEC(struct tg_packed_symbol) symbols;
	struct tg_buf last[5]; /* texts of the claim before */
};

/* Adds a fact whose row was put, or is there; a fact of another content ends the pack. */
bool tg_pack_item(struct tg_store *store, int64_t blob, const struct tg_item *item,
		  struct tg_err *err);
bool tg_pack_symbol(struct tg_store *store, int64_t blob, const struct tg_symbol *symbol,
		    int64_t symver, struct tg_err *err);
bool tg_pack_claim(struct tg_store *store, int64_t blob, const struct tg_claim *claim,
		   int64_t symver, struct tg_err *err);
/* Stores what was added. */
bool tg_pack_end(struct tg_store *store, struct tg_err *err);
void tg_packing_done(struct tg_packing *packing);

/* Makes the packs of facts that an earlier version stored as rows alone. */
bool tg_pack_all(struct tg_store *store, struct tg_err *err);

/* Those of one content, from rows, in their order. */
bool tg_rows_to_items(struct tg_store *store, int64_t blob, struct tg_err *err);
bool tg_rows_to_symbols(struct tg_store *store, int64_t blob, struct tg_err *err);
bool tg_rows_to_claims(struct tg_store *store, int64_t blob, struct tg_err *err);

/* The packs of the commit's files, by path. Bodies are copied into the arena and end in NUL. */
struct tg_pack {
	const char *path;
	int64_t blob;
	size_t count;
	struct tg_str body;
};
bool tg_packs(struct tg_arena *arena, struct tg_store *store, enum tg_pack_kind kind,
	      struct tg_pack **ret, size_t *ret_count, size_t *ret_facts, struct tg_err *err);

/* Reads the records of a pack one after the other; texts point into its body. */
struct tg_unpacking {
	const char *at, *end;
	int64_t blob;
	bool failed; /* what was read last, and all that follows, is not what was written */
	const char *last[5];
};
struct tg_unpacking tg_unpack(const struct tg_pack *pack);
void tg_unpack_item(struct tg_unpacking *from, struct tg_arena *arena, struct tg_item *ret);
void tg_unpack_symbol(struct tg_unpacking *from, struct tg_arena *arena, struct tg_symbol *ret,
		      int64_t *ret_id);
void tg_unpack_claim(struct tg_unpacking *from, struct tg_stored_claim *ret);
/* False with an error unless the pack was read to its end. */
bool tg_unpack_end(struct tg_store *store, const struct tg_unpacking *from, struct tg_err *err);

#endif

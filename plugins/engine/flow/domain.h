/* SPDX-License-Identifier: Apache-2.0 */
/*
 * domain.h - what the flow engine reasons with: numbers, memory, and states of them.
 *
 * A *symbol* stands for a number that is not known but always the same. A *value* is a linear
 * expression of at most one symbol: so `n + 1` and `n` keep their relation through copies, fields
 * and calls, and a check of one says something of the other. A *region* is an object in memory;
 * a pointer is a region and a byte offset, which is a value too. Memory is cells of (region,
 * offset, size); a field is an offset, so no type or index of a unit is needed to read it, and a
 * function of another unit can run on it.
 *
 * A *state* is what is known at a point of one path: cells, facts of symbols (bounds, taint),
 * facts of regions (life, nullness, extent, string length), differences between symbols, and the
 * operand stack. States are copied where paths part and joined where there are too many.
 *
 * Symbols, regions and conditions are numbered in tables that live as long as the unit's run;
 * the same origin has the same number, so that loops come to rest and results are repeatable.
 */
#ifndef TG_ENGINE_FLOW_DOMAIN_H
#define TG_ENGINE_FLOW_DOMAIN_H

#include "base/map.h"
#include "base/mem.h"
#include "engine/flow/cfg.h"
#include "tracegate/flow.h"

#define FLOW_LEAST INT64_MIN /* that, or beyond */
#define FLOW_MOST INT64_MAX

enum flow_kind {
	FLOW_UNKNOWN = 0, /* nothing is known, not even what it is: a float, void */
	FLOW_INTEGER,
	FLOW_POINTER,   /* `region` and an offset; region 0 = an address from a number; 0 is NULL */
	FLOW_AGGREGATE, /* a struct: the cells of `region` from the offset on; on the stack only */
};

/* scale * symbol + add. `place` is the node that made it so (unit base + node), 0 = unknown. */
struct tg_flow_value {
	uint8_t kind;
	bool uninitialised;
	uint16_t reserved;
	uint32_t region; /* of an INTEGER: the resource that it is a handle of */
	uint32_t symbol; /* 0 = none */
	int32_t scale;
	int64_t add;
	uint32_t place;
	uint32_t part; /* of a POINTER: the member that it was made from, 0 = the whole object */
};

enum flow_symbol_kind {
	SYMBOL_NONE = 0,
	SYMBOL_CELL,   /* initial content: region, offset, version */
	SYMBOL_RESULT, /* of an operation or call: place, frame, number */
	SYMBOL_JOIN,   /* where paths meet: block place, region, offset */
	SYMBOL_LENGTH, /* of a string: region, version */
	SYMBOL_EXTENT,
	SYMBOL_TRUTH,    /* of a comparison: index into conditions */
	SYMBOL_ABSOLUTE, /* of symbol a, without its sign */
	SYMBOL_OLD,      /* an earlier instance of symbol a */
};

struct flow_symbol {
	uint8_t kind;
	bool is_signed;
	uint8_t width; /* bits; 0 = boolean */
	uint32_t a, b, c;
	uint32_t region; /* REGION_SYMBOL of it, 0 = not asked for yet */
};

enum flow_region_kind {
	REGION_NONE = 0,
	REGION_LOCAL,    /* decl, frame: a variable with automatic storage */
	REGION_PARAM,    /* decl, frame */
	REGION_GLOBAL,   /* decl */
	REGION_STRING,   /* place */
	REGION_FUNCTION, /* decl */
	REGION_HEAP,     /* place, frame: allocated there */
	REGION_TEMP,     /* place, frame: a compound literal, a call's struct */
	REGION_SYMBOL,   /* symbol: what a pointer of unknown value points at */
	REGION_OLD,      /* region a: what earlier runs of its place made */
	REGION_LOCK, /* region a, offset b: a lock that is a member, not the first, of an object */
};

struct flow_unit;

struct flow_region {
	uint8_t kind;
	bool constant;                /* GLOBAL: nobody writes it */
	const struct flow_unit *unit; /* whose decl or place it is */
	uint32_t a, b;                /* decl, place, symbol ...; frame */
	int64_t size;                 /* bytes, FLOW_MOST = unknown */
};

/* A member of an object: a write whose place in it is not known stays within it. */
struct flow_part {
	int64_t from, end;
	uint32_t variant; /* which members of unions lead there, 0 = no union on the way */
};

/* left OP right */
struct flow_condition {
	uint8_t op;
	bool left_wraps, right_wraps; /* compared as unsigned: what is below 0 is huge there */
	struct tg_flow_value left, right;
};

/* The family of memory that was made through a hook, see flow_hook(). */
#define FLOW_HOOK "hook"

struct flow_cell {
	uint32_t region, size;
	int64_t offset;
	struct tg_flow_value value;
};

/* What a path knows of a symbol. Absent = what its type says. */
struct flow_fact {
	uint32_t symbol;
	uint16_t taint;
	bool below, above;          /* somebody has compared it on that side, with whatever */
	bool exact;                 /* `failure` is the one success instead */
	bool least_said, most_said; /* the bound is a number that the program says */
	bool widened;               /* a bound of it was given up where rounds of a loop met */
	bool slight; /* what is tainted in it is small, and what is not small not tainted */
	int64_t least, most;
	uint32_t stride; /* it is `rest` and a multiple of that; 0, 1 = nothing is known */
	uint32_t rest;
	int64_t not ;      /* a number that it is not; FLOW_LEAST = none */
	uint32_t resource; /* region whose making it tells the outcome of */
	int64_t failure;   /* ... which failed when it is at most this */
	uint32_t place;
};

/* What the nullness of a region rests on. */
enum flow_proof {
	PROOF_MADE = 0, /* an assignment, or a function that may return NULL */
	PROOF_CHECK,    /* a check of a pointer that nobody knows */
	/* A check that says nothing of this caller: in a macro, or in a function that was called.
	 */
	PROOF_HEARSAY,
};

enum flow_content { CONTENT_UNKNOWN = 0, CONTENT_UNINITIALISED, CONTENT_ZERO };

/* What a path knows of a region. Absent = what its kind says. */
struct flow_object {
	uint32_t region;
	uint8_t life, null, content;
	uint8_t proof; /* enum flow_proof, of `null` */
	bool escaped;  /* code that is not seen may know it */
	bool shared;   /* its counter was raised: a release need not be the last */
	bool lost;     /* told */
	uint8_t lock;  /* enum tg_flow_lock */
	bool unterminated;
	uint16_t taint; /* of the bytes from taint_from to taint_end */
	uint16_t family;
	int32_t taint_from, taint_end;  /* INT32_MIN, INT32_MAX: and beyond */
	uint32_t version;               /* of its unknown content */
	uint32_t made, changed, nulled; /* places */
	uint32_t asked;  /* the same as `made`, or the call of what several call to have it made */
	uint32_t former; /* region that is alive again when this one was not made: realloc() */
	struct tg_flow_value extent, length;
};

/* a - b <= most */
struct flow_difference {
	uint32_t a, b;
	int64_t most;
	bool said; /* by a comparison; else it follows from others where paths met */
};

/* A path was taken because of what only the whole program can say of a variable or function. */
struct flow_premise {
	tg_decl decl;
	int64_t least, most, not ;
};

struct flow_state {
	TG_VEC(struct flow_cell) cell;     /* by region, offset */
	TG_VEC(struct flow_fact) fact;     /* by symbol */
	TG_VEC(struct flow_object) object; /* by region */
	TG_VEC(struct flow_difference) difference;
	TG_VEC(struct tg_flow_value) stack;
	TG_VEC(struct flow_premise) premise;
	uint32_t generation; /* of the widest loop passed; see run.c */
	uint32_t choice;     /* a number of its own for each way that a branch left open */
	/* The region of unknown identity that a pointer was stored in: links of a list, which other
	 * pointers may lead to as well. UINT32_MAX = several. */
	uint32_t rewired;
	bool pending;
	struct flow_state *next; /* of a list, or free */
};

/* Where a region's cells and its object stand in the state that is being collected. */
struct flow_mark {
	uint32_t cell, object;
};

/* Room for collect.c, by region and symbol. */
struct flow_marks {
	uint32_t *at;
	size_t room;
	uint32_t stamp;          /* of the last collection */
	struct flow_mark *place; /* by region */
	size_t places;
	TG_VEC(uint32_t) work; /* regions whose cells are to be looked at */
};

struct flow_tables {
	TG_VEC(struct flow_symbol) symbol;
	TG_VEC(struct flow_region) region;
	TG_VEC(struct flow_condition) condition;
	TG_VEC(struct flow_part) part;
	TG_VEC(const char *) family; /* names of families of resources */
	struct tg_map ids;           /* key -> number, for all of them */
	struct tg_arena arena;
	struct flow_state *free;
	struct flow_marks marks;
	uint32_t choices;
};

/* table.c */
/* Empties the tables; what they have grown to stays. All zero at first. */
void flow_tables_begin(struct flow_tables *t);
void flow_tables_done(struct flow_tables *t);
uint32_t flow_symbol(struct flow_tables *t, enum flow_symbol_kind kind, uint32_t a, uint32_t b,
		     uint32_t c, const struct tg_ir_type *type);
uint32_t flow_region(struct flow_tables *t, enum flow_region_kind kind,
		     const struct flow_unit *unit, uint32_t a, uint32_t b, int64_t size);
uint32_t flow_condition(struct flow_tables *t, const struct flow_condition *condition);
/* The initial content of a cell. Members of a union have one each: some other value says which. */
uint32_t flow_symbol_initial(struct flow_tables *t, uint32_t region, int64_t offset,
			     uint32_t version, uint32_t variant, const struct tg_ir_type *type);
uint32_t flow_part(struct flow_tables *t, int64_t from, int64_t end, uint32_t variant);
uint32_t flow_frame(struct flow_tables *t, uint32_t parent, uint32_t place);
uint16_t flow_family(struct flow_tables *t, const char *name);
/* The value of a symbol. */
struct tg_flow_value flow_of_symbol(uint32_t symbol, enum flow_kind kind);
struct tg_flow_value flow_number(int64_t number);
struct tg_flow_value flow_pointer(uint32_t region, int64_t offset);

/* state.c */
struct flow_state *flow_state_new(struct flow_tables *t);
struct flow_state *flow_state_copy(struct flow_tables *t, const struct flow_state *s);
void flow_state_free(struct flow_tables *t, struct flow_state *s);
/* The position of the first cell of `region` at or after `offset`. */
size_t flow_cell_at(const struct flow_state *s, uint32_t region, int64_t offset);
const struct flow_fact *flow_fact_get(const struct flow_state *s, uint32_t symbol);
struct flow_fact *flow_fact_put(const struct flow_tables *t, struct flow_state *s, uint32_t symbol);
const struct flow_object *flow_object_find(const struct flow_state *s, uint32_t region);
/* What the kind of a region says of it. */
struct flow_object flow_object_unknown(const struct flow_tables *t, uint32_t region);
/* ... where nothing else is known. */
struct flow_object flow_object_get(const struct flow_tables *t, const struct flow_state *s,
				   uint32_t region);
/* The same of its nullness alone. */
enum tg_flow_null flow_object_null(const struct flow_tables *t, const struct flow_state *s,
				   uint32_t region);
struct flow_object *flow_object_put(const struct flow_tables *t, struct flow_state *s,
				    uint32_t region);
void flow_object_drop(struct flow_state *s, uint32_t region);
/* A symbol or region is made anew: what the path still knows under its number is an older one. */
void flow_renew_symbol(struct flow_tables *t, struct flow_state *s, uint32_t symbol);
void flow_renew_region(struct flow_tables *t, struct flow_state *s, uint32_t region);
/* Where a region begins is known; what stands before that is none of it. */
bool flow_begins(const struct flow_tables *t, const struct flow_state *s, uint32_t region);
/* What the cells of a region hold may be known elsewhere: they are about to be forgotten. */
void flow_let_go(struct flow_tables *t, struct flow_state *s, uint32_t region);
void flow_push(struct flow_state *s, struct tg_flow_value value);
struct tg_flow_value flow_pop(struct flow_state *s);
bool flow_same_value(const struct tg_flow_value *a, const struct tg_flow_value *b);

/* number.c: bounds and arithmetic */
void flow_type_range(const struct tg_ir_type *type, int64_t *ret_least, int64_t *ret_most);
void flow_symbol_range(const struct flow_tables *t, const struct flow_state *s, uint32_t symbol,
		       int64_t *ret_least, int64_t *ret_most);
void flow_range(const struct flow_tables *t, const struct flow_state *s,
		const struct tg_flow_value *v, int64_t *ret_least, int64_t *ret_most);
bool flow_constant(const struct flow_tables *t, const struct flow_state *s,
		   const struct tg_flow_value *v, int64_t *ret);
uint16_t flow_taint(const struct flow_state *s, const struct tg_flow_value *v);
/* The bound on that side is a number that the program says: a constant that it was compared with.
 */
bool flow_is_said(const struct flow_state *s, const struct tg_flow_value *v, bool above);
/* What a value leaves when divided by `*ret_stride`; 0 = it is one number, 1 = nothing is known. */
void flow_stride(const struct flow_state *s, const struct tg_flow_value *v, int64_t *ret_stride,
		 int64_t *ret_rest);
/* A bound of it was given up where rounds of a loop were joined. */
bool flow_estimated(const struct flow_state *s, const struct tg_flow_value *v);
int64_t flow_add(int64_t a, int64_t b);
int64_t flow_mul(int64_t a, int64_t b);
bool flow_linear_add(struct tg_flow_value a, struct tg_flow_value b, int sign,
		     struct tg_flow_value *ret);
bool flow_linear_mul(struct tg_flow_value a, int64_t by, struct tg_flow_value *ret);
/* The most that a - b can be. */
int64_t flow_difference_most(const struct flow_tables *t, const struct flow_state *s,
			     const struct tg_flow_value *a, const struct tg_flow_value *b);

/* assume.c: false when the path cannot be */
bool flow_assume(struct flow_tables *t, struct flow_state *s, const struct tg_flow_value *left,
		 enum tg_ir_op op, const struct tg_flow_value *right, bool truth, uint32_t place);
bool flow_assume_value(struct flow_tables *t, struct flow_state *s, const struct tg_flow_value *v,
		       bool truth, uint32_t place);
enum tg_flow_truth flow_compare(struct flow_tables *t, const struct flow_state *s,
				const struct tg_flow_value *left, enum tg_ir_op op,
				const struct tg_flow_value *right);
enum tg_flow_null flow_null(const struct flow_tables *t, const struct flow_state *s,
			    const struct tg_flow_value *v);

/* memory.c */
struct tg_flow_value flow_load(struct flow_tables *t, struct flow_state *s,
			       const struct tg_flow_value *pointer, const struct tg_ir_type *type,
			       uint32_t place, uint32_t frame);
void flow_store(struct flow_tables *t, struct flow_state *s, const struct tg_flow_value *pointer,
		const struct tg_flow_value *value, int64_t size, uint32_t place);
/*
 * Where an access of at most `size` bytes (FLOW_MOST = nobody knows) through `pointer` can lie:
 * within what is known of its offset, and in the member that it was made from.
 */
void flow_reach(const struct flow_tables *t, const struct flow_state *s,
		const struct tg_flow_value *pointer, int64_t size, int64_t *ret_from,
		int64_t *ret_end);
/* Bytes of a region come from somebody else. */
void flow_taint_bytes(const struct flow_tables *t, struct flow_state *s, uint32_t region,
		      uint16_t taint, int64_t from, int64_t end);
/* Bytes of it were written anew; only a part from the begin on is left out of what is tainted. */
void flow_clean_bytes(struct flow_object *object, int64_t from, int64_t end);
/* The taint of what lies at a pointer, or in any of `size` bytes from there. */
uint16_t flow_taint_behind(const struct flow_tables *t, const struct flow_state *s,
			   const struct tg_flow_value *pointer, int64_t size);
/* Content of a region that became unknown at the same place before is another one now. */
void flow_renew_content(struct flow_tables *t, struct flow_state *s, uint32_t region,
			uint32_t place);
/* The content of a region becomes unknown. */
void flow_forget(struct flow_tables *t, struct flow_state *s, uint32_t region, uint32_t place);
struct tg_flow_value flow_extent(const struct flow_tables *t, const struct flow_state *s,
				 uint32_t region);

/* cell.c */
void flow_copy(struct flow_tables *t, struct flow_state *s, const struct tg_flow_value *to,
	       const struct tg_flow_value *from, int64_t size, uint32_t place);
/* Cells of [offset, offset + size) go; FLOW_MOST = to the end. */
void flow_erase(struct flow_state *s, uint32_t region, int64_t offset, int64_t size);
/* A region of zeros is about to be written from `end` on: what stands before that stays zero. */
void flow_keep_zero(const struct flow_tables *t, struct flow_state *s, uint32_t region,
		    int64_t end);
void flow_cell_insert(struct flow_state *s, uint32_t region, int64_t offset, int64_t size,
		      const struct tg_flow_value *value);
/* True when the cell at position `at` is one stretch of like bytes that holds all of these. */
bool flow_cell_blank(const struct flow_state *s, size_t at, uint32_t region, int64_t offset,
		     int64_t size);
/* Cuts such a stretch in two at offset `at`; false when it cannot be, or lies on one side. */
bool flow_cell_cut(struct flow_cell *c, int64_t at, struct flow_cell *ret_rest);

/* widen.c: bounds of a loop's numbers, and what still holds between them where paths meet */
int64_t flow_widen_above(const struct tg_cfg *cfg, const struct flow_state *a,
			 const struct flow_state *b, int64_t bound);
int64_t flow_widen_below(const struct tg_cfg *cfg, int64_t bound);
struct flow_side {
	const struct flow_state *state;
	const struct tg_flow_value *value;
};
/* The step in which the joined number goes. */
void flow_join_stride(struct flow_fact *fact, struct flow_side a, struct flow_side b);
/* `symbol` of `out` is the value of `a` on one way and that of `b` on the other. */
void flow_join_relations(const struct flow_tables *t, struct flow_state *out, uint32_t symbol,
			 struct flow_side a, struct flow_side b, bool widen);
/* What was joined at `place` before is older than what will be joined there now. */
void flow_retire(struct flow_tables *t, struct flow_state *s, uint32_t place);
/* a - b <= most */
void flow_differ(struct flow_state *s, uint32_t a, uint32_t b, int64_t most, bool said);
/* The least that comparisons say of left - right; FLOW_MOST = nothing. */
int64_t flow_difference_said(const struct flow_state *s, const struct tg_flow_value *left,
			     const struct tg_flow_value *right);

/* cover.c */
bool flow_state_covers(const struct flow_tables *t, const struct flow_state *wide,
		       const struct flow_state *s);
/* What a state knows of the same two symbols, or NULL. */
const struct flow_difference *flow_difference_find(const struct flow_state *s,
						   const struct flow_difference *d);

/* join.c */
/* What both know. Where they differ in a value, it becomes a symbol of `place`. */
struct flow_state *flow_join(struct flow_tables *t, const struct flow_state *a,
			     const struct flow_state *b, uint32_t place, const struct tg_cfg *cfg,
			     bool widen);

/* premise.c */
void flow_premise_note(const struct flow_tables *t, struct flow_state *s,
		       const struct flow_unit *unit);
/* What `s` stands for now comes from `other` too: it rests on what both rest on. */
void flow_premise_returned(struct flow_state *s, const struct flow_unit *unit, tg_decl decl);
void flow_premise_weaken(struct flow_state *s, const struct flow_state *other);

/* collect.c: drops what nobody can read any more. `lost` is told of resources that go so. */
void flow_collect(struct flow_tables *t, struct flow_state *s, const struct tg_cfg *cfg,
		  uint32_t frame, const uint64_t *live,
		  void (*lost)(void *user, struct flow_state *s, const struct flow_object *object),
		  void *user);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * builder.h - what the files that make code share. See cfg.h.
 */
#ifndef TG_ENGINE_FLOW_BUILDER_H
#define TG_ENGINE_FLOW_BUILDER_H

#include "base/map.h"
#include "base/text.h"
#include "engine/flow/cfg.h"

enum { CODE_OPS_MAX = 60000, CODE_DEPTH_MAX = 400 };
#define CODE_NOWHERE UINT32_MAX /* no block */

struct builder_label {
	tg_decl decl;
	uint32_t block;
};

struct builder_case {
	int64_t least, most;
	uint32_t block;
};

struct builder {
	struct tg_arena *arena;
	const struct tg_ir *ir;
	struct tg_cfg *code;
	TG_VEC(struct tg_cfg_op) op;
	TG_VEC(struct tg_cfg_block) block;
	TG_VEC(struct tg_cfg_edge) edge;
	TG_VEC(struct builder_label) label;
	TG_VEC(struct builder_case) cases; /* of all switches that are open */
	TG_VEC(struct tg_cfg_local) local;
	TG_VEC(int64_t) threshold;
	TG_VEC(tg_node) object; /* C++: variables in scope that have a destructor */
	tg_decl returned;       /* ... that is handed to the caller, and does not end */
	size_t loop_objects;    /* ... when the loop or switch began that `break` leaves */
	uint32_t at;            /* the block that grows; CODE_NOWHERE after a jump */
	uint32_t to_break, to_continue;
	uint32_t to_default; /* of the switch that is open */
	unsigned depth;
	bool in_switch, in_try, full, reference_result;
};

/* builder.c */
uint32_t builder_block(struct builder *b);
/* Operations go to `block` from now on. */
void builder_enter(struct builder *b, uint32_t block);
/* Ends the block that grows. */
void builder_jump(struct builder *b, uint32_t to);
void builder_branch(struct builder *b, tg_node node, uint32_t yes, uint32_t no);
void builder_end(struct builder *b, enum tg_cfg_end end, tg_node node);
void builder_edge(struct builder *b, uint32_t block, struct tg_cfg_edge edge);
struct tg_cfg_op *builder_op(struct builder *b, enum tg_cfg_kind kind, tg_node node);
void builder_number(struct builder *b, enum tg_cfg_kind kind, tg_node node, int64_t number);
void builder_decl(struct builder *b, enum tg_cfg_kind kind, tg_node node, tg_decl decl);
const struct tg_ir_type *builder_type(const struct tg_ir *ir, tg_type type);

/* cfg_expr.c: leave the value, or the address, of an expression on the stack */
void builder_value(struct builder *b, tg_node n);
void builder_address(struct builder *b, tg_node n);
bool builder_is_object(const struct tg_ir *ir, tg_node n);
void builder_discard(struct builder *b, tg_node n);
/* Goes to `yes` or `no` as the condition says. */
void builder_condition(struct builder *b, tg_node n, uint32_t yes, uint32_t no, bool loop);
/* True when the condition is decided by its text. */
bool builder_decided(const struct tg_ir *ir, tg_node n, bool *ret_yes);

/* cfg_member.c: what stands before the body of a constructor, and what happens without words */
void builder_members(struct builder *b, tg_node function, tg_node body);
/* True when a variable of a class is made without anything being written to it. */
bool builder_is_bare(const struct tg_ir *ir, tg_node init);

/* cfg_init.c */
void builder_variable(struct builder *b, tg_node var);
void builder_init(struct builder *b, tg_node init, tg_type type);

/* cfg_object.c */
/* Leaves the address of what a reference is bound to. */
void builder_reference(struct builder *b, tg_node n);
void builder_argument(struct builder *b, tg_node call, unsigned index, tg_node n);
/* `a = b` of a class for which nobody has written that: a copy of all members. */
bool builder_assigns_whole(const struct tg_ir *ir, tg_node call);
bool builder_constructs(const struct tg_ir *ir, tg_node init);
/* With the object's address on the stack, which stays there. */
void builder_construct(struct builder *b, tg_node init);
/* ... of a part of an object: the rest stays as it is. */
void builder_construct_member(struct builder *b, tg_node init);
/* The destructor with a body of a class, or 0. */
tg_decl builder_destructor(const struct tg_ir *ir, tg_type type);
bool builder_is_foreign(const struct tg_ir *ir, tg_type type);
void builder_destroy(struct builder *b, tg_node at, tg_decl destructor);
void builder_note_object(struct builder *b, tg_node var);
/* Of the objects in scope all but the first `first`. */
void builder_destroy_from(struct builder *b, size_t first);

void builder_lambda(struct builder *b, tg_node n);
/* The variable that a function returns itself, or 0. */
tg_decl builder_returned(const struct tg_ir *ir, tg_node value);
/* `p = text().c_str()`: what p leads to ends with the statement. */
void builder_finish_temporary(struct builder *b, tg_node init);

/* cfg_stmt.c */
void builder_statement(struct builder *b, tg_node n);
/* The statements of a `({ ... })`, which leave the value of the last one. */
void builder_statements(struct builder *b, tg_node compound, bool wants_value);

/* cfg_order.c */
void builder_order(struct builder *b);
void builder_live(struct builder *b);

#endif

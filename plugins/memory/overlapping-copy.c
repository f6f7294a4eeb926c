/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/overlapping-copy - memcpy() and its like between two parts of one object that overlap.
 *
 * Found is the same object on both sides: itself, itself moved by a constant less than the length,
 * or moved by an amount that nothing bounds from below. A text that is formatted into itself is
 * found as well.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_overlapping_copy = {
	.id = "memory/overlapping-copy",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* Bytes: a copy of a length that nobody knows over less than that is meant to move a text. */
enum { NEAR = 4 };

/* An address taken apart: an object, and the bytes from its begin. */
struct address {
	tg_node object;
	int64_t offset;
	bool constant;
};

static void move(const struct tg_ir *ir, struct address *address, tg_node by, tg_type pointer,
		 int sign)
{
	const struct tg_ir_type *pointee = &ir->type[ir->type[pointer].of];
	int64_t value;

	if (!expr_constant(ir, by, &value) || pointee->size == TG_SIZE_UNKNOWN || value > 1 << 20 ||
	    value < -(1 << 20) || pointee->size > 1 << 20)
		address->constant = false;
	else
		address->offset += sign * value * (int64_t)pointee->size;
}

static struct address address_of(const struct tg_ir *ir, tg_node n)
{
	struct address address = {.constant = true};

	for (;;) {
		tg_node child;

		n = tg_ir_strip(ir, n);
		child = tg_ir_child(ir, n, 0);
		if (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_ADDRESS &&
		    tg_ir_is(ir, tg_ir_strip(ir, child), TG_IR_SUBSCRIPT)) {
			n = tg_ir_strip(ir, child);
			child = tg_ir_child(ir, n, 0);
			move(ir, &address, tg_ir_child(ir, n, 1), ir->node[child].type, 1);
		} else if (tg_ir_is(ir, n, TG_IR_BINARY) &&
			   (ir->node[n].op == TG_OP_ADD || ir->node[n].op == TG_OP_SUB)) {
			move(ir, &address, tg_ir_child(ir, n, 1), ir->node[child].type,
			     ir->node[n].op == TG_OP_ADD ? 1 : -1);
		} else {
			address.object = n;
			return address;
		}
		n = child;
	}
}

/* True when two parts of `size` bytes (0 = unknown) surely or very likely overlap; `near`: how far
 * apart two of unknown size may be for that. */
static bool overlap(const struct tg_ir *ir, tg_node left, tg_node right, int64_t size, int64_t near)
{
	struct address a = address_of(ir, left), b = address_of(ir, right);
	int64_t distance = a.offset > b.offset ? a.offset - b.offset : b.offset - a.offset;

	if (!tg_ir_same_object(ir, a.object, b.object) || !a.constant || !b.constant)
		return false;
	/* Of an unknown size, a few bytes apart: the rest of a text moves to its begin. */
	return size ? distance < size : distance <= near;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	static const char *const copies[] = {
		"memcpy",     "wmemcpy",          "mempcpy",
		"CopyMemory", "__builtin_memcpy", "__builtin___memcpy_chk",
		NULL};
	static const char *const texts[] = {"strcpy", "strcat", "wcscpy", "wcscat", "stpcpy", NULL};
	static const char *const prints[] = {"sprintf",   "swprintf",   "snprintf",
					     "_snprintf", "_snwprintf", NULL};
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_callee(ir, call);
	tg_node target = tg_ir_arg(ir, call, 0);
	unsigned count = tg_ir_arg_count(ir, call), i;
	bool found = false;
	int64_t size = 0;

	if (expr_is_one_of(name, copies)) {
		if (expr_constant(ir, tg_ir_child(ir, call, 3), &size) && size <= 0)
			return;
		if (name[0] == 'w')
			size *= 4;
		found = overlap(ir, target, tg_ir_arg(ir, call, 1), size, NEAR);
	} else if (expr_is_one_of(name, texts)) {
		found = overlap(ir, target, tg_ir_arg(ir, call, 1), 0, NEAR);
	} else if (expr_is_one_of(name, prints)) {
		for (i = 2; i < count && !found; i++)
			found = tg_ir_type_of(ir, tg_ir_arg(ir, call, i))->cls != TG_TYPE_INT &&
				overlap(ir, target, tg_ir_arg(ir, call, i), 0, 0);
	}
	if (found)
		pass->host->report(pass, call,
				   "%s() reads what it is writing: source and target overlap",
				   name);
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * audit/truncated-entry - a log of security cuts off who it was.
 *
 * Found is a format of a log call about access with `%.8s`, and one that goes into a buffer which
 * leaves hardly room for its texts, when that is logged and nobody asks whether it fitted.
 */
#include "audit/entry.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_truncated_entry = {
	.id = "audit/truncated-entry",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

enum { SHORT = 16, ROOM = 24 };

/* What a format writes: its own characters and how many texts; whether one is cut to `SHORT`. */
struct shape {
	unsigned fixed, texts;
	bool cut;
};

static struct shape shape_of(const char *format)
{
	struct shape shape = {0};

	for (const char *at = format; *at; at++) {
		unsigned precision = 0;
		bool has = false;

		if (*at != '%') {
			shape.fixed++;
			continue;
		}
		for (at++; *at && strchr("-+ #0123456789*", *at); at++)
			;
		if (*at == '.') {
			has = lit_is_digit(at[1]);
			for (at++; lit_is_digit(*at) && precision < 1000; at++)
				precision = precision * 10 + (unsigned)(*at - '0');
		}
		if (!*at)
			break;
		shape.texts += *at == 's' && !has;
		shape.cut = shape.cut || (*at == 's' && has && precision && precision < SHORT);
	}
	return shape;
}

static bool is_audit(struct tg_pass *pass, tg_node text)
{
	return text && entry_speaks_of(pass, text, "audit-words");
}

/* True when a call behind `n` logs the buffer. */
static bool is_logged(struct tg_pass *pass, tg_node n, tg_decl buffer)
{
	const struct tg_ir *ir = pass->ir;
	tg_node at, end = ir->node[tg_ir_function_of(ir, n)].end;

	for (at = ir->node[n].end; at < end; at++)
		if (tg_ir_is(ir, at, TG_IR_CALL) && entry_text(pass, at))
			for (unsigned i = 0; i < tg_ir_arg_count(ir, at); i++)
				if (lit_variable(ir, tg_ir_arg(ir, at, i)) == buffer)
					return true;
	return false;
}

static void check_buffer(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	tg_node text = lit_string_of(ir, tg_ir_arg(ir, call, 2));
	tg_decl buffer = lit_variable(ir, tg_ir_arg(ir, call, 0));
	struct shape shape;
	int64_t size;

	if (!tg_ir_is_discarded(ir, call, NULL) || !buffer || !is_audit(pass, text) ||
	    !expr_constant(ir, tg_ir_arg(ir, call, 1), &size))
		return;
	shape = shape_of(tg_ir_string(ir, text, NULL));
	if (!shape.texts || size - 1 >= (int64_t)(shape.fixed + shape.texts * ROOM) ||
	    !is_logged(pass, call, buffer))
		return;
	pass->host->report(pass, call,
			   "'%s' of %lld bytes has no room for what is to be logged; the end of it "
			   "is missing in the log",
			   tg_ir_text(ir, ir->decl[buffer].name), (long long)size);
}

static void visit(struct tg_pass *pass, tg_node call)
{
	tg_node text;

	if (tg_ir_calls(pass->ir, call, "snprintf")) {
		check_buffer(pass, call);
		return;
	}
	text = entry_text(pass, call);
	if (is_audit(pass, text) && shape_of(tg_ir_string(pass->ir, text, NULL)).cut)
		pass->host->report(pass, call,
				   "the log has only the first characters of a text; whose name is "
				   "longer cannot be told from others");
}

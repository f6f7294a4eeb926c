/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Expressions that libclang shows without a kind: conversions that the compiler inserts, GNU
 * `a ?: b`, va_arg, offsetof and other builtins. They are told apart by their children and by
 * the word that stands at their place.
 */
#include "engine/lower/lower_state.h"

static bool same_place(const struct lowering *L, uint32_t a, uint32_t b)
{
	return tg_clang.getCursorLocation(lower_cursor(L, a)).int_data ==
	       tg_clang.getCursorLocation(lower_cursor(L, b)).int_data;
}

/*
 * A conversion stands at the very place of its operand; a builtin has a word of its own. What
 * clang kept of an expression that is wrong stands there, too, without a type.
 */
bool lower_is_conversion(struct lowering *L, uint32_t n, uint32_t operand)
{
	bool yes;

	if (!L->raw.at[n].conversion) {
		yes = same_place(L, n, operand) &&
		      (L->cplusplus ||
		       tg_clang.getCursorType(lower_cursor(L, n)).kind != CXType_Dependent);
		L->raw.at[n].conversion = yes ? 2 : 1;
	}
	return L->raw.at[n].conversion == 2;
}

static void lower_conversion(struct lowering *L, uint32_t n, uint32_t operand)
{
	tg_type to = lower_expr_type(L, n), from = lower_expr_type(L, operand);
	tg_node node;

	/* Reading a value or adding a qualifier is no conversion. */
	if (!to || lower_same_type(L, to, from) || L->type.at[to].cls == TG_TYPE_ARRAY) {
		lower_any(L, operand);
		return;
	}
	node = lower_open(L, TG_IR_CAST, operand);
	L->node.at[node].type = to;
	L->node.at[node].flags |= TG_IR_IMPLICIT;
	lower_any(L, operand);
	lower_close(L, node);
}

/* `a ?: b` shows a, the condition, the value (both a again) and b. */
static bool is_short_conditional(const struct lowering *L, uint32_t n)
{
	uint32_t first = lower_first(L, n), second, third;

	if (lower_count(L, n) != 4)
		return false;
	second = lower_next(L, first);
	third = lower_next(L, second);
	return same_place(L, n, first) && same_place(L, second, first) &&
	       same_place(L, third, first);
}

static void lower_short_conditional(struct lowering *L, uint32_t n)
{
	tg_node node = lower_open_expr(L, TG_IR_CONDITIONAL, n);

	lower_any(L, lower_first(L, n));
	lower_absent(L);
	lower_any(L, lower_last(L, n));
	lower_close(L, node);
}

/* `__builtin_choose_expr(constant, a, b)`: what it chooses, like a generic selection. */
static void lower_choice(struct lowering *L, uint32_t n)
{
	uint32_t condition = lower_first(L, n);
	uint32_t chosen = condition ? lower_next(L, condition) : 0;
	tg_node node = lower_open_expr(L, TG_IR_GENERIC, n);
	int64_t value = 0;

	if (chosen && lower_evaluate(lower_cursor(L, condition), &value) && !value)
		chosen = lower_next(L, chosen);
	if (chosen)
		lower_any(L, chosen);
	lower_close(L, node);
}

static void lower_builtin(struct lowering *L, enum tg_ir_kind kind, uint32_t n, struct tg_str word)
{
	tg_decl decl = kind == TG_IR_BUILTIN ? lower_named(L, word) : 0;
	tg_node node = lower_open_expr(L, kind, n);
	int64_t value = 0;

	L->node.at[node].decl = decl;
	if (kind != TG_IR_VA_ARG && lower_evaluate(lower_cursor(L, n), &value))
		lower_set_value(L, node, value);
	if (kind != TG_IR_OFFSETOF)
		lower_children(L, n);
	lower_close(L, node);
}

/* A predefined name: libclang shows the string in it. */
static bool is_function_name(const struct lowering *L, uint32_t n, uint32_t operand)
{
	return operand && lower_cursor(L, operand).kind == CXCursor_StringLiteral &&
	       same_place(L, n, operand);
}

void lower_unexposed(struct lowering *L, uint32_t n)
{
	uint32_t first = lower_first(L, n);
	unsigned count = lower_count(L, n);
	struct tg_str word;
	tg_node node;

	if (count == 1 && (lower_is_conversion(L, n, first) || is_function_name(L, n, first))) {
		lower_conversion(L, n, first);
		return;
	}
	if (is_short_conditional(L, n)) {
		lower_short_conditional(L, n);
		return;
	}
	word = lower_word(L, tg_clang.getCursorLocation(lower_cursor(L, n)));
	if (tg_str_is(word, "__builtin_va_arg")) {
		lower_builtin(L, TG_IR_VA_ARG, n, word);
	} else if (tg_str_is(word, "__builtin_offsetof")) {
		lower_builtin(L, TG_IR_OFFSETOF, n, word);
	} else if (tg_str_is(word, "__builtin_choose_expr")) {
		lower_choice(L, n);
	} else if (tg_str_starts(word, "__")) {
		lower_builtin(L, TG_IR_BUILTIN, n, word);
	} else if (L->cplusplus && count == 1) {
		lower_conversion(L, n, first); /* temporaries, clean-ups */
	} else if (L->cplusplus && count == 0) {
		lower_absent(L); /* an argument left to its default, `T()` */
	} else {
		node = lower_open_expr(L, TG_IR_OTHER, n);
		lower_children(L, n);
		lower_close(L, node);
	}
}

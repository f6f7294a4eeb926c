/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sizeof and _Alignof. libclang shows neither the type measured nor which of both it is: an
 * operand is a child that ends where the whole ends; a type is read from the tokens.
 */
#include "engine/lower/lower_state.h"

enum {
	SPECIFIER_INT = 1,
	SPECIFIER_CHAR,
	SPECIFIER_FLOAT,
	SPECIFIER_DOUBLE,
	SPECIFIER_BOOL,
	SPECIFIER_VOID
};

/* The words of a basic type. */
struct specifiers {
	unsigned base, longs, shorts;
	bool is_signed, is_unsigned, any;
};

static bool is_qualifier(struct tg_str word)
{
	return tg_str_is(word, "const") || tg_str_is(word, "volatile");
}

/* Takes in one word; false when it is none of a basic type. */
static bool take_specifier(struct specifiers *s, struct tg_str word)
{
	static const struct {
		const char *word;
		unsigned base;
	} bases[] = {
		{"int", SPECIFIER_INT},       {"char", SPECIFIER_CHAR},  {"float", SPECIFIER_FLOAT},
		{"double", SPECIFIER_DOUBLE}, {"_Bool", SPECIFIER_BOOL}, {"bool", SPECIFIER_BOOL},
		{"void", SPECIFIER_VOID},
	};
	size_t i;

	if (is_qualifier(word))
		return true;
	for (i = 0; i < sizeof(bases) / sizeof(*bases); i++) {
		if (tg_str_is(word, bases[i].word)) {
			s->base = bases[i].base;
			return s->any = true;
		}
	}
	s->longs += tg_str_is(word, "long");
	s->shorts += tg_str_is(word, "short");
	s->is_signed |= tg_str_is(word, "signed");
	s->is_unsigned |= tg_str_is(word, "unsigned");
	if (!tg_str_is(word, "long") && !tg_str_is(word, "short") && !tg_str_is(word, "signed") &&
	    !tg_str_is(word, "unsigned"))
		return false;
	return s->any = true;
}

/* The basic type as clang spells it. */
static tg_type basic_type(struct lowering *L, const struct specifiers *s)
{
	static const char *const lengths[] = {"int", "long", "long long"};
	const char *sign = s->is_unsigned ? "unsigned " : "", *name = "int";
	char text[32];

	switch (s->base) {
	case SPECIFIER_CHAR:
		sign = s->is_unsigned ? "unsigned " : s->is_signed ? "signed " : "";
		name = "char";
		break;
	case SPECIFIER_FLOAT:
		name = "float";
		break;
	case SPECIFIER_DOUBLE:
		name = s->longs ? "long double" : "double";
		break;
	case SPECIFIER_BOOL:
		name = L->cplusplus ? "bool" : "_Bool";
		break;
	case SPECIFIER_VOID:
		name = "void";
		break;
	default:
		name = s->shorts ? "short" : lengths[s->longs < 2 ? s->longs : 2];
		break;
	}
	snprintf(text, sizeof(text), "%s%s", sign, name);
	return lower_basic_type(L, lower_text(L, tg_str(text)));
}

/*
 * `type` with the stars and the length that `text` and the tokens behind it add. The length is
 * computed from the `size` of the whole. 0 for arrays of arrays and functions.
 */
static tg_type with_declarator(struct lowering *L, struct tg_token_reader *reader,
			       struct tg_str text, tg_type type, uint64_t size)
{
	uint64_t element;

	for (; tg_str_is(text, "*") || is_qualifier(text); text = lower_token(reader))
		if (tg_str_is(text, "*"))
			type = lower_pointer_to(L, type);
	if (tg_str_is(text, ")") || tg_str_is(text, ","))
		return type;
	element = L->type.at[type].size;
	if (!tg_str_is(text, "[") || !element || size % element || size / element > UINT32_MAX)
		return 0;
	while (text.len && !tg_str_is(text, "]"))
		text = lower_token(reader);
	return tg_str_is(lower_token(reader), ")")
		       ? lower_array_of(L, type, (uint32_t)(size / element))
		       : 0;
}

/* The type in `sizeof(type)`. What it names is a type reference among the children. */
static tg_type written_type(struct lowering *L, uint32_t n, uint64_t size)
{
	struct specifiers s = {0};
	struct tg_token_reader reader;
	struct tg_str text;
	uint32_t c;

	for (c = n + 1; c < L->raw.at[n].end; c = L->raw.at[c].end) {
		CXCursor named = lower_cursor(L, c);

		if (named.kind != CXCursor_TypeRef ||
		    !lower_spelled(L, tg_clang.getCursorLocation(named), &reader))
			continue;
		lower_token(&reader); /* its name */
		return with_declarator(L, &reader, lower_token(&reader),
				       lower_type(L, tg_clang.getCursorType(named)), size);
	}
	if (!lower_spelled(L, tg_clang.getCursorLocation(lower_cursor(L, n)), &reader))
		return 0;
	lower_token(&reader); /* sizeof */
	lower_token(&reader); /* ( */
	for (text = lower_token(&reader); take_specifier(&s, text); text = lower_token(&reader))
		;
	return s.any ? with_declarator(L, &reader, text, basic_type(L, &s), size) : 0;
}

/* The operand that is an expression, or 0 when a type is measured. */
static uint32_t operand(const struct lowering *L, uint32_t n)
{
	uint32_t last = lower_last(L, n);

	if (!last || tg_clang.getCursorExtent(lower_cursor(L, last)).end_int_data !=
			     tg_clang.getCursorExtent(lower_cursor(L, n)).end_int_data)
		return 0;
	return last;
}

static bool is_fixed(const struct lowering *L, tg_type type)
{
	for (; L->type.at[type].cls == TG_TYPE_ARRAY; type = L->type.at[type].of)
		if (L->type.at[type].flags & TG_TYPE_VLA)
			return false;
	return L->type.at[type].size != TG_SIZE_UNKNOWN;
}

void lower_sizeof(struct lowering *L, uint32_t n)
{
	struct tg_str word = lower_word(L, tg_clang.getCursorLocation(lower_cursor(L, n)));
	bool align = tg_str_find(word, 0, "lign") < word.len, known;
	uint32_t of = operand(L, n);
	tg_type measured = of ? lower_expr_type(L, of) : 0;
	tg_node node = lower_open_expr(L, align ? TG_IR_ALIGNOF : TG_IR_SIZEOF, n);
	int64_t value = (int64_t)L->type.at[measured].size;

	known = of && !align ? is_fixed(L, measured) : lower_evaluate(lower_cursor(L, n), &value);
	if (!of) {
		measured = written_type(L, n, known && !align ? (uint64_t)value : 1);
		if (known && !align && L->type.at[measured].size == TG_SIZE_UNKNOWN)
			lower_set_basic_size(L, measured, (uint64_t)value);
	}
	if (known)
		lower_set_value(L, node, value);
	L->node.at[node].extra = measured;
	if (of)
		lower_any(L, of);
	else
		lower_absent(L);
	lower_close(L, node);
}

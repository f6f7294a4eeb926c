/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pattern_where.c - the conditions of a card with a pattern. See pattern.h.
 */
#include "base/file.h"
#include "engine/check/pattern.h"

/* The variable that a node is or names, or 0. */
static tg_decl variable(const struct tg_ir *ir, tg_node n)
{
	uint8_t kind = ir->node[n].kind;

	return kind == TG_IR_VAR || kind == TG_IR_PARAM || kind == TG_IR_REF ? ir->node[n].decl : 0;
}

bool tg_pattern_alike(const struct tg_ir *ir, tg_node a, tg_node b)
{
	tg_node x, y;

	a = tg_ir_strip(ir, a);
	b = tg_ir_strip(ir, b);
	if (variable(ir, a) || variable(ir, b))
		return variable(ir, a) == variable(ir, b);
	if (ir->node[a].kind != ir->node[b].kind || ir->node[a].op != ir->node[b].op ||
	    ir->node[a].decl != ir->node[b].decl || ir->node[a].value != ir->node[b].value)
		return false;
	if (tg_ir_is(ir, a, TG_IR_STRING))
		return memcmp(tg_ir_text(ir, ir->node[a].extra), tg_ir_text(ir, ir->node[b].extra),
			      (size_t)ir->node[a].value) == 0;
	for (x = a + 1, y = b + 1; x < ir->node[a].end && y < ir->node[b].end;
	     x = ir->node[x].end, y = ir->node[y].end)
		if (!tg_pattern_alike(ir, x, y))
			return false;
	return x >= ir->node[a].end && y >= ir->node[b].end;
}

/* The name nearest to an expression: of `s->user.password[0]` it is "password". */
static const char *name_of(const struct tg_ir *ir, tg_node n)
{
	for (;;) {
		uint8_t op;

		n = tg_ir_strip(ir, n);
		op = ir->node[n].op;
		if (!tg_ir_is(ir, n, TG_IR_SUBSCRIPT) &&
		    !(tg_ir_is(ir, n, TG_IR_UNARY) && (op == TG_OP_ADDRESS || op == TG_OP_DEREF)) &&
		    !(tg_ir_is(ir, n, TG_IR_BINARY) && (op == TG_OP_ADD || op == TG_OP_SUB)))
			break;
		n = tg_ir_child(ir, n, 0);
	}
	return tg_ir_is(ir, n, TG_IR_CALL) ? tg_ir_callee(ir, n)
					   : tg_ir_text(ir, ir->decl[ir->node[n].decl].name);
}

static bool among(const struct tg_pattern_condition *condition, int64_t number)
{
	size_t i;

	for (i = 0; i < condition->count; i++)
		if (condition->values[i] == number)
			return true;
	return false;
}

static bool number_holds(const struct tg_ir *ir, const struct tg_pattern_condition *condition,
			 tg_node n)
{
	int64_t number;

	if (!tg_ir_constant(ir, n, &number) && !tg_ir_constant(ir, tg_ir_strip(ir, n), &number))
		return false;
	switch (condition->test) {
	case TG_WHERE_EQUALS:
		return among(condition, number);
	case TG_WHERE_NOT_EQUALS:
		return !among(condition, number);
	case TG_WHERE_BELOW:
		return number < condition->values[0];
	case TG_WHERE_ABOVE:
		return number > condition->values[0];
	case TG_WHERE_ANY_BITS:
		return ((uint64_t)number & (uint64_t)condition->values[0]) != 0;
	default:
		return ((uint64_t)number & (uint64_t)condition->values[0]) == 0;
	}
}

static bool text_holds(const struct tg_ir *ir, const struct tg_pattern_condition *condition,
		       tg_node n)
{
	size_t size, i;
	const char *literal = tg_ir_string(ir, n, &size);
	struct tg_str text = {literal, size};

	if (!literal)
		return false;
	for (i = 0; i < condition->count; i++) {
		const char *word = condition->texts[i];

		if (condition->test == TG_WHERE_STRING || condition->test == TG_WHERE_NOT_TEXT
			    ? tg_str_is(text, word)
		    : condition->test == TG_WHERE_PREFIX ? tg_str_starts(text, word)
							 : tg_str_find(text, 0, word) < text.len)
			return true;
	}
	return false;
}

static const char *class_of(uint8_t cls)
{
	static const char *const names[] = {
		[TG_TYPE_VOID] = "void",        [TG_TYPE_BOOL] = "integer",
		[TG_TYPE_CHAR] = "integer",     [TG_TYPE_INT] = "integer",
		[TG_TYPE_ENUM] = "enum",        [TG_TYPE_FLOAT] = "float",
		[TG_TYPE_POINTER] = "pointer",  [TG_TYPE_ARRAY] = "array",
		[TG_TYPE_STRUCT] = "struct",    [TG_TYPE_UNION] = "union",
		[TG_TYPE_FUNCTION] = "function"};

	return cls < sizeof(names) / sizeof(*names) && names[cls] ? names[cls] : "";
}

/* "pointer", "integer", "signed", "unsigned", ... or the name of the type, with or without its
 * typedefs and qualifiers. */
static bool type_holds(const struct tg_ir *ir, const struct tg_pattern_condition *condition,
		       tg_node n)
{
	tg_node bare = tg_ir_strip(ir, n);
	tg_decl decl = ir->node[bare].decl;
	bool declared = tg_ir_is(ir, bare, TG_IR_VAR) || tg_ir_is(ir, bare, TG_IR_PARAM);
	const struct tg_ir_type *type =
		&ir->type[declared ? ir->decl[decl].type : ir->node[bare].type];
	const struct tg_ir_type *plain = &ir->type[type->canonical];
	bool integer = strcmp(class_of(type->cls), "integer") == 0;
	size_t i;

	for (i = 0; i < condition->count; i++) {
		const char *name = condition->texts[i];

		if (strcmp(name, class_of(type->cls)) == 0 ||
		    strcmp(name, tg_ir_text(ir, type->name)) == 0 ||
		    strcmp(name, tg_ir_text(ir, plain->name)) == 0)
			return true;
		if (integer &&
		    strcmp(name, type->flags & TG_TYPE_SIGNED ? "signed" : "unsigned") == 0)
			return true;
	}
	return false;
}

static bool globs(const struct tg_pattern_condition *condition, const char *name)
{
	size_t i;

	for (i = 0; i < condition->count; i++)
		if (tg_glob_match(condition->texts[i], name))
			return true;
	return false;
}

static bool lists_have(const struct tg_check *check, const struct tg_pattern_condition *condition,
		       const char *name)
{
	size_t i;

	for (i = 0; i < condition->count; i++)
		if (tg_api_name_has(check->options->models, condition->texts[i], name))
			return true;
	return false;
}

static bool calls(const struct tg_ir *ir, const struct tg_pattern_condition *condition,
		  tg_node within)
{
	tg_node n, end = within ? ir->node[within].end : ir->node_count;
	size_t i;

	for (n = within ? within : 1; n < end; n++)
		for (i = 0; tg_ir_is(ir, n, TG_IR_CALL) && i < condition->count; i++)
			if (tg_ir_calls(ir, n, condition->texts[i]))
				return true;
	return false;
}

static bool is_constant(const struct tg_ir *ir, tg_node n)
{
	int64_t number;

	return tg_ir_constant(ir, n, &number) || tg_ir_constant(ir, tg_ir_strip(ir, n), &number) ||
	       tg_ir_string(ir, n, NULL);
}

/* The variable itself, an element or member of it, or its address. */
static bool is_automatic(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_decl *decl;

	for (;;) {
		n = tg_ir_strip(ir, n);
		if (!(tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_ADDRESS) &&
		    !tg_ir_is(ir, n, TG_IR_SUBSCRIPT) &&
		    !(tg_ir_is(ir, n, TG_IR_MEMBER) && ir->node[n].op == TG_OP_DOT))
			break;
		n = tg_ir_child(ir, n, 0);
	}
	decl = &ir->decl[variable(ir, n)];
	return (decl->kind == TG_DECL_VAR || decl->kind == TG_DECL_PARAM) &&
	       !(decl->flags & TG_DECL_GLOBAL) && ir->type[decl->type].cls != TG_TYPE_POINTER;
}

static bool is_zero(const struct tg_ir *ir, tg_node n)
{
	int64_t number;

	return (tg_ir_constant(ir, n, &number) ||
		tg_ir_constant(ir, tg_ir_strip(ir, n), &number)) &&
	       number == 0;
}

/* Conditions about the place of the match. */
static bool place_holds(struct tg_match *match, const struct tg_pattern_condition *condition)
{
	const struct tg_ir *ir = match->check->ir;
	tg_node at = match->last ? match->last : match->first;
	const char *function = tg_ir_text(ir, ir->decl[ir->node[match->function].decl].name);
	const char *path = tg_ir_text(ir, ir->file[ir->loc[ir->node[at].loc].file].path);

	switch (condition->test) {
	case TG_WHERE_FUNCTION:
		return globs(condition, function);
	case TG_WHERE_NOT_FUNCTION:
		return !globs(condition, function);
	case TG_WHERE_FILE:
		return globs(condition, path);
	case TG_WHERE_NOT_FILE:
		return !globs(condition, path);
	case TG_WHERE_CALLS:
		return match->function && calls(ir, condition, match->function);
	case TG_WHERE_NOT_CALLS:
		return !match->function || !calls(ir, condition, match->function);
	case TG_WHERE_UNIT_CALLS:
		return calls(ir, condition, 0);
	case TG_WHERE_UNIT_NOT_CALLS:
	case TG_WHERE_PROGRAM_NOT_CALLS: /* other units are asked when all are there */
		return !calls(ir, condition, 0);
	default: /* TG_WHERE_DISCARDED */
		return tg_ir_is_discarded(ir, at, NULL) == condition->flag;
	}
}

static bool holds(struct tg_match *match, const struct tg_pattern_condition *condition)
{
	const struct tg_ir *ir = match->check->ir;
	tg_node n = condition->hole >= 0 ? match->bound[condition->hole] : 0;

	if (condition->hole < 0)
		return place_holds(match, condition);
	if (!n) /* the pattern that matched does not have this hole */
		return true;
	switch (condition->test) {
	case TG_WHERE_CONSTANT:
		return is_constant(ir, n) == condition->flag;
	case TG_WHERE_LITERAL:
		return (tg_ir_string(ir, n, NULL) != NULL) == condition->flag;
	case TG_WHERE_NOT_TEXT:
		return !text_holds(ir, condition, n);
	case TG_WHERE_STRING:
	case TG_WHERE_PREFIX:
	case TG_WHERE_CONTAINS:
		return text_holds(ir, condition, n);
	case TG_WHERE_TYPE:
		return type_holds(ir, condition, n);
	case TG_WHERE_NOT_TYPE:
		return !type_holds(ir, condition, n);
	case TG_WHERE_NAME:
		return globs(condition, name_of(ir, n));
	case TG_WHERE_NOT_NAME:
		return !globs(condition, name_of(ir, n));
	case TG_WHERE_NAME_HAS:
		return lists_have(match->check, condition, name_of(ir, n));
	case TG_WHERE_NAME_HAS_NOT:
		return !lists_have(match->check, condition, name_of(ir, n));
	case TG_WHERE_SAME:
		return match->bound[condition->other] &&
		       tg_pattern_alike(ir, n, match->bound[condition->other]);
	case TG_WHERE_DIFFERENT:
		return match->bound[condition->other] &&
		       !tg_pattern_alike(ir, n, match->bound[condition->other]);
	case TG_WHERE_NOT_ZERO:
		return !is_zero(ir, n) == condition->flag;
	case TG_WHERE_AUTOMATIC:
		return is_automatic(ir, n) == condition->flag;
	case TG_WHERE_TAINTED:
		return tg_pattern_tainted(match->check, n) == condition->flag;
	default:
		return number_holds(ir, condition, n);
	}
}

bool tg_pattern_where(struct tg_match *match)
{
	size_t i;

	for (i = 0; i < match->rule->where_count; i++)
		if (!holds(match, &match->rule->where[i]))
			return false;
	return true;
}

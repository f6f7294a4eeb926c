/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pattern.c - the statements of a pattern. See pattern.h.
 */
#include "knowledge/pattern_parse.h"

typedef struct tg_pattern_node *node_ptr;

static node_ptr statement(struct tg_pattern_parser *parser);

static node_ptr any(struct tg_pattern_parser *parser)
{
	return tg_pattern_node(parser, TG_PATTERN_ANY);
}

/* `( expression )` */
static node_ptr condition(struct tg_pattern_parser *parser)
{
	node_ptr node = tg_pattern_need(parser, "(") ? tg_pattern_expression(parser, true) : NULL;

	return node && tg_pattern_need(parser, ")") ? node : NULL;
}

/* The expression before `end`; where none is written, any or none may stand. */
static node_ptr optional(struct tg_pattern_parser *parser, const char *end)
{
	node_ptr node =
		tg_pattern_is(parser, 0, end) ? any(parser) : tg_pattern_expression(parser, true);

	return node && tg_pattern_need(parser, end) ? node : NULL;
}

static node_ptr block(struct tg_pattern_parser *parser)
{
	node_ptr node = tg_pattern_make(parser, TG_IR_COMPOUND, TG_OP_NONE, NULL, 0);
	const struct tg_pattern_node **last = node ? &node->first : NULL;

	while (node && !tg_pattern_take(parser, "}")) {
		node_ptr next = statement(parser);

		if (!next)
			return NULL;
		*last = next;
		last = &next->next;
	}
	return node;
}

static node_ptr if_statement(struct tg_pattern_parser *parser)
{
	node_ptr parts[4] = {any(parser), condition(parser), NULL, NULL};

	if (!parts[1])
		return NULL;
	parts[2] = statement(parser);
	if (!parts[2])
		return NULL;
	parts[3] = tg_pattern_take(parser, "else") ? statement(parser) : any(parser);
	return tg_pattern_make(parser, TG_IR_IF, TG_OP_NONE, parts, 4);
}

static node_ptr while_statement(struct tg_pattern_parser *parser)
{
	node_ptr parts[2] = {condition(parser), NULL};

	parts[1] = parts[0] ? statement(parser) : NULL;
	return parts[1] ? tg_pattern_make(parser, TG_IR_WHILE, TG_OP_NONE, parts, 2) : NULL;
}

static node_ptr do_statement(struct tg_pattern_parser *parser)
{
	node_ptr parts[2] = {statement(parser), NULL};

	if (!parts[0] || !tg_pattern_need(parser, "while"))
		return NULL;
	parts[1] = condition(parser);
	return parts[1] && tg_pattern_need(parser, ";")
		       ? tg_pattern_make(parser, TG_IR_DO, TG_OP_NONE, parts, 2)
		       : NULL;
}

static node_ptr for_statement(struct tg_pattern_parser *parser)
{
	node_ptr parts[4] = {NULL};

	if (!tg_pattern_need(parser, "("))
		return NULL;
	parts[0] = optional(parser, ";");
	parts[1] = parts[0] ? optional(parser, ";") : NULL;
	parts[2] = parts[1] ? optional(parser, ")") : NULL;
	parts[3] = parts[2] ? statement(parser) : NULL;
	return parts[3] ? tg_pattern_make(parser, TG_IR_FOR, TG_OP_NONE, parts, 4) : NULL;
}

static node_ptr switch_statement(struct tg_pattern_parser *parser)
{
	node_ptr parts[3] = {any(parser), condition(parser), NULL};

	parts[2] = parts[1] ? statement(parser) : NULL;
	return parts[2] ? tg_pattern_make(parser, TG_IR_SWITCH, TG_OP_NONE, parts, 3) : NULL;
}

static node_ptr return_statement(struct tg_pattern_parser *parser)
{
	node_ptr value = optional(parser, ";");

	return value ? tg_pattern_make(parser, TG_IR_RETURN, TG_OP_NONE, &value, 1) : NULL;
}

static node_ptr jump(struct tg_pattern_parser *parser, enum tg_ir_kind kind)
{
	return tg_pattern_need(parser, ";") ? tg_pattern_make(parser, kind, TG_OP_NONE, NULL, 0)
					    : NULL;
}

/* `int $n = $e;`, `$T $v;`: two names, or a type, side by side. */
static bool is_declaration(const struct tg_pattern_parser *parser)
{
	const struct tg_token *first = tg_pattern_peek(parser, 0);
	enum tg_token_kind second = tg_pattern_peek(parser, 1)->kind;

	if (first->kind != TG_TOKEN_NAME && first->kind != TG_TOKEN_HOLE)
		return false;
	return tg_pattern_is_type(parser, 0) || second == TG_TOKEN_NAME || second == TG_TOKEN_HOLE;
}

static node_ptr declaration(struct tg_pattern_parser *parser)
{
	const struct tg_token *name;
	const char *type = NULL;
	node_ptr value, node;
	int hole = -1;

	if (tg_pattern_peek(parser, 0)->kind == TG_TOKEN_HOLE)
		parser->next++; /* $T: any type; it is no hole of the rule */
	else
		type = tg_pattern_type(parser);
	name = tg_pattern_peek(parser, 0);
	if (name->kind != TG_TOKEN_NAME && name->kind != TG_TOKEN_HOLE) {
		tg_pattern_fail(parser, "the name of a variable is missing here");
		return NULL;
	}
	if (name->kind == TG_TOKEN_HOLE && (hole = tg_pattern_hole(parser, name->text)) < 0)
		return NULL;
	parser->next++;
	value = tg_pattern_take(parser, "=") ? tg_pattern_expression(parser, false) : any(parser);
	if (!value || !tg_pattern_need(parser, ";"))
		return NULL;
	node = tg_pattern_make(parser, TG_IR_VAR, TG_OP_NONE, &value, 1);
	if (!node)
		return NULL;
	node->hole = hole;
	node->name = type;
	if (hole >= 0)
		return node;
	/* The name is kept as a second child: both a type and a name may have to match. */
	value->next = tg_pattern_node(parser, TG_PATTERN_NAME);
	if (!value->next)
		return NULL;
	((node_ptr)(uintptr_t)value->next)->name =
		tg_arena_strndup(parser->arena, name->text.ptr, name->text.len);
	return node;
}

static const struct {
	const char *word;
	node_ptr (*parse)(struct tg_pattern_parser *);
} statements[] = {
	{"if", if_statement},   {"while", while_statement},   {"do", do_statement},
	{"for", for_statement}, {"switch", switch_statement}, {"return", return_statement},
	{NULL, NULL},
};

static node_ptr parse_statement(struct tg_pattern_parser *parser)
{
	node_ptr node;
	size_t i;

	for (i = 0; statements[i].word; i++)
		if (tg_pattern_take(parser, statements[i].word))
			return statements[i].parse(parser);
	if (tg_pattern_take(parser, "{"))
		return block(parser);
	if (tg_pattern_take(parser, "..."))
		return tg_pattern_node(parser, TG_PATTERN_REST);
	if (tg_pattern_take(parser, ";"))
		return tg_pattern_make(parser, TG_IR_NULL_STMT, TG_OP_NONE, NULL, 0);
	if (tg_pattern_take(parser, "break"))
		return jump(parser, TG_IR_BREAK);
	if (tg_pattern_take(parser, "continue"))
		return jump(parser, TG_IR_CONTINUE);
	if (is_declaration(parser))
		return declaration(parser);
	node = tg_pattern_expression(parser, true);
	if (!node)
		return NULL;
	/* The last ';' need not be written. */
	if (tg_pattern_peek(parser, 0)->kind == TG_TOKEN_END)
		return node;
	return tg_pattern_need(parser, ";") ? node : NULL;
}

static node_ptr statement(struct tg_pattern_parser *parser)
{
	node_ptr node;

	if (++parser->depth > TG_PATTERN_DEPTH) {
		tg_pattern_fail(parser, "it nests deeper than %d", TG_PATTERN_DEPTH);
		return NULL;
	}
	node = parse_statement(parser);
	parser->depth--;
	return node;
}

/* Statements to the end of the text: a COMPOUND. */
static node_ptr sequence(struct tg_pattern_parser *parser)
{
	node_ptr node = tg_pattern_make(parser, TG_IR_COMPOUND, TG_OP_NONE, NULL, 0);
	const struct tg_pattern_node **last = node ? &node->first : NULL;

	while (node && tg_pattern_peek(parser, 0)->kind != TG_TOKEN_END) {
		node_ptr next = statement(parser);

		if (!next)
			return NULL;
		*last = next;
		last = &next->next;
	}
	return node;
}

/* True when the text is statements: it holds a ';' or a '{', or begins with a key word. */
static bool is_sequence(const struct tg_pattern_parser *parser)
{
	size_t i;

	for (i = 0; statements[i].word; i++)
		if (tg_pattern_is(parser, 0, statements[i].word))
			return true;
	for (i = 0; i < parser->tokens.count; i++)
		if (tg_pattern_is(parser, i, ";") || tg_pattern_is(parser, i, "{"))
			return true;
	return false;
}

static bool parse(struct tg_pattern_parser *parser, struct tg_pattern *ret)
{
	if (!tg_pattern_tokens(parser))
		return false;
	ret->sequence = is_sequence(parser);
	ret->root = ret->sequence ? sequence(parser) : tg_pattern_expression(parser, true);
	if (!ret->root)
		return false;
	if (tg_pattern_peek(parser, 0)->kind != TG_TOKEN_END)
		return tg_pattern_fail(parser, "the expression ends before this");
	if (ret->root->kind == TG_PATTERN_HOLE || ret->root->kind == TG_PATTERN_ANY)
		return tg_pattern_fail(parser, "a hole alone matches everything");
	if (ret->sequence && (!ret->root->first || ret->root->first->kind == TG_PATTERN_REST ||
			      ret->root->first->kind == TG_PATTERN_HOLE))
		return tg_pattern_fail(parser, "it has to begin with a statement");
	return true;
}

bool tg_pattern_parse(struct tg_arena *arena, const struct tg_value *at,
		      struct tg_pattern_rule *rule, struct tg_pattern *ret, struct tg_err *err)
{
	struct tg_pattern_parser parser = {
		.arena = arena, .at = at, .text = tg_str_trim(at->text), .rule = rule, .err = err};
	bool ok = parse(&parser, ret);

	TG_VEC_DONE(&parser.tokens);
	return ok;
}

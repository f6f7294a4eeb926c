/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pattern_expr.c - the expressions of a pattern, by precedence.
 */
#include "knowledge/pattern_parse.h"

typedef struct tg_pattern_node *node_ptr;

static node_ptr unary(struct tg_pattern_parser *parser);

/* Binary operators with how tightly they bind; assignments bind to the right. */
static const struct {
	const char *text;
	enum tg_ir_op op;
	unsigned level;
} binaries[] = {
	{"||", TG_OP_LOR, 1}, {"&&", TG_OP_LAND, 2}, {"|", TG_OP_OR, 3},   {"^", TG_OP_XOR, 4},
	{"&", TG_OP_AND, 5},  {"==", TG_OP_EQ, 6},   {"!=", TG_OP_NE, 6},  {"<", TG_OP_LT, 7},
	{">", TG_OP_GT, 7},   {"<=", TG_OP_LE, 7},   {">=", TG_OP_GE, 7},  {"<<", TG_OP_SHL, 8},
	{">>", TG_OP_SHR, 8}, {"+", TG_OP_ADD, 9},   {"-", TG_OP_SUB, 9},  {"*", TG_OP_MUL, 10},
	{"/", TG_OP_DIV, 10}, {"%", TG_OP_REM, 10},  {NULL, TG_OP_NONE, 0}};

static const struct {
	const char *text;
	enum tg_ir_op op;
} assignments[] = {{"=", TG_OP_ASSIGN}, {"+=", TG_OP_ADD}, {"-=", TG_OP_SUB},  {"*=", TG_OP_MUL},
		   {"/=", TG_OP_DIV},   {"%=", TG_OP_REM}, {"<<=", TG_OP_SHL}, {">>=", TG_OP_SHR},
		   {"&=", TG_OP_AND},   {"|=", TG_OP_OR},  {"^=", TG_OP_XOR},  {NULL, TG_OP_NONE}},
  unaries[] = {{"++", TG_OP_PRE_INC}, {"--", TG_OP_PRE_DEC}, {"&", TG_OP_ADDRESS},
	       {"*", TG_OP_DEREF},    {"+", TG_OP_PLUS},     {"-", TG_OP_MINUS},
	       {"~", TG_OP_NOT},      {"!", TG_OP_LNOT},     {NULL, TG_OP_NONE}};

static const char *const type_words[] = {"char",     "short",  "int",    "long",    "unsigned",
					 "signed",   "float",  "double", "void",    "struct",
					 "union",    "enum",   "const",  "_Bool",   "bool",
					 "volatile", "static", "FILE",   "wchar_t", NULL};

bool tg_pattern_is_type(const struct tg_pattern_parser *parser, size_t ahead)
{
	const struct tg_token *token = tg_pattern_peek(parser, ahead);
	size_t i;

	if (token->kind != TG_TOKEN_NAME)
		return false;
	for (i = 0; type_words[i]; i++)
		if (tg_str_is(token->text, type_words[i]))
			return true;
	return tg_str_ends(token->text, "_t");
}

/* "unsigned char *", as the IR spells it. */
const char *tg_pattern_type(struct tg_pattern_parser *parser)
{
	struct tg_buf name = {0};
	const char *result;
	bool stars = false;

	for (;;) {
		const struct tg_token *token = tg_pattern_peek(parser, 0);

		if (tg_pattern_is(parser, 0, "*")) {
			tg_buf_puts(&name, stars ? "*" : " *");
			stars = true;
		} else if (!stars && token->kind == TG_TOKEN_NAME &&
			   (!name.len || tg_pattern_is_type(parser, 0) ||
			    tg_str_ends(tg_buf_view(&name), "struct") ||
			    tg_str_ends(tg_buf_view(&name), "union") ||
			    tg_str_ends(tg_buf_view(&name), "enum"))) {
			if (name.len)
				tg_buf_putc(&name, ' ');
			tg_buf_str(&name, token->text);
		} else {
			break;
		}
		parser->next++;
	}
	result = tg_arena_strdup(parser->arena, name.ptr ? name.ptr : "");
	tg_buf_done(&name);
	return result;
}

/* The arguments up to ')', as siblings behind `callee`. */
static node_ptr call(struct tg_pattern_parser *parser, node_ptr callee)
{
	node_ptr node = tg_pattern_make(parser, TG_IR_CALL, TG_OP_NONE, &callee, 1);
	const struct tg_pattern_node **last = &callee->next;

	while (node && !tg_pattern_take(parser, ")")) {
		node_ptr argument;

		if (last != &callee->next && !tg_pattern_need(parser, ","))
			return NULL;
		argument = tg_pattern_take(parser, "...") ? tg_pattern_node(parser, TG_PATTERN_REST)
							  : tg_pattern_expression(parser, false);
		if (!argument)
			return NULL;
		*last = argument;
		last = &argument->next;
	}
	return node;
}

static node_ptr member(struct tg_pattern_parser *parser, node_ptr base, enum tg_ir_op op)
{
	const struct tg_token *field = tg_pattern_peek(parser, 0);
	node_ptr node = tg_pattern_make(parser, TG_IR_MEMBER, op, &base, 1);

	if (field->kind != TG_TOKEN_NAME && field->kind != TG_TOKEN_HOLE) {
		tg_pattern_fail(parser, "the name of a field is missing here");
		return NULL;
	}
	if (!node)
		return NULL;
	if (field->kind == TG_TOKEN_NAME)
		node->name = tg_arena_strndup(parser->arena, field->text.ptr, field->text.len);
	else if ((node->hole = tg_pattern_hole(parser, field->text)) < 0)
		return NULL;
	parser->next++;
	return node;
}

static node_ptr postfix(struct tg_pattern_parser *parser, node_ptr node)
{
	while (node) {
		if (tg_pattern_take(parser, "(")) {
			node = call(parser, node);
		} else if (tg_pattern_take(parser, "[")) {
			node_ptr parts[] = {node, tg_pattern_expression(parser, true)};

			node = parts[1] && tg_pattern_need(parser, "]")
				       ? tg_pattern_make(parser, TG_IR_SUBSCRIPT, TG_OP_NONE, parts,
							 2)
				       : NULL;
		} else if (tg_pattern_take(parser, "->")) {
			node = member(parser, node, TG_OP_ARROW);
		} else if (tg_pattern_take(parser, ".")) {
			node = member(parser, node, TG_OP_DOT);
		} else if (tg_pattern_take(parser, "++")) {
			node = tg_pattern_make(parser, TG_IR_UNARY, TG_OP_POST_INC, &node, 1);
		} else if (tg_pattern_take(parser, "--")) {
			node = tg_pattern_make(parser, TG_IR_UNARY, TG_OP_POST_DEC, &node, 1);
		} else {
			return node;
		}
	}
	return NULL;
}

/* Literals side by side are one; `"..."` stands for any. */
static node_ptr text(struct tg_pattern_parser *parser)
{
	node_ptr node = tg_pattern_node(parser, TG_PATTERN_TEXT);
	struct tg_buf joined = {0};

	if (!node)
		return NULL;
	tg_buf_puts(&joined, "");
	while (tg_pattern_peek(parser, 0)->kind == TG_TOKEN_TEXT) {
		tg_buf_str(&joined, tg_pattern_peek(parser, 0)->text);
		parser->next++;
	}
	if (!tg_str_is(tg_buf_view(&joined), "...")) {
		node->name =
			tg_arena_strndup(parser->arena, joined.ptr ? joined.ptr : "", joined.len);
		node->size = joined.len;
	}
	tg_buf_done(&joined);
	return node;
}

static node_ptr number(struct tg_pattern_parser *parser, int64_t value)
{
	node_ptr node = tg_pattern_node(parser, TG_PATTERN_NUMBER);

	if (node)
		node->value = value;
	return node;
}

static node_ptr name(struct tg_pattern_parser *parser, struct tg_str word)
{
	node_ptr node;

	if (tg_str_is(word, "NULL") || tg_str_is(word, "nullptr") || tg_str_is(word, "false"))
		return number(parser, 0);
	if (tg_str_is(word, "true"))
		return number(parser, 1);
	node = tg_pattern_node(parser, TG_PATTERN_NAME);
	if (node)
		node->name = tg_arena_strndup(parser->arena, word.ptr, word.len);
	return node;
}

static node_ptr primary(struct tg_pattern_parser *parser)
{
	const struct tg_token *token = tg_pattern_peek(parser, 0);
	node_ptr node;

	if (token->kind == TG_TOKEN_TEXT)
		return text(parser);
	if (tg_pattern_take(parser, "(")) {
		node = tg_pattern_expression(parser, true);
		return node && tg_pattern_need(parser, ")") ? node : NULL;
	}
	if (token->kind != TG_TOKEN_HOLE && token->kind != TG_TOKEN_NAME &&
	    token->kind != TG_TOKEN_NUMBER) {
		tg_pattern_fail(parser, "an expression is missing here");
		return NULL;
	}
	parser->next++;
	if (token->kind == TG_TOKEN_NUMBER)
		return number(parser, token->value);
	if (token->kind == TG_TOKEN_NAME)
		return name(parser, token->text);
	node = tg_pattern_node(parser, TG_PATTERN_HOLE);
	if (node && (node->hole = tg_pattern_hole(parser, token->text)) < 0)
		return NULL;
	return node;
}

/* `sizeof x`, `sizeof(x)`, `sizeof(type)`. */
static node_ptr size_of(struct tg_pattern_parser *parser)
{
	node_ptr operand, node;

	if (!tg_pattern_is(parser, 0, "(") || !tg_pattern_is_type(parser, 1)) {
		operand = unary(parser);
		return operand ? tg_pattern_make(parser, TG_IR_SIZEOF, TG_OP_NONE, &operand, 1)
			       : NULL;
	}
	parser->next++;
	operand = tg_pattern_node(parser, TG_PATTERN_ANY);
	node = tg_pattern_make(parser, TG_IR_SIZEOF, TG_OP_NONE, &operand, 1);
	if (node)
		node->name = tg_pattern_type(parser);
	return node && tg_pattern_need(parser, ")") ? node : NULL;
}

static node_ptr cast(struct tg_pattern_parser *parser)
{
	const char *type;
	node_ptr operand, node;

	parser->next++;
	type = tg_pattern_type(parser);
	if (!tg_pattern_need(parser, ")"))
		return NULL;
	operand = unary(parser);
	node = operand ? tg_pattern_make(parser, TG_IR_CAST, TG_OP_NONE, &operand, 1) : NULL;
	if (node)
		node->name = type;
	return node;
}

static node_ptr prefix(struct tg_pattern_parser *parser)
{
	size_t i;

	if (tg_pattern_take(parser, "sizeof"))
		return size_of(parser);
	if (tg_pattern_is(parser, 0, "(") && tg_pattern_is_type(parser, 1))
		return cast(parser);
	for (i = 0; unaries[i].text; i++) {
		node_ptr operand;

		if (!tg_pattern_take(parser, unaries[i].text))
			continue;
		operand = unary(parser);
		if (operand && unaries[i].op == TG_OP_MINUS && operand->kind == TG_PATTERN_NUMBER) {
			operand->value = (int64_t)(0 - (uint64_t)operand->value);
			return operand;
		}
		return operand ? tg_pattern_make(parser, TG_IR_UNARY, unaries[i].op, &operand, 1)
			       : NULL;
	}
	return postfix(parser, primary(parser));
}

static node_ptr unary(struct tg_pattern_parser *parser)
{
	node_ptr node;

	if (++parser->depth > TG_PATTERN_DEPTH) {
		tg_pattern_fail(parser, "it nests deeper than %d", TG_PATTERN_DEPTH);
		return NULL;
	}
	node = prefix(parser);
	parser->depth--;
	return node;
}

static node_ptr binary(struct tg_pattern_parser *parser, unsigned level)
{
	node_ptr left = unary(parser);
	size_t i;

	while (left) {
		for (i = 0; binaries[i].text; i++)
			if (binaries[i].level >= level &&
			    tg_pattern_is(parser, 0, binaries[i].text))
				break;
		if (!binaries[i].text)
			return left;
		parser->next++;
		node_ptr parts[] = {left, binary(parser, binaries[i].level + 1)};

		left = parts[1] ? tg_pattern_make(parser, TG_IR_BINARY, binaries[i].op, parts, 2)
				: NULL;
	}
	return NULL;
}

/* A conditional or an assignment. */
static node_ptr assignment(struct tg_pattern_parser *parser)
{
	node_ptr left = binary(parser, 1);
	size_t i;

	if (left && tg_pattern_take(parser, "?")) {
		node_ptr parts[3] = {left, tg_pattern_expression(parser, true), NULL};

		if (!parts[1] || !tg_pattern_need(parser, ":"))
			return NULL;
		parts[2] = assignment(parser);
		return parts[2] ? tg_pattern_make(parser, TG_IR_CONDITIONAL, TG_OP_NONE, parts, 3)
				: NULL;
	}
	for (i = 0; left && assignments[i].text; i++) {
		if (!tg_pattern_take(parser, assignments[i].text))
			continue;
		node_ptr parts[] = {left, assignment(parser)};

		return parts[1] ? tg_pattern_make(parser, TG_IR_ASSIGN, assignments[i].op, parts, 2)
				: NULL;
	}
	return left;
}

node_ptr tg_pattern_expression(struct tg_pattern_parser *parser, bool comma)
{
	node_ptr left;

	if (++parser->depth > TG_PATTERN_DEPTH) {
		tg_pattern_fail(parser, "it nests deeper than %d", TG_PATTERN_DEPTH);
		return NULL;
	}
	left = assignment(parser);
	while (left && comma && tg_pattern_take(parser, ",")) {
		node_ptr parts[] = {left, assignment(parser)};

		left = parts[1] ? tg_pattern_make(parser, TG_IR_BINARY, TG_OP_COMMA, parts, 2)
				: NULL;
	}
	parser->depth--;
	return left;
}

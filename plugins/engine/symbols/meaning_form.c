/* SPDX-License-Identifier: Apache-2.0 */
/*
 * meaning_form.c - statements read in one pass with a stack, so that braces can be put where none
 * are written; and parentheses, inner ones first, by the operators in and around them.
 */
#include "engine/symbols/meaning_form.h"

enum {
	CONTENT_MAX = 64, /* tokens between parentheses that are looked at */
	CLOSE_MAX = 1000,
};

/* How tightly operators bind. */
enum {
	UNKNOWN = -1,
	COMMA = 0,
	ASSIGNMENT,
	CONDITIONAL,
	LOGICAL_OR,
	LOGICAL_AND,
	BIT_OR,
	BIT_XOR,
	BIT_AND,
	EQUALITY,
	RELATION,
	SHIFT,
	SUM,
	PRODUCT,
	PREFIX,
	PRIMARY,
};

/* What a body belongs to. */
enum owner { BLOCK = 0, IF, ELSE, LOOP, DO };

struct level {
	enum owner owner;
	bool meant; /* no brace is written */
};

struct forming {
	const struct tg_piece *piece;
	struct tg_form *form;
	TG_VEC(struct level) levels;
	TG_VEC(size_t) open; /* parentheses */
};

static uint8_t code_at(const struct forming *f, size_t i)
{
	return tg_piece_code(f->piece, i);
}

static bool is(const struct forming *f, size_t i, const char *word)
{
	return tg_piece_is(f->piece, i, word);
}

static enum tg_token_kind kind_at(const struct forming *f, size_t i)
{
	return f->piece->tokens.at[i].kind;
}

/* ---- statements ---- */

/* The body of a statement begins at `i`; gives where its first statement does. */
static size_t open_body(struct forming *f, size_t i, enum owner owner)
{
	bool written = code_at(f, i) == '{';

	*TG_VEC_ADD(&f->levels) = (struct level){owner, !written};
	if (!written && i < f->piece->tokens.count)
		f->form[i].open = true;
	return i + written;
}

/*
 * A statement ends before `i`, which was the body of `owner`: so may the one that it belongs to,
 * and so on. Gives where the next one begins, 0: this cannot be read.
 */
static size_t finish(struct forming *f, enum owner owner, size_t i)
{
	for (;;) {
		struct level *top;

		if (owner == IF && is(f, i, "else"))
			return open_body(f, i + 1, ELSE);
		if (owner == DO) {
			if (!is(f, i, "while") || code_at(f, i + 1) != '(')
				return 0;
			i = tg_piece_close(f->piece, i + 1);
			if (code_at(f, i++) != ';')
				return 0;
		}
		top = f->levels.count ? &f->levels.at[f->levels.count - 1] : NULL;
		if (!top || !top->meant)
			return i;
		if (f->form[i - 1].close++ == CLOSE_MAX)
			return 0;
		owner = top->owner;
		f->levels.count--;
	}
}

static bool is_declaring(const struct forming *f, size_t i)
{
	return code_at(f, i) >= TG_CODE_TYPE || is(f, i, "class") || is(f, i, "auto");
}

/* Behind the semicolon of the statement that begins at `i`, 0: it has none that is its own. */
static size_t behind_simple(const struct forming *f, size_t i)
{
	size_t begin = i, end = f->piece->tokens.count;

	while (i < end) {
		uint8_t code = code_at(f, i);
		bool parenthesis =
			code == '(' && i == begin + 1 && tg_piece_is_name(f->piece, begin);
		bool brace = code == '{';

		if (code == ';')
			return i + 1;
		if (code == '}')
			return 0;
		i = code == '(' || code == '[' || brace ? tg_piece_close(f->piece, i) : i + 1;
		/* `LIST_FOREACH(...) {`, and other macros that end no statement. */
		if (i < end && parenthesis &&
		    (kind_at(f, i) == TG_TOKEN_WORD || code_at(f, i) == '{'))
			return 0;
		if (i < end && brace && !is_declaring(f, begin) &&
		    (kind_at(f, i) == TG_TOKEN_WORD || code_at(f, i) == '}'))
			return 0;
	}
	return 0;
}

/* Behind `case 1 ? 2 : 3:` or `default:`, 0: it has no end. */
static size_t behind_label(const struct forming *f, size_t i)
{
	size_t asked = 0;

	for (; i < f->piece->tokens.count && code_at(f, i) != ';'; i++) {
		if (code_at(f, i) == '(')
			i = tg_piece_close(f->piece, i) - 1;
		else if (code_at(f, i) == '?')
			asked++;
		else if (code_at(f, i) == ':' && asked-- == 0)
			return i + 1;
	}
	return 0;
}

/* A statement that has others in it, or a label; gives the token behind what it begins with. */
static size_t read_head(struct forming *f, size_t i, bool *ret_is)
{
	*ret_is = true;
	if (is(f, i, "do"))
		return open_body(f, i + 1, DO);
	if (is(f, i, "case") || is(f, i, "default"))
		return behind_label(f, i);
	if (is(f, i, "else"))
		return 0;
	if (is(f, i, "if") || is(f, i, "while") || is(f, i, "for") || is(f, i, "switch")) {
		if (code_at(f, i + 1) != '(')
			return 0;
		return open_body(f, tg_piece_close(f->piece, i + 1), is(f, i, "if") ? IF : LOOP);
	}
	if (tg_piece_is_name(f->piece, i) && code_at(f, i + 1) == ':')
		return i + 2;
	*ret_is = false;
	return i;
}

/* Reads the block that opens at `i`; false when something in it could be read in two ways. */
static bool read_statements(struct forming *f, size_t i)
{
	*TG_VEC_ADD(&f->levels) = (struct level){BLOCK, false};
	i++;
	while (i && i < f->piece->tokens.count) {
		bool head = false;

		if (code_at(f, i) == '}') {
			struct level top = f->levels.at[f->levels.count - 1];

			if (top.meant)
				return false;
			if (!--f->levels.count)
				return true;
			i = finish(f, top.owner, i + 1);
		} else if (code_at(f, i) == '{') {
			*TG_VEC_ADD(&f->levels) = (struct level){BLOCK, false};
			i++;
		} else {
			if (kind_at(f, i) == TG_TOKEN_WORD)
				i = read_head(f, i, &head);
			if (i && !head) {
				i = behind_simple(f, i);
				i = i ? finish(f, BLOCK, i) : 0;
			}
		}
	}
	return false;
}

/* ---- parentheses ---- */

static int binds(const struct forming *f, size_t i)
{
	static const struct {
		const char *text;
		int binds;
	} longer[] = {{"||", LOGICAL_OR}, {"&&", LOGICAL_AND}, {"==", EQUALITY}, {"!=", EQUALITY},
		      {"<=", RELATION},   {">=", RELATION},    {"<<", SHIFT},    {">>", SHIFT}};
	static const signed char single[] = {
		[','] = COMMA,    ['='] = ASSIGNMENT, ['?'] = CONDITIONAL, [':'] = CONDITIONAL,
		['|'] = BIT_OR,   ['^'] = BIT_XOR,    ['&'] = BIT_AND,     ['<'] = RELATION,
		['>'] = RELATION, ['+'] = SUM,        ['-'] = SUM,         ['*'] = PRODUCT,
		['/'] = PRODUCT,  ['%'] = PRODUCT,    ['!'] = PREFIX,      ['~'] = PREFIX,
		['.'] = PRIMARY,
	};
	struct tg_str text = tg_token_text(&f->piece->tokens, i);
	uint8_t code = code_at(f, i);
	size_t k;

	if (code == TG_CODE_ARROW)
		return PRIMARY;
	if (code)
		return code < sizeof(single) && (single[code] || code == ',') ? single[code]
									      : UNKNOWN;
	for (k = 0; k < sizeof(longer) / sizeof(*longer); k++)
		if (tg_str_is(text, longer[k].text))
			return longer[k].binds;
	if (tg_str_is(text, "++") || tg_str_is(text, "--"))
		return PREFIX;
	return text.len > 1 && text.ptr[text.len - 1] == '=' ? ASSIGNMENT : UNKNOWN;
}

/* `+`, `-`, `*` and `&` stand between two operands, or before one. */
static bool is_either(uint8_t code)
{
	return code == '+' || code == '-' || code == '*' || code == '&';
}

static bool is_operand(const struct forming *f, size_t i)
{
	if (kind_at(f, i) != TG_TOKEN_WORD)
		return kind_at(f, i) != TG_TOKEN_PUNCTUATOR || code_at(f, i) == ')' ||
		       code_at(f, i) == ']';
	return code_at(f, i) == TG_CODE_NONE || code_at(f, i) == TG_CODE_TRUE ||
	       code_at(f, i) == TG_CODE_FALSE;
}

/*
 * How loosely anything between the parentheses at `open` and `end` binds; UNKNOWN: it is no
 * expression, or a long one. `ret_value`: it cannot be a type.
 */
static int loosest(const struct forming *f, size_t open, size_t end, bool *ret_value)
{
	bool operand = false;
	int least = PRIMARY, here;
	size_t i;

	*ret_value = false;
	if (end == open + 1 || end - open > CONTENT_MAX)
		return UNKNOWN;
	for (i = open + 1; i < end; i++) {
		uint8_t code = code_at(f, i);

		if (f->form[i].drop)
			continue; /* parentheses: what is in them stands here */
		if (code == '(' || code == '[') {
			i = tg_piece_close(f->piece, i) - 1;
			operand = true;
			continue;
		}
		if (kind_at(f, i) != TG_TOKEN_PUNCTUATOR) {
			if (!is_operand(f, i))
				return UNKNOWN; /* sizeof, or of a type */
			*ret_value |= kind_at(f, i) != TG_TOKEN_WORD;
			operand = true;
			continue;
		}
		here = binds(f, i);
		if (here == UNKNOWN || here == COMMA)
			return UNKNOWN;
		if (is_either(code) && !operand)
			here = PREFIX;
		*ret_value |= !is_either(code) || code == '-' || code == '+' ||
			      tg_piece_is_name(f->piece, i + 1) || !operand;
		least = here < least ? here : least;
		operand = false;
	}
	return least;
}

/* What stands before the parenthesis at `i` binds so; UNKNOWN: it has to stay. */
static int binds_before(const struct forming *f, size_t i)
{
	uint8_t code = i ? code_at(f, i - 1) : TG_CODE_NONE;

	if (!i-- || kind_at(f, i) == TG_TOKEN_WORD)
		return code == TG_CODE_RETURN ? COMMA : UNKNOWN;
	if (code == '(')
		return i && (is(f, i - 1, "decltype") || is(f, i - 1, "typeof") ||
			     is(f, i - 1, "__typeof__"))
			       ? UNKNOWN
			       : COMMA;
	if (code == ',' || code == '[' || code == '?')
		return COMMA;
	if (kind_at(f, i) != TG_TOKEN_PUNCTUATOR || code == '.' || code == TG_CODE_ARROW)
		return UNKNOWN;
	if (is_either(code) && i && code_at(f, i - 1) == ')')
		return UNKNOWN; /* behind a call, or a type that is cast to */
	if (is_either(code) && (!i || !is_operand(f, i - 1)))
		return PREFIX;
	return binds(f, i) == ASSIGNMENT ? COMMA : binds(f, i);
}

/* What stands behind the parenthesis at `i`. */
static int binds_behind(const struct forming *f, size_t i, bool is_value)
{
	uint8_t code = code_at(f, i + 1);
	int here;

	if (i + 1 >= f->piece->tokens.count || kind_at(f, i + 1) != TG_TOKEN_PUNCTUATOR)
		return UNKNOWN;
	if (code == ')' || code == ']' || code == ';' || code == ',' || code == '}')
		return COMMA;
	if (is_either(code) && !is_value)
		return UNKNOWN; /* `(a) + b` may cast */
	here = binds(f, i + 1);
	if (here == PREFIX || here == PRIMARY)
		return UNKNOWN;
	/* These group from right to left. */
	return here == ASSIGNMENT ? PREFIX : here == CONDITIONAL ? LOGICAL_OR : here;
}

static bool says_nothing(const struct forming *f, size_t open, size_t end)
{
	bool is_value;
	int inside = loosest(f, open, end, &is_value);
	int before = inside == UNKNOWN ? UNKNOWN : binds_before(f, open);
	int behind = before == UNKNOWN ? UNKNOWN : binds_behind(f, end, is_value);

	return behind != UNKNOWN && inside > before && inside >= behind;
}

static void read_parentheses(struct forming *f, size_t i)
{
	for (; i < f->piece->tokens.count; i++) {
		size_t open;

		if (code_at(f, i) == '(')
			*TG_VEC_ADD(&f->open) = i;
		if (code_at(f, i) != ')' || !f->open.count)
			continue;
		open = f->open.at[--f->open.count];
		if (says_nothing(f, open, i))
			f->form[open].drop = f->form[i].drop = true;
	}
}

struct tg_form *tg_form_of(const struct tg_piece *piece, size_t body)
{
	struct forming f = {.piece = piece};
	size_t count = piece->tokens.count, i;

	for (i = body; i < count; i++)
		if (piece->tokens.at[i].flags & TG_TOKEN_DIRECTIVE)
			return NULL; /* which of the branches is it? */
	f.form = tg_alloc_zero(count + 1, sizeof(*f.form));
	if (!read_statements(&f, body))
		memset(f.form, 0, count * sizeof(*f.form));
	read_parentheses(&f, body);
	TG_VEC_DONE(&f.levels);
	TG_VEC_DONE(&f.open);
	return f.form;
}

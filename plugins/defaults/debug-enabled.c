/* SPDX-License-Identifier: Apache-2.0 */
/*
 * defaults/debug-enabled - access for debugging that is there unless somebody takes it out.
 *
 * A switch with a name like "debug_shell" or "jtag_enabled" that starts as on; and code behind
 * `#ifndef RELEASE` or `#if !defined(PRODUCTION)` (list "release-words") that opens a door: a call
 * that listens or starts a shell, a function that is called after a shell, a console or a
 * backdoor, or a success that a function on access returns. `#ifdef DEBUG` is the right way round.
 */
#include "defaults/initial.h"

static void visit(struct tg_pass *pass, tg_node n);
static void unit(struct tg_pass *pass);

const struct tg_rule tg_rule_debug_enabled = {
	.id = "defaults/debug-enabled",
	.kinds = INITIAL_KINDS,
	.visit = visit,
	.unit = unit,
};

static void visit(struct tg_pass *pass, tg_node n)
{
	int64_t value = 0;
	const char *name = initial_setting(pass, n, &value);

	if (value == 1 && initial_is_named(pass, name, "debugging-words", "access-path-words") &&
	    !pass->host->in_self_test(pass, n))
		pass->host->report(pass, n,
				   "'%s' is on until somebody switches it off, and opens the "
				   "product to whoever finds it",
				   name);
}

/* What a line of the preprocessor says. */
enum directive { NOTHING, OPENS, OPENS_UNLESS_RELEASE, TURNS, CLOSES };

/* The next word of letters, digits and underscores at or after `at`, into 32 bytes. */
static uint32_t next_word(const char *text, uint32_t at, uint32_t end, char *ret)
{
	uint32_t size = 0;

	ret[0] = 0;
	while (at < end && !lit_is_lower(text[at]) && !lit_is_upper(text[at]) && text[at] != '_')
		at++;
	for (; at < end && (lit_is_lower(text[at]) || lit_is_upper(text[at]) ||
			    lit_is_digit(text[at]) || text[at] == '_');
	     at++)
		if (size + 1 < 32)
			ret[size++] = text[at];
	ret[size] = 0;
	return at;
}

static bool is_release(struct tg_pass *pass, const char *macro)
{
	return pass->host->name_has(pass, "release-words", macro) &&
	       !pass->host->name_has(pass, "release-exceptions", macro);
}

static enum directive directive_of(struct tg_pass *pass, const char *text, uint32_t at,
				   uint32_t end)
{
	char word[32], next[32];

	while (at < end && (text[at] == ' ' || text[at] == '\t'))
		at++;
	if (at == end || text[at++] != '#')
		return NOTHING;
	at = next_word(text, at, end, word);
	if (strcmp(word, "endif") == 0)
		return CLOSES;
	if (strcmp(word, "else") == 0 || strncmp(word, "elif", 4) == 0)
		return TURNS;
	if (strncmp(word, "if", 2) != 0)
		return NOTHING;
	if (strcmp(word, "if") == 0) {
		while (at < end && (text[at] == ' ' || text[at] == '('))
			at++;
		at = at < end && text[at] == '!' ? next_word(text, at, end, next) : end;
	}
	next_word(text, at, end, next);
	return strcmp(word, "ifdef") != 0 && is_release(pass, next) ? OPENS_UNLESS_RELEASE : OPENS;
}

/* A way in: a call that listens or starts a shell, something called so, or "yes" for nothing. */
static bool is_door(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_text(ir, ir->decl[ir->node[n].decl].name), *gate;
	int64_t value;

	if (tg_ir_is(ir, n, TG_IR_CALL) && pass->host->in_list(pass, "surface-functions", name))
		return true;
	if (tg_ir_is(ir, n, TG_IR_CALL) || tg_ir_is(ir, n, TG_IR_FUNCTION))
		return initial_is_named(pass, name, "door-words", NULL);
	if (!tg_ir_is(ir, n, TG_IR_RETURN))
		return false;
	gate = tg_ir_text(ir, ir->decl[ir->node[tg_ir_function_of(ir, n)].decl].name);
	return pass->host->name_has(pass, "login-words", gate) &&
	       expr_constant(ir, tg_ir_child(ir, n, 0), &value) && value == 1;
}

/* The first door between two lines of a file, or 0. */
static tg_node door_between(struct tg_pass *pass, uint32_t file, uint32_t from, uint32_t to)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = 1; n < ir->node_count; n++) {
		const struct tg_ir_loc *loc = &ir->loc[ir->node[n].loc];

		if (loc->file == file && loc->line > from && loc->line < to && is_door(pass, n))
			return n;
	}
	return 0;
}

/* A block that is there unless the product is built for release. */
struct block {
	uint32_t line, offset, end_offset;
	unsigned depth; /* of the directives around it */
	bool open;
};

static void close_block(struct tg_pass *pass, uint32_t file, struct block *block, uint32_t line)
{
	tg_node door = door_between(pass, file, block->line, line);

	block->open = false;
	if (!door || pass->host->in_self_test(pass, door))
		return;
	pass->host->report_at(pass, file, block->offset, block->end_offset,
			      "what is behind this is built in unless somebody says that it is "
			      "for release; turn it round, so that it has to be asked for");
	pass->host->step(pass, door, "it opens a door here");
}

static void scan(struct tg_pass *pass, uint32_t number)
{
	const struct tg_ir_file *file = &pass->ir->file[number];
	uint32_t at = 0, end, line = 1;
	struct block block = {0};
	unsigned depth = 0;

	for (; at < file->size; at = end + 1, line++) {
		const char *stop = memchr(file->content + at, '\n', file->size - at);
		enum directive kind;

		end = stop ? (uint32_t)(stop - file->content) : (uint32_t)file->size;
		kind = directive_of(pass, file->content, at, end);
		if (kind == OPENS_UNLESS_RELEASE && !block.open)
			block = (struct block){line, at, end, depth, true};
		if (kind == OPENS || kind == OPENS_UNLESS_RELEASE)
			depth++;
		else if (kind == CLOSES && depth)
			depth--;
		if (block.open && ((kind == TURNS && depth == block.depth + 1) ||
				   (kind == CLOSES && depth == block.depth)))
			close_block(pass, number, &block, line);
	}
}

static void unit(struct tg_pass *pass)
{
	uint32_t i;

	for (i = 1; i < pass->ir->file_count; i++)
		if (pass->ir->file[i].content)
			scan(pass, i);
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "output/chain.h"

#include <stdlib.h>

#include "base/text.h"
#include "output/chain_write.h"
#include "output/status.h"
#include "output/style.h"

static bool is_file(const struct tg_known *known, struct tg_str path)
{
	size_t i;

	for (i = 0; i < known->now.symbol_count; i++)
		if (tg_str_is(path, known->now.symbols[i].path))
			return true;
	for (i = 0; i < known->now.item_count; i++)
		if (tg_str_is(path, known->now.items[i].path))
			return true;
	return false;
}

/* The innermost symbol of a file around a line. */
static const struct tg_symbol *symbol_at(const struct tg_known *known, struct tg_str path,
					 unsigned long line)
{
	const struct tg_symbol *best = NULL;
	size_t i;

	for (i = 0; i < known->now.symbol_count; i++) {
		const struct tg_symbol *symbol = &known->now.symbols[i];

		if (tg_str_is(path, symbol->path) && line >= symbol->range.line &&
		    line <= symbol->range.end_line &&
		    (!best || symbol->range.line >= best->range.line))
			best = symbol;
	}
	return best;
}

static const struct tg_matrix_item *item_at(const struct tg_known *known, struct tg_str path,
					    unsigned long line)
{
	size_t i;

	for (i = 0; i < known->matrix.count; i++) {
		const struct tg_item *item = known->matrix.items[i].item;

		if (tg_str_is(path, item->path) && line >= item->line &&
		    line <= (item->end_line ? item->end_line : item->line))
			return &known->matrix.items[i];
	}
	return NULL;
}

/* The symbol with a name: the definition first. */
static const struct tg_symbol *symbol_named(const struct tg_known *known, struct tg_str name)
{
	const struct tg_symbol *best = NULL;
	size_t i;

	if (tg_str_ends(name, "()"))
		name.len -= 2;
	for (i = 0; i < known->now.symbol_count; i++) {
		const struct tg_symbol *symbol = &known->now.symbols[i];

		if (tg_str_is(name, symbol->name) &&
		    (!best || (symbol->definition && !best->definition)))
			best = symbol;
	}
	return best;
}

/* "FILE:LINE" taken apart; false when the text has not that form. */
static bool split_place(const char *text, struct tg_str *path, unsigned long *line)
{
	const char *colon = strrchr(text, ':');
	char *end;

	if (!colon || colon == text || !colon[1])
		return false;
	*line = strtoul(colon + 1, &end, 10);
	*path = tg_str_n(text, (size_t)(colon - text));
	return !*end && *line;
}

bool tg_chain_find(const struct tg_known *known, struct tg_catalogs *catalogs, const char *text,
		   struct tg_chain_target *ret, struct tg_err *err)
{
	struct tg_str path;
	unsigned long line;

	*ret = (struct tg_chain_target){0};
	if (split_place(text, &path, &line) && is_file(known, path)) {
		ret->item = item_at(known, path, line);
		ret->symbol = ret->item ? NULL : symbol_at(known, path, line);
		return ret->item || ret->symbol ||
		       tg_fail(err, TG_ERR_MISSING,
			       "no function of an annotated file and no item stands at '%s'", text);
	}
	ret->symbol = symbol_named(known, tg_str(text));
	ret->item = tg_matrix_find(&known->matrix, catalogs, text, ret->symbol ? NULL : err);
	if (ret->item)
		ret->symbol = NULL;
	return ret->item || ret->symbol;
}

void tg_chain_symbol(struct tg_buf *out, const struct tg_chain *chain,
		     const struct tg_symbol *symbol, const char *path)
{
	struct tg_buf name = {0};

	tg_buf_printf(&name, "%s%s", symbol ? symbol->name : path,
		      symbol && symbol->kind == TG_SYMBOL_FUNCTION ? "()" : "");
	tg_styled(out, chain->color, TG_CYAN, name.ptr);
	tg_buf_done(&name);
}

void tg_chain_origin(struct tg_buf *out, const struct tg_chain *chain, const char *path,
		     const struct tg_symbol *symbol)
{
	struct tg_stored_commit commit;
	char hex[TG_OID_HEX], time[TG_TIME_TEXT];

	if (!chain->origin(chain->user, path, symbol ? symbol->usr : "", &commit))
		return;
	tg_buf_printf(out, "changed %.10s by ", tg_time_text(commit.seconds, time));
	tg_escape_terminal(out, tg_str(commit.author), false);
	tg_buf_printf(out, " in %.8s (", tg_oid_hex(&commit.oid, hex));
	tg_escape_terminal(out, tg_str(commit.subject), false);
	tg_buf_putc(out, ')');
}

void tg_chain_evidence(struct tg_buf *out, const struct tg_chain *chain,
		       const struct tg_matrix_link *link)
{
	static const enum tg_style styles[] = {TG_GREEN, TG_RED, TG_YELLOW, TG_YELLOW, TG_YELLOW};
	tg_styled(out, chain->color, styles[link->evidence], tg_evidence_name(link->evidence));
	if (link->run) {
		tg_buf_puts(out, " on ");
		tg_escape_terminal(out, tg_str(chain->name(chain->user, link->run->revision)),
				   false);
	}
	if (link->cause[0]) {
		tg_buf_puts(out, ": ");
		tg_escape_terminal(out, tg_str(link->cause), false);
	}
}

void tg_chain_link_state(struct tg_buf *out, const struct tg_chain *chain,
			 const struct tg_matrix_link *link)
{
	static const enum tg_style styles[] = {TG_DIM, TG_GREEN, TG_RED, TG_YELLOW};

	if (link->hollow[0]) {
		tg_styled(out, chain->color, TG_RED, "hollow");
		tg_buf_printf(out, ": %s; ", link->hollow);
	}
	if (link->is_test)
		tg_chain_evidence(out, chain, link);
	else
		tg_chain_origin(out, chain, link->claim->claim.path, link->claim->symbol);
	if (link->review == TG_NOT_REVIEWED)
		return;
	tg_buf_puts(out, "; ");
	tg_styled(out, chain->color, styles[link->review], tg_review_state_name(link->review));
	tg_buf_printf(out, " %s", link->review == TG_CHANGED_SINCE ? "on " : "");
	tg_escape_terminal(out, tg_str(link->reviewed->date), false);
}

void tg_chain_links_of(const struct tg_known *known, const struct tg_symbol *symbol,
		       void (*each)(void *user, const struct tg_matrix_item *item,
				    const struct tg_matrix_link *link),
		       void *user)
{
	size_t i, l;

	for (i = 0; i < known->matrix.count; i++) {
		const struct tg_matrix_item *item = &known->matrix.items[i];

		for (l = 0; l < item->link_count; l++) {
			const struct tg_symbol *other = item->links[l].claim->symbol;

			/* A declaration and its definition are one function to people. */
			if (other == symbol ||
			    (other && symbol->usr[0] && strcmp(other->usr, symbol->usr) == 0))
				each(user, item, &item->links[l]);
		}
	}
}

static bool check_format(const char *format, bool *ret_json, struct tg_err *err)
{
	*ret_json = strcmp(format, "json") == 0;
	return *ret_json || strcmp(format, "text") == 0 ||
	       tg_fail(err, TG_ERR_USAGE, "there is no format '%s'; use text or json", format);
}

bool tg_chain_write(struct tg_buf *out, const char *format, const struct tg_chain *chain,
		    const struct tg_chain_target *target, struct tg_err *err)
{
	bool json;

	if (!check_format(format, &json, err))
		return false;
	if (json)
		tg_chain_json(out, chain, target);
	else
		tg_chain_text(out, chain, target);
	return true;
}

/* What to do about a verdict, in a few words. */
static const char *way_out(enum tg_verdict verdict)
{
	static const char *const ways[TG_VERDICTS] = {
		[TG_VIOLATED] = "fix the finding, or suppress it with a reason if it is none",
		[TG_FAILING] = "make the test pass, and import its result",
		[TG_BROKEN] = "correct the id or the revision where it is written",
		/* In parentheses, since clang takes two literals for a forgotten comma. */
		[TG_UNCOVERED] =
			("annotate the code that implements it with @satisfies, or give the "
			 "threat a mitigation"),
		[TG_UNTESTED] = "annotate a test with @verifies, run it and import its result",
		[TG_SUSPECT] = "review the change, run the test again and import its result",
		[TG_STALE] = "run the test on this code and import its result",
		[TG_UNKNOWN] = "make what is named analysable and index or check again",
		[TG_JUSTIFIED] = "nothing until the waiver ends",
		[TG_VERDICT_OK] = "nothing",
	};

	return ways[verdict];
}

static void why_text(struct tg_buf *out, const struct tg_chain *chain,
		     const struct tg_matrix_item *item)
{
	tg_styled(out, chain->color, TG_BOLD, item->item->key);
	tg_buf_puts(out, " is ");
	tg_styled(out, chain->color, (enum tg_style)tg_verdict_style(item->verdict),
		  tg_verdict_name(item->verdict));
	tg_buf_puts(out, " at ");
	tg_escape_terminal(out, tg_str(chain->revision), false);
	tg_buf_puts(out, ": ");
	tg_escape_terminal(out, tg_str(item->why), false);
	tg_buf_puts(out, "\n  ");
	tg_escape_terminal(out, tg_str(item->trail), false);
	tg_buf_printf(out, "\n  %s: %s\n  to do: %s\n", tg_verdict_name(item->verdict),
		      tg_verdict_meaning(item->verdict), way_out(item->verdict));
}

static void why_json(struct tg_buf *out, const struct tg_chain *chain,
		     const struct tg_matrix_item *item)
{
	struct tg_json json = {.out = out, .indent = 2};

	tg_json_open(&json, '{');
	tg_chain_json_head(&json, chain);
	tg_chain_json_item(&json, item);
	tg_json_pair(&json, "meaning", tg_verdict_meaning(item->verdict));
	tg_json_pair(&json, "toDo", way_out(item->verdict));
	tg_chain_json_links(&json, chain, item);
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

bool tg_chain_why(struct tg_buf *out, const char *format, const struct tg_chain *chain,
		  const struct tg_matrix_item *item, struct tg_err *err)
{
	bool json;

	if (!check_format(format, &json, err))
		return false;
	if (json)
		why_json(out, chain, item);
	else
		why_text(out, chain, item);
	return true;
}

/* A test of the item whose result no longer stands. */
static bool is_doubtful(const struct tg_matrix_link *link)
{
	return link->is_test &&
	       (link->evidence == TG_EVIDENCE_SUSPECT || link->evidence == TG_EVIDENCE_STALE);
}

static void suspect_text(struct tg_buf *out, const struct tg_chain *chain,
			 const struct tg_matrix_item *item)
{
	size_t i;

	for (i = 0; i < item->link_count; i++) {
		const struct tg_matrix_link *link = &item->links[i];

		tg_buf_puts(out, "    ");
		tg_chain_symbol(out, chain, link->claim->symbol, link->claim->claim.path);
		tg_buf_puts(out, "  ");
		tg_place(out, link->claim->claim.path, link->claim->claim.line);
		tg_buf_puts(out, "  ");
		tg_chain_link_state(out, chain, link);
		tg_buf_putc(out, '\n');
	}
}

bool tg_chain_suspects(struct tg_buf *out, const char *format, const struct tg_chain *chain,
		       struct tg_err *err)
{
	const struct tg_matrix *matrix = &chain->known->matrix;
	struct tg_json json = {.out = out, .indent = 2};
	bool as_json, any = false;
	size_t i, l;

	if (!check_format(format, &as_json, err))
		return false;
	if (as_json) {
		tg_json_open(&json, '{');
		tg_chain_json_head(&json, chain);
		tg_json_key(&json, "suspects");
		tg_json_open(&json, '[');
	}
	for (i = 0; i < matrix->count; i++) {
		const struct tg_matrix_item *item = &matrix->items[i];

		for (l = 0; l < item->link_count && !is_doubtful(&item->links[l]); l++)
			;
		if (l == item->link_count)
			continue;
		any = true;
		if (as_json) {
			tg_json_open(&json, '{');
			tg_chain_json_item(&json, item);
			tg_chain_json_links(&json, chain, item);
			tg_json_close(&json, '}');
			continue;
		}
		tg_styled(out, chain->color, TG_BOLD, item->item->key);
		tg_buf_puts(out, "  ");
		tg_escape_terminal(out, tg_str(item->item->title), false);
		tg_buf_putc(out, '\n');
		suspect_text(out, chain, item);
	}
	if (as_json) {
		tg_json_close(&json, ']');
		tg_json_close(&json, '}');
		tg_buf_putc(out, '\n');
	} else if (!any) {
		tg_buf_puts(out, "Nothing is suspect: every result stands for the code it was won "
				 "on.\n");
	}
	return true;
}

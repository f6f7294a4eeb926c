/* SPDX-License-Identifier: Apache-2.0 */
#include "output/chain.h"

#include <stdlib.h>

#include "base/text.h"
#include "output/causes.h"
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

/* The function whose name is so like a text that it may be meant; or NULL. */
static const char *nearest_function(const struct tg_known *known, const char *text)
{
	const char *best = NULL;
	unsigned most = (unsigned)strlen(text) / 4;
	size_t i;

	for (i = 0; i < known->now.symbol_count; i++) {
		const struct tg_symbol *symbol = &known->now.symbols[i];
		unsigned edits;

		if (symbol->kind != TG_SYMBOL_FUNCTION)
			continue;
		edits = tg_edit_distance(tg_str(symbol->name), tg_str(text), most);
		if (edits < most || (edits == most && !best)) {
			best = symbol->name;
			most = edits;
		}
	}
	return best;
}

/* What was asked about is no id: it may have been meant as a place or as a function. */
static void say_what_is_missing(const struct tg_known *known, const char *text, struct tg_err *err)
{
	struct tg_str path;
	unsigned long line;
	const char *near;

	if (!err || err->code != TG_ERR_MISSING || strstr(err->text, "did you mean"))
		return;
	near = nearest_function(known, text);
	if (split_place(text, &path, &line) && memchr(path.ptr, '.', path.len)) {
		*err = (struct tg_err){0};
		tg_fail(err, TG_ERR_MISSING,
			"there is no '%.*s' at that commit, or it holds no item and no annotated "
			"function",
			(int)path.len, path.ptr);
	} else if (near) {
		*err = (struct tg_err){0};
		tg_fail(err, TG_ERR_MISSING, "there is no id '%s'; did you mean the function %s()?",
			text, near);
	}
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
	if (!ret->item && !ret->symbol)
		say_what_is_missing(known, text, err);
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

void tg_chain_commit(struct tg_buf *out, const struct tg_stored_commit *commit)
{
	char hex[TG_OID_HEX], time[TG_TIME_TEXT];

	tg_buf_printf(out, "%.10s by ", tg_time_text(commit->seconds, time));
	tg_escape_terminal(out, tg_str(commit->author), false);
	tg_buf_printf(out, " in %.8s (", tg_oid_hex(&commit->oid, hex));
	tg_escape_terminal(out, tg_str(commit->subject), false);
	tg_buf_putc(out, ')');
}

void tg_chain_origin(struct tg_buf *out, const struct tg_chain *chain, const char *path,
		     const struct tg_symbol *symbol)
{
	struct tg_stored_commit commit;

	if (!chain->origin(chain->user, path, symbol ? symbol->usr : "", &commit))
		return;
	tg_buf_puts(out, "changed ");
	tg_chain_commit(out, &commit);
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
	else if (link->change.grade != TG_SAME && link->claim->symbol)
		tg_cause_text(out, chain, &link->change);
	else
		tg_chain_origin(out, chain, link->claim->claim.path, link->claim->symbol);
	if (link->executed[0]) {
		tg_buf_puts(out, "; ");
		tg_escape_terminal(out, tg_str(link->executed), false);
	}
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

bool tg_chain_format(const char *format, bool *ret_json, struct tg_err *err)
{
	*ret_json = strcmp(format, "json") == 0;
	return *ret_json || strcmp(format, "text") == 0 ||
	       tg_fail(err, TG_ERR_USAGE, "there is no format '%s'; use text or json", format);
}

bool tg_chain_write(struct tg_buf *out, const char *format, const struct tg_chain *chain,
		    const struct tg_chain_target *target, struct tg_err *err)
{
	bool json;

	if (!tg_chain_format(format, &json, err))
		return false;
	if (json)
		tg_chain_json(out, chain, target);
	else
		tg_chain_text(out, chain, target);
	return true;
}

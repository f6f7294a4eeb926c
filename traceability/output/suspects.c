/* SPDX-License-Identifier: Apache-2.0 */
/*
 * suspects.c - proofs that no longer stand: at a commit, and since another one.
 */
#include "base/text.h"
#include "output/chain_write.h"
#include "output/difference.h"
#include "output/status.h"
#include "output/style.h"
#include "trace/change/statements.h"
#include "trace/change/suspicion.h"

/* ---- at a commit ---- */

/* A test whose result no longer stands. */
static bool is_unproven(const struct tg_matrix_link *link)
{
	return link->is_test &&
	       (link->evidence == TG_EVIDENCE_SUSPECT || link->evidence == TG_EVIDENCE_STALE);
}

/* That, or somebody has to look at the link, or looked and found that it does not hold. */
static bool is_doubtful(const struct tg_matrix_link *link)
{
	return is_unproven(link) || link->doubt[0];
}

/* What items were proven on, compared with what stands there now. */
struct past {
	const struct tg_chain *chain;
	const struct tg_chain_texts *texts;
	struct tg_arena arena;
	struct tg_comparison *comparison; /* with `run`, or NULL */
	const struct tg_fact_run *run;
	struct tg_map shown; /* causes whose statements were written */
};

/* The run in which a test of the item passed on other content, or NULL. */
static const struct tg_fact_run *run_of(const struct tg_matrix_item *item)
{
	size_t i;

	for (i = 0; i < item->link_count; i++)
		if (is_unproven(&item->links[i]) && item->links[i].run)
			return item->links[i].run;
	return NULL;
}

static void past_done(struct past *past)
{
	if (past->comparison)
		tg_comparison_end(past->comparison);
	tg_arena_done(&past->arena);
	tg_map_done(&past->shown);
}

/* How the code of a link changed since the run; false when it did not, or was not there. */
static bool change_since(struct past *past, const struct tg_fact_run *run,
			 const struct tg_matrix_link *link, struct tg_meaning_change *ret)
{
	const struct tg_facts *now = &past->chain->known->now;

	if (!run || !run->then || !run->then->meanings || !now->meanings || !link->claim->symbol)
		return false;
	if (past->run != run) {
		if (past->comparison)
			tg_comparison_end(past->comparison);
		tg_arena_done(&past->arena);
		past->arena = (struct tg_arena){0};
		past->comparison = tg_comparison_begin(&past->arena, run->then, now);
		past->run = run;
	}
	return tg_comparison_symbol(past->comparison, link->claim->symbol, ret) &&
	       ret->grade != TG_SAME;
}

/* What the cause of the change said and says; `once`: however many links it puts in doubt. The
 * text of `was` is the caller's to free. */
static bool past_texts(struct past *past, const struct tg_meaning_change *change, bool once,
		       struct tg_buf *was, struct tg_str *is)
{
	const void *cause = change->after ? change->after : change->before;
	struct tg_str key = tg_str_n((const char *)&cause, sizeof(cause)), text = {0};

	*is = text;
	if (!cause || (once && tg_map_has(&past->shown, key)))
		return false;
	tg_map_add(&past->shown, key);
	if (change->before &&
	    past->texts->text(past->texts->user, past->run->revision, change->before, &text))
		tg_buf_str(was, text);
	return !change->after || past->texts->text(past->texts->user, NULL, change->after, is);
}

static void suspect_text(struct tg_buf *out, struct past *past, const struct tg_matrix_item *item)
{
	const struct tg_fact_run *run = run_of(item);
	size_t i;

	for (i = 0; i < item->link_count; i++) {
		const struct tg_matrix_link *link = &item->links[i];
		struct tg_meaning_change change;
		struct tg_buf was = {0};
		struct tg_str is;

		tg_buf_puts(out, "    ");
		tg_chain_symbol(out, past->chain, link->claim->symbol, link->claim->claim.path);
		tg_buf_puts(out, "  ");
		tg_place(out, link->claim->claim.path, link->claim->claim.line);
		tg_buf_puts(out, "  ");
		tg_chain_link_state(out, past->chain, link);
		if (link->doubt[0]) {
			tg_buf_puts(out, "; ");
			tg_escape_terminal(out, tg_str(link->doubt), false);
		}
		tg_buf_putc(out, '\n');
		if (change_since(past, run, link, &change) &&
		    past_texts(past, &change, true, &was, &is))
			tg_statements_write(out, tg_buf_view(&was), is, past->chain->color);
		tg_buf_done(&was);
	}
}

static void on_statement(void *user, char sign, struct tg_str text)
{
	struct tg_json *json = user;
	struct tg_buf line = {0};

	tg_buf_putc(&line, sign);
	tg_buf_str(&line, text);
	tg_json_text(json, line.ptr);
	tg_buf_done(&line);
}

static void changes_json(struct tg_json *json, struct past *past, const struct tg_matrix_item *item)
{
	const struct tg_fact_run *run = run_of(item);
	struct tg_meaning_change change;
	size_t i;

	tg_json_key(json, "changes");
	tg_json_open(json, '[');
	for (i = 0; i < item->link_count; i++) {
		struct tg_buf was = {0};
		struct tg_str is;

		if (!change_since(past, run, &item->links[i], &change))
			continue;
		tg_json_open(json, '{');
		tg_json_pair(json, "symbol", item->links[i].claim->symbol->name);
		tg_json_pair(json, "change", tg_change_grade_name(change.grade));
		tg_json_pair(json, "since", run->revision);
		tg_json_key(json, "statements");
		tg_json_open(json, '[');
		if (past_texts(past, &change, false, &was, &is))
			tg_statements_diff(tg_buf_view(&was), is, on_statement, json);
		tg_json_close(json, ']');
		tg_json_close(json, '}');
		tg_buf_done(&was);
	}
	tg_json_close(json, ']');
}

static void suspect_item(struct tg_buf *out, struct tg_json *json, struct past *past,
			 const struct tg_matrix_item *item)
{
	if (json) {
		tg_json_open(json, '{');
		tg_chain_json_item(json, item);
		tg_chain_json_links(json, past->chain, item);
		changes_json(json, past, item);
		tg_json_close(json, '}');
		return;
	}
	tg_styled(out, past->chain->color, TG_BOLD, item->item->key);
	tg_buf_puts(out, "  ");
	tg_escape_terminal(out, tg_str(item->item->title), false);
	tg_buf_putc(out, '\n');
	suspect_text(out, past, item);
}

bool tg_chain_suspects(struct tg_buf *out, const char *format, const struct tg_chain *chain,
		       const struct tg_chain_texts *texts, struct tg_err *err)
{
	const struct tg_matrix *matrix = &chain->known->matrix;
	struct tg_json json = {.out = out, .indent = 2};
	struct past past = {.chain = chain, .texts = texts};
	bool as_json, any = false;
	size_t i, l;

	if (!tg_chain_format(format, &as_json, err))
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
		suspect_item(out, as_json ? &json : NULL, &past, item);
	}
	if (as_json) {
		tg_json_close(&json, ']');
		tg_json_close(&json, '}');
		tg_buf_putc(out, '\n');
	} else if (!any) {
		tg_buf_puts(out, "Nothing is suspect: every result stands for the code it was won "
				 "on.\n");
	}
	past_done(&past);
	return true;
}

/* ---- since a commit ---- */

/* The commit behind a change: of what changed itself, else of the link's own code. */
static bool commit_of(const struct tg_chain *chain, const struct tg_suspicion *suspicion,
		      struct tg_stored_commit *ret)
{
	const struct tg_fact_claim *claim = suspicion->link->claim;
	const struct tg_symbol *cause = suspicion->change.after;

	if (suspicion->change.grade == TG_SAME)
		return chain->written(chain->user, suspicion->item->item, ret);
	if (cause)
		return chain->origin(chain->user, cause->path, cause->usr, ret);
	return chain->origin(chain->user, claim->claim.path,
			     claim->symbol ? claim->symbol->usr : "", ret);
}

static void head_text(struct tg_buf *out, const struct tg_chain *chain,
		      const struct tg_matrix_item *item, const struct tg_matrix_item **last)
{
	if (*last == item)
		return;
	*last = item;
	tg_styled(out, chain->color, TG_BOLD, item->item->key);
	tg_buf_puts(out, "  ");
	tg_escape_terminal(out, tg_str(item->item->title), false);
	tg_buf_putc(out, '\n');
}

static void suspicion_text(struct tg_buf *out, const struct tg_chain *chain,
			   const struct tg_suspicion *suspicion)
{
	const struct tg_fact_claim *claim = suspicion->link->claim;
	char hex[TG_OID_HEX], time[TG_TIME_TEXT];
	struct tg_stored_commit commit;

	tg_buf_printf(out, "    %s  ", tg_verb_name(claim->claim.verb));
	tg_chain_symbol(out, chain, claim->symbol, claim->claim.path);
	tg_buf_puts(out, "  ");
	tg_place(out, claim->claim.path,
		 claim->symbol ? claim->symbol->range.line : claim->claim.line);
	tg_buf_puts(out, "  ");
	tg_escape_terminal(out, tg_str(suspicion->what), false);
	if (commit_of(chain, suspicion, &commit)) {
		tg_buf_printf(out, "  %.10s ", tg_time_text(commit.seconds, time));
		tg_escape_terminal(out, tg_str(commit.author), false);
		tg_buf_printf(out, " in %.8s (", tg_oid_hex(&commit.oid, hex));
		tg_escape_terminal(out, tg_str(commit.subject), false);
		tg_buf_putc(out, ')');
	}
	tg_buf_putc(out, '\n');
}

static void unproven_text(struct tg_buf *out, const struct tg_chain *chain,
			  const struct tg_unproven *unproven)
{
	const struct tg_fact_claim *claim = unproven->base_link->claim;

	tg_buf_puts(out, "    no proof any more: ");
	tg_chain_symbol(out, chain, claim->symbol, claim->claim.path);
	tg_buf_puts(out, "  ");
	tg_escape_terminal(out, tg_str(unproven->why), false);
	tg_buf_putc(out, '\n');
}

/* What came into doubt. */
struct since {
	const struct tg_chain_since *asked;
	const struct tg_suspicion *suspicions;
	size_t suspicion_count;
	const struct tg_unproven *unproven;
	size_t unproven_count;
};

/* True when an earlier suspicion has the same cause. */
static bool is_shown(const struct since *since, size_t index)
{
	const struct tg_meaning_change *change = &since->suspicions[index].change;
	size_t i;

	for (i = 0; i < index; i++)
		if (since->suspicions[i].change.before == change->before &&
		    since->suspicions[i].change.after == change->after)
			return true;
	return false;
}

/* What the cause of a change said, and what it says: the text of `was` is the caller's to free. */
static bool texts_of(const struct since *since, const struct tg_meaning_change *change,
		     struct tg_buf *was, struct tg_str *is)
{
	const struct tg_chain_since *asked = since->asked;
	struct tg_str text = {0};

	*is = text;
	if (change->grade == TG_SAME || (!change->before && !change->after))
		return false;
	if (change->before && asked->text(asked->user, false, change->before, &text))
		tg_buf_str(was, text);
	return !change->after || asked->text(asked->user, true, change->after, is);
}

static void change_text(struct tg_buf *out, const struct tg_chain *chain, const struct since *since,
			size_t index)
{
	struct tg_buf was = {0};
	struct tg_str is;

	if (!is_shown(since, index) && texts_of(since, &since->suspicions[index].change, &was, &is))
		tg_statements_write(out, tg_buf_view(&was), is, chain->color);
	tg_buf_done(&was);
}

static bool is_suspected(const struct since *since, const struct tg_matrix_item *item)
{
	size_t i;

	for (i = 0; i < since->suspicion_count; i++)
		if (since->suspicions[i].item == item)
			return true;
	return false;
}

static void since_text(struct tg_buf *out, const struct tg_chain *chain, const struct since *since)
{
	const struct tg_matrix_item *last = NULL;
	size_t i, u;

	for (i = 0; i < since->suspicion_count; i++) {
		const struct tg_matrix_item *item = since->suspicions[i].item;

		head_text(out, chain, item, &last);
		suspicion_text(out, chain, &since->suspicions[i]);
		change_text(out, chain, since, i);
		if (i + 1 < since->suspicion_count && since->suspicions[i + 1].item == item)
			continue;
		for (u = 0; u < since->unproven_count; u++)
			if (since->unproven[u].item == item)
				unproven_text(out, chain, &since->unproven[u]);
	}
	for (u = 0; u < since->unproven_count; u++) {
		const struct tg_unproven *one = &since->unproven[u];

		if (one->item && is_suspected(since, one->item))
			continue;
		head_text(out, chain, one->item ? one->item : one->base_item, &last);
		unproven_text(out, chain, one);
	}
	if (!since->suspicion_count && !since->unproven_count) {
		tg_buf_puts(out, "Nothing came into doubt since ");
		tg_escape_terminal(out, tg_str(since->asked->name), false);
		tg_buf_puts(out, ".\n");
	}
}

static void suspicion_json(struct tg_json *json, const struct tg_chain *chain,
			   const struct since *since, const struct tg_suspicion *suspicion)
{
	struct tg_buf was = {0};
	struct tg_str is;
	const struct tg_fact_claim *claim = suspicion->link->claim;
	char hex[TG_OID_HEX], time[TG_TIME_TEXT];
	struct tg_stored_commit commit;

	tg_json_open(json, '{');
	tg_json_pair(json, "id", suspicion->item->item->key);
	tg_json_pair(json, "verb", tg_verb_name(claim->claim.verb));
	tg_json_pair(json, "symbol", claim->symbol ? claim->symbol->name : NULL);
	tg_json_pair(json, "path", claim->claim.path);
	tg_json_pair_int(json, "line",
			 claim->symbol ? claim->symbol->range.line : claim->claim.line);
	tg_json_pair(json, "what", suspicion->what);
	tg_json_pair_bool(json, "textChanged", suspicion->text_changed);
	tg_json_pair(json, "change",
		     suspicion->change.grade ? tg_change_grade_name(suspicion->change.grade)
					     : NULL);
	tg_json_pair_int(json, "depth", suspicion->change.depth);
	if (commit_of(chain, suspicion, &commit)) {
		tg_json_pair(json, "commit", tg_oid_hex(&commit.oid, hex));
		tg_json_pair(json, "author", commit.author);
		tg_json_pair(json, "date", tg_time_text(commit.seconds, time));
	}
	tg_json_key(json, "statements");
	tg_json_open(json, '[');
	if (texts_of(since, &suspicion->change, &was, &is))
		tg_statements_diff(tg_buf_view(&was), is, on_statement, json);
	tg_json_close(json, ']');
	tg_json_close(json, '}');
	tg_buf_done(&was);
}

static void unproven_json(struct tg_json *json, const struct tg_unproven *unproven)
{
	const struct tg_fact_claim *claim = unproven->base_link->claim;

	tg_json_open(json, '{');
	tg_json_pair(json, "id", unproven->base_item->item->key);
	tg_json_pair_bool(json, "gone", unproven->item == NULL);
	tg_json_pair(json, "test", claim->symbol ? claim->symbol->name : claim->claim.path);
	tg_json_pair(json, "why", unproven->why);
	tg_json_close(json, '}');
}

static void since_json(struct tg_buf *out, const struct tg_chain *chain, const struct since *since)
{
	struct tg_json json = {.out = out, .indent = 2};
	size_t i;

	tg_json_open(&json, '{');
	tg_chain_json_head(&json, chain);
	tg_json_pair(&json, "since", since->asked->name);
	tg_json_key(&json, "suspects");
	tg_json_open(&json, '[');
	for (i = 0; i < since->suspicion_count; i++)
		suspicion_json(&json, chain, since, &since->suspicions[i]);
	tg_json_close(&json, ']');
	tg_json_key(&json, "unproven");
	tg_json_open(&json, '[');
	for (i = 0; i < since->unproven_count; i++)
		unproven_json(&json, &since->unproven[i]);
	tg_json_close(&json, ']');
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

bool tg_chain_suspects_since(struct tg_buf *out, const char *format, const struct tg_chain *chain,
			     const struct tg_chain_since *since, struct tg_err *err)
{
	const struct tg_side then = {&since->base->now, &since->base->matrix};
	const struct tg_side now = {&chain->known->now, &chain->known->matrix};
	struct tg_arena arena = {0};
	struct since found = {.asked = since};
	struct tg_suspicion *suspicions;
	struct tg_unproven *unproven;
	bool json;

	if (!tg_chain_format(format, &json, err))
		return false;
	found.suspicion_count = tg_suspicions(&arena, &then, &now, &suspicions);
	found.suspicions = suspicions;
	found.unproven_count = tg_unproven(&arena, &then, &now, &unproven);
	found.unproven = unproven;
	(json ? since_json : since_text)(out, chain, &found);
	tg_arena_done(&arena);
	return true;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * suspects.c - proofs and reviews that no longer stand, the nearest changes first.
 */
#include <limits.h>
#include <stdlib.h>

#include "base/map.h"
#include "base/text.h"
#include "output/causes.h"
#include "output/chain_write.h"
#include "output/difference.h"
#include "output/status.h"
#include "output/style.h"
#include "output/table.h"
#include "trace/change/statements.h"
#include "trace/change/suspicion.h"

/* A link with everything through which its code came to mean something else, nearest first. */
struct concern {
	const struct tg_matrix_link *link;
	struct tg_meaning_change *causes;
	size_t count;
};

/* An item that is shown, with the links that are. */
struct entry {
	const struct tg_matrix_item *item;
	struct concern *links;
	size_t count;
	unsigned depth; /* of the nearest change; 0 = something else is the reason, too */
};

struct writing {
	const struct tg_chain *chain;
	const struct tg_chain_doubts *asked;
	struct tg_arena arena;            /* of what is shown */
	struct tg_arena scratch;          /* of the comparison */
	struct tg_comparison *comparison; /* with `then`, or NULL */
	const struct tg_facts *then;
	struct tg_map shown; /* causes whose statements were written */
	TG_VEC(struct entry) suspects;
	TG_VEC(struct entry) reviewed;
};

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

/* ---- what is shown ---- */

static void compare_with(struct writing *w, const struct tg_facts *then)
{
	if (w->then == then)
		return;
	if (w->comparison)
		tg_comparison_end(w->comparison);
	tg_arena_done(&w->scratch);
	w->scratch = (struct tg_arena){0};
	w->comparison = tg_comparison_begin(&w->scratch, then, &w->chain->known->now);
	w->then = then;
}

static struct concern concern_of(struct writing *w, const struct tg_matrix_link *link)
{
	struct concern concern = {.link = link};
	const struct tg_symbol *was;

	if (!link->since || link->change.grade == TG_SAME || !link->claim->symbol)
		return concern;
	compare_with(w, link->since);
	was = tg_comparison_identity(w->comparison, link->claim).symbol;
	if (was)
		concern.count = tg_meaning_causes(&w->arena, link->since->meanings, was,
						  w->chain->known->now.meanings,
						  link->claim->symbol, &concern.causes);
	return concern;
}

/* Adds a link to what is shown of an item. */
static void take(struct writing *w, struct entry *entry, const struct tg_matrix_link *link,
		 bool doubtful)
{
	struct concern *concern = &entry->links[entry->count++];

	*concern = concern_of(w, link);
	if (concern->count && concern->causes[0].depth < entry->depth)
		entry->depth = concern->causes[0].depth;
	else if (doubtful && !concern->count)
		entry->depth = 0;
}

static struct entry entry_of(struct writing *w, const struct tg_matrix_item *item)
{
	return (struct entry){
		.item = item,
		.links = tg_arena_alloc(&w->arena, (item->link_count + 1) * sizeof(struct concern)),
		.depth = UINT_MAX};
}

/* A test that is in doubt is so because of its item's code, or of another thing. */
static bool has_other_reason(const struct tg_matrix_item *item, const struct tg_matrix_link *link)
{
	size_t i;

	if (!is_doubtful(link))
		return false;
	for (i = 0; link->is_test && i < item->link_count; i++)
		if (item->links[i].change.grade != TG_SAME)
			return false;
	return true;
}

static void collect(struct writing *w)
{
	const struct tg_matrix *matrix = &w->chain->known->matrix;
	size_t i, l;

	for (i = 0; i < matrix->count; i++) {
		const struct tg_matrix_item *item = &matrix->items[i];
		struct entry entry;

		for (l = 0; l < item->link_count && !is_doubtful(&item->links[l]); l++)
			;
		if (l == item->link_count)
			continue;
		entry = entry_of(w, item);
		for (l = 0; l < item->link_count; l++)
			take(w, &entry, &item->links[l], has_other_reason(item, &item->links[l]));
		*TG_VEC_ADD(&w->suspects) = entry;
	}
	for (i = 0; i < w->asked->reviewed_count; i++) {
		const struct tg_reviewed_link *one = &w->asked->reviewed[i];
		struct entry *last =
			w->reviewed.count ? &w->reviewed.at[w->reviewed.count - 1] : NULL;

		if (is_doubtful(one->link))
			continue; /* it is shown already */
		if (!last || last->item != one->item) {
			last = TG_VEC_ADD(&w->reviewed);
			*last = entry_of(w, one->item);
		}
		take(w, last, one->link, true);
	}
}

static int by_depth(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->depth != y->depth)
		return x->depth < y->depth ? -1 : 1;
	return x->item < y->item ? -1 : x->item > y->item; /* the order of the matrix */
}

static void prepare(struct writing *w, const struct entry *at, size_t count)
{
	size_t i, l;
	TG_VEC(struct tg_meaning_change) causes = {0};

	for (i = 0; i < count; i++)
		for (l = 0; l < at[i].count; l++) {
			const struct concern *concern = &at[i].links[l];
			size_t c;

			for (c = 0; c < concern->count; c++)
				*TG_VEC_ADD(&causes) = concern->causes[c];
		}
	tg_causes_prepare(w->chain, causes.at, causes.count);
	TG_VEC_DONE(&causes);
}

/* ---- text ---- */

/* What a cause said and says; `once`: however many links it puts in doubt. The text of `was` is
 * the caller's to free. */
static bool texts_of(struct writing *w, const struct tg_matrix_link *link,
		     const struct tg_meaning_change *change, bool once, struct tg_buf *was,
		     struct tg_str *is)
{
	const void *cause = change->after ? change->after : change->before;
	const struct tg_chain_texts *texts = &w->asked->texts;
	struct tg_str key = tg_str_n((const char *)&cause, sizeof(cause)), text = {0};

	*is = text;
	if (!cause || (once && !tg_map_add(&w->shown, key)))
		return false;
	if (change->before &&
	    texts->text(texts->user, link->since->revision, change->before, &text))
		tg_buf_str(was, text);
	return !change->after || texts->text(texts->user, NULL, change->after, is);
}

static void statements_text(struct writing *w, struct tg_buf *out,
			    const struct tg_matrix_link *link,
			    const struct tg_meaning_change *change)
{
	struct tg_buf was = {0};
	struct tg_str is;

	if (texts_of(w, link, change, true, &was, &is))
		tg_statements_write(out, tg_buf_view(&was), is, w->chain->color);
	tg_buf_done(&was);
}

/* How much is folded, and the last of the commits that brought it. */
static void folded_text(struct writing *w, struct tg_buf *out, const struct concern *concern,
			size_t from)
{
	struct tg_stored_commit commit, last = {.seconds = INT64_MIN};
	unsigned near, far;
	size_t i;

	if (from == concern->count)
		return;
	near = concern->causes[from].depth;
	far = concern->causes[concern->count - 1].depth;
	for (i = from; i < concern->count; i++)
		if (tg_cause_commit(w->chain, &concern->causes[i], &commit) &&
		    commit.seconds > last.seconds)
			last = commit;
	tg_buf_printf(out, "      and %zu more, %u", concern->count - from, near);
	if (near != far)
		tg_buf_printf(out, " to %u", far);
	tg_buf_puts(out, " deep");
	if (last.subject) {
		tg_buf_puts(out, ", the last changed ");
		tg_chain_commit(out, &last);
	}
	tg_buf_putc(out, '\n');
}

static void link_text(struct writing *w, struct tg_buf *out, const struct concern *concern)
{
	const struct tg_matrix_link *link = concern->link;
	size_t i;

	tg_buf_puts(out, "    ");
	tg_chain_symbol(out, w->chain, link->claim->symbol, link->claim->claim.path);
	tg_buf_puts(out, "  ");
	tg_place(out, link->claim->claim.path, link->claim->claim.line);
	tg_buf_puts(out, "  ");
	tg_chain_link_state(out, w->chain, link);
	if (link->doubt[0]) {
		tg_buf_puts(out, "; ");
		tg_escape_terminal(out, tg_str(link->doubt), false);
	}
	if (link->review == TG_CHANGED_SINCE && link->since && !concern->count)
		tg_buf_puts(out, "; what was reviewed is the code of no commit: the one that wrote "
				 "the review down says what stands here");
	else if (link->review == TG_CHANGED_SINCE && !link->since && link->claim->symbol)
		tg_buf_puts(out, "; by what is not told: more commits wrote reviews down than are "
				 "looked at");
	tg_buf_putc(out, '\n');
	for (i = 0; i < concern->count; i++) {
		const struct tg_meaning_change *cause = &concern->causes[i];

		if (i && cause->depth > w->asked->depth)
			break;
		if (i) {
			tg_buf_puts(out, "      also ");
			tg_cause_text(out, w->chain, cause);
			tg_buf_putc(out, '\n');
		}
		statements_text(w, out, link, cause);
	}
	folded_text(w, out, concern, i);
}

static void entry_text(struct writing *w, struct tg_buf *out, const struct entry *entry)
{
	size_t i;

	tg_styled(out, w->chain->color, TG_BOLD, entry->item->item->key);
	tg_buf_puts(out, "  ");
	tg_escape_terminal(out, tg_str(entry->item->item->title), false);
	tg_buf_putc(out, '\n');
	for (i = 0; i < entry->count; i++)
		link_text(w, out, &entry->links[i]);
}

/* Whether the nearest change below an entry is this one. */
static const struct tg_meaning_change *nearest(const struct entry *entry)
{
	const struct tg_meaning_change *best = NULL;
	size_t i;

	for (i = 0; i < entry->count; i++)
		if (entry->links[i].count &&
		    (!best || entry->links[i].causes[0].depth < best->depth))
			best = &entry->links[i].causes[0];
	return best;
}

/* Entries whose nearest change is far below their code, by what changed there. */
static void far_text(struct writing *w, struct tg_buf *out, const struct entry *at, size_t count)
{
	struct tg_map told = {0};
	size_t i, k;

	if (!count)
		return;
	tg_buf_printf(out,
		      "%zu more, whose code rests on what changed deeper than %u below it "
		      "(--depth %u shows them):\n",
		      count, w->asked->depth, at[count - 1].depth);
	for (i = 0; i < count; i++) {
		const struct tg_meaning_change *cause = nearest(&at[i]);
		const struct tg_symbol *symbol = cause->after ? cause->after : cause->before;

		if (!tg_map_add(&told, tg_str_n((const char *)&symbol, sizeof(symbol))))
			continue;
		tg_buf_puts(out, "    ");
		tg_cause_text(out, w->chain, cause);
		tg_buf_puts(out, ": ");
		for (k = i; k < count; k++) {
			const struct tg_meaning_change *other = nearest(&at[k]);

			if ((other->after ? other->after : other->before) != symbol)
				continue;
			tg_buf_puts(out, k == i ? "" : ", ");
			tg_escape_terminal(out, tg_str(at[k].item->item->key), false);
		}
		tg_buf_putc(out, '\n');
	}
	tg_map_done(&told);
}

static void list_text(struct writing *w, struct tg_buf *out, const struct entry *at, size_t count)
{
	size_t near = 0;

	while (near < count && (at[near].depth <= w->asked->depth || at[near].depth == UINT_MAX))
		entry_text(w, out, &at[near++]);
	far_text(w, out, at + near, count - near);
}

static void write_text(struct writing *w, struct tg_buf *out)
{
	if (!w->suspects.count)
		tg_buf_puts(out, w->chain->known->run_count
					 ? "Nothing is suspect: every result stands for the code "
					   "it was won on.\n"
					 : "Nothing is suspect, for no test has a result here: "
					   "there is nothing that could have changed since.\n");
	list_text(w, out, w->suspects.at, w->suspects.count);
	if (!w->reviewed.count)
		return;
	tg_buf_printf(out,
		      "\nChanged since somebody reviewed it: %zu item%s. Tests may prove the code "
		      "as it is; nobody has read it so.\n",
		      w->reviewed.count, w->reviewed.count == 1 ? "" : "s");
	list_text(w, out, w->reviewed.at, w->reviewed.count);
}

/* ---- JSON ---- */

static void on_statement(void *user, char sign, struct tg_str text)
{
	struct tg_json *json = user;
	struct tg_buf line = {0};

	tg_buf_putc(&line, sign);
	tg_buf_str(&line, text);
	tg_json_text(json, line.ptr);
	tg_buf_done(&line);
}

static void concern_json(struct writing *w, struct tg_json *json, const struct concern *concern)
{
	const struct tg_matrix_link *link = concern->link;
	struct tg_buf was = {0};
	struct tg_str is;
	size_t i;

	tg_json_open(json, '{');
	tg_json_pair(json, "symbol", link->claim->symbol->name);
	tg_json_pair(json, "since", link->since->revision);
	tg_cause_json(json, w->chain, &concern->causes[0]);
	tg_json_key(json, "statements");
	tg_json_open(json, '[');
	if (texts_of(w, link, &concern->causes[0], false, &was, &is))
		tg_statements_diff(tg_buf_view(&was), is, on_statement, json);
	tg_json_close(json, ']');
	tg_json_key(json, "further");
	tg_json_open(json, '[');
	for (i = 1; i < concern->count; i++) {
		tg_json_open(json, '{');
		tg_cause_json(json, w->chain, &concern->causes[i]);
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
	tg_json_close(json, '}');
	tg_buf_done(&was);
}

static void list_json(struct writing *w, struct tg_json *json, const char *name,
		      const struct entry *at, size_t count)
{
	size_t i, l;

	tg_json_key(json, name);
	tg_json_open(json, '[');
	for (i = 0; i < count; i++) {
		tg_json_open(json, '{');
		tg_chain_json_item(json, at[i].item);
		tg_chain_json_links(json, w->chain, at[i].item);
		tg_json_key(json, "changes");
		tg_json_open(json, '[');
		for (l = 0; l < at[i].count; l++)
			if (at[i].links[l].count)
				concern_json(w, json, &at[i].links[l]);
		tg_json_close(json, ']');
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
}

static void write_json(struct writing *w, struct tg_buf *out)
{
	struct tg_json json = {.out = out, .indent = 2};

	tg_json_open(&json, '{');
	tg_chain_json_head(&json, w->chain);
	list_json(w, &json, "suspects", w->suspects.at, w->suspects.count);
	list_json(w, &json, "changedSinceReview", w->reviewed.at, w->reviewed.count);
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

/* ---- rows ---- */

static void rows_of(struct writing *w, struct tg_table_rows *rows, const char *what,
		    const struct entry *at, size_t count)
{
	char hex[TG_OID_HEX], time[TG_TIME_TEXT];
	size_t i, l;

	for (i = 0; i < count; i++)
		for (l = 0; l < at[i].count; l++) {
			const struct concern *concern = &at[i].links[l];
			const struct tg_fact_claim *claim = concern->link->claim;
			const struct tg_meaning_change *cause = concern->causes;
			struct tg_stored_commit commit = {0};
			bool known = concern->count && tg_cause_commit(w->chain, cause, &commit);

			if (!concern->count && !is_doubtful(concern->link) &&
			    concern->link->review != TG_CHANGED_SINCE)
				continue;
			tg_table_text(rows, at[i].item->item->key);
			tg_table_text(rows, what);
			tg_table_text(rows, tg_verb_name(claim->claim.verb));
			tg_table_text(rows, claim->symbol ? claim->symbol->name : NULL);
			tg_table_text(rows, claim->claim.path);
			tg_table_number(rows, claim->claim.line);
			tg_table_text(rows, concern->link->doubt[0] ? concern->link->doubt
								    : concern->link->cause);
			tg_table_text(rows, cause ? tg_change_grade_name(cause->grade) : NULL);
			tg_table_text(rows, cause ? tg_arena_printf(&w->arena, "%u", cause->depth)
						  : NULL);
			tg_table_text(rows, cause && cause->depth ? cause->path : NULL);
			tg_table_text(rows, known ? tg_arena_strdup(&w->arena,
								    tg_oid_hex(&commit.oid, hex))
						  : NULL);
			tg_table_text(rows,
				      known ? tg_arena_strdup(&w->arena,
							      tg_time_text(commit.seconds, time))
					    : NULL);
			tg_table_text(rows, known ? commit.author : NULL);
			tg_table_text(rows, known ? commit.subject : NULL);
		}
}

static bool write_rows(struct writing *w, struct tg_buf *out, const char *format,
		       struct tg_err *err)
{
	static const char *const columns[] = {"id",     "standing", "verb",   "symbol",  "path",
					      "line",   "what",     "change", "depth",   "through",
					      "commit", "date",     "author", "subject", NULL};
	struct tg_table_rows rows = {.arena = &w->arena};
	struct tg_table table;

	rows_of(w, &rows, "suspect", w->suspects.at, w->suspects.count);
	rows_of(w, &rows, "changed since review", w->reviewed.at, w->reviewed.count);
	table = tg_table_done(&rows, columns);
	return tg_table_write(out, format, &table, err);
}

bool tg_chain_suspects(struct tg_buf *out, const char *format, const struct tg_chain *chain,
		       const struct tg_chain_doubts *asked, struct tg_err *err)
{
	struct writing w = {.chain = chain, .asked = asked};
	bool ok = true;

	collect(&w);
	prepare(&w, w.suspects.at, w.suspects.count);
	prepare(&w, w.reviewed.at, w.reviewed.count);
	if (w.suspects.count)
		qsort(w.suspects.at, w.suspects.count, sizeof(*w.suspects.at), by_depth);
	if (w.reviewed.count)
		qsort(w.reviewed.at, w.reviewed.count, sizeof(*w.reviewed.at), by_depth);
	if (strcmp(format, "json") == 0)
		write_json(&w, out);
	else if (strcmp(format, "text") == 0)
		write_text(&w, out);
	else
		ok = write_rows(&w, out, format, err);
	if (w.comparison)
		tg_comparison_end(w.comparison);
	tg_map_done(&w.shown);
	TG_VEC_DONE(&w.suspects);
	TG_VEC_DONE(&w.reviewed);
	tg_arena_done(&w.scratch);
	tg_arena_done(&w.arena);
	return ok;
}

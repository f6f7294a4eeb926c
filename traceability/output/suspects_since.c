/* SPDX-License-Identifier: Apache-2.0 */
/*
 * suspects_since.c - what came into doubt since another commit.
 */
#include "base/text.h"
#include "output/causes.h"
#include "output/chain_write.h"
#include "output/difference.h"
#include "output/status.h"
#include "output/style.h"
#include "trace/change/statements.h"
#include "trace/change/suspicion.h"

static void on_statement(void *user, char sign, struct tg_str text)
{
	struct tg_json *json = user;
	struct tg_buf line = {0};

	tg_buf_putc(&line, sign);
	tg_buf_str(&line, text);
	tg_json_text(json, line.ptr);
	tg_buf_done(&line);
}

/* The commit behind a change: of the text, of what changed below the code, or of the code. */
static bool commit_of(const struct tg_chain *chain, const struct tg_suspicion *suspicion,
		      struct tg_stored_commit *ret)
{
	const struct tg_fact_claim *claim = suspicion->link->claim;

	if (suspicion->change.grade == TG_SAME)
		return chain->written(chain->user, suspicion->item->item, ret);
	if (suspicion->change.after || suspicion->change.before)
		return tg_cause_commit(chain, &suspicion->change, ret);
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
	struct tg_stored_commit commit;

	tg_buf_printf(out, "    %s  ", tg_verb_name(claim->claim.verb));
	tg_chain_symbol(out, chain, claim->symbol, claim->claim.path);
	tg_buf_puts(out, "  ");
	tg_place(out, claim->claim.path,
		 claim->symbol ? claim->symbol->range.line : claim->claim.line);
	tg_buf_puts(out, "  ");
	tg_escape_terminal(out, tg_str(suspicion->what), false);
	if (commit_of(chain, suspicion, &commit)) {
		tg_buf_puts(out, "  ");
		tg_chain_commit(out, &commit);
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

static const struct tg_symbol *cause_of(const struct tg_suspicion *suspicion)
{
	return suspicion->change.after ? suspicion->change.after : suspicion->change.before;
}

/* True when it is told in short. */
static bool is_far(const struct since *since, const struct tg_suspicion *suspicion)
{
	return suspicion->change.depth > since->asked->depth && !suspicion->text_changed;
}

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

/* Links that rest on what changed far below them, by what that is. */
static void far_text(struct tg_buf *out, const struct tg_chain *chain, const struct since *since)
{
	size_t i, k, count = 0, deepest = 0;
	struct tg_map told = {0};

	for (i = 0; i < since->suspicion_count; i++) {
		const struct tg_suspicion *one = &since->suspicions[i];

		count += is_far(since, one);
		deepest = one->change.depth > deepest ? one->change.depth : deepest;
	}
	if (count)
		tg_buf_printf(out,
			      "%zu more link%s, whose code rests on what changed deeper than %u "
			      "below it (--depth %zu shows them):\n",
			      count, count == 1 ? "" : "s", since->asked->depth, deepest);
	for (i = 0; i < since->suspicion_count; i++) {
		const struct tg_suspicion *one = &since->suspicions[i];
		const struct tg_symbol *cause = cause_of(one);

		if (!is_far(since, one) ||
		    !tg_map_add(&told, tg_str_n((const char *)&cause, sizeof(cause))))
			continue;
		tg_buf_puts(out, "    ");
		tg_cause_text(out, chain, &one->change);
		tg_buf_puts(out, ": ");
		for (k = i; k < since->suspicion_count; k++) {
			const struct tg_suspicion *other = &since->suspicions[k];

			if (!is_far(since, other) || cause_of(other) != cause)
				continue;
			tg_buf_puts(out, k == i ? "" : ", ");
			tg_escape_terminal(out, tg_str(other->item->item->key), false);
		}
		tg_buf_putc(out, '\n');
	}
	tg_map_done(&told);
}

static void since_text(struct tg_buf *out, const struct tg_chain *chain, const struct since *since)
{
	const struct tg_matrix_item *last = NULL;
	size_t i, u;

	for (i = 0; i < since->suspicion_count; i++) {
		const struct tg_matrix_item *item = since->suspicions[i].item;

		if (!is_far(since, &since->suspicions[i])) {
			head_text(out, chain, item, &last);
			suspicion_text(out, chain, &since->suspicions[i]);
			change_text(out, chain, since, i);
		}
		if (i + 1 < since->suspicion_count && since->suspicions[i + 1].item == item)
			continue;
		for (u = 0; u < since->unproven_count; u++) {
			if (since->unproven[u].item != item)
				continue;
			head_text(out, chain, item, &last);
			unproven_text(out, chain, &since->unproven[u]);
		}
	}
	far_text(out, chain, since);
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
	if (commit_of(chain, suspicion, &commit))
		tg_chain_commit_json(json, &commit);
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

static void prepare(const struct tg_chain *chain, const struct since *found)
{
	TG_AUTO(tg_free_)
	struct tg_meaning_change *causes =
		tg_alloc_zero(found->suspicion_count + 1, sizeof(*causes));
	size_t i;

	for (i = 0; i < found->suspicion_count; i++)
		causes[i] = found->suspicions[i].change;
	tg_causes_prepare(chain, causes, found->suspicion_count);
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
	prepare(chain, &found);
	(json ? since_json : since_text)(out, chain, &found);
	tg_arena_done(&arena);
	return true;
}

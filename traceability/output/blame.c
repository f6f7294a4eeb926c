/* SPDX-License-Identifier: Apache-2.0 */
#include "output/blame.h"

#include "base/json.h"
#include "base/text.h"
#include "output/causes.h"
#include "output/status.h"
#include "trace/decisions/review.h"

/* ---- deeds ---- */

/* What a claim is found by; lives in the arena. */
static struct tg_str name_of(struct tg_arena *arena, const char *verb, const char *target,
			     const char *symbol)
{
	return tg_str(tg_arena_printf(arena, "%s\n%s\n%s", verb, target, symbol));
}

bool tg_blame_open(struct tg_arena *arena, struct tg_store *store, const struct tg_chain *chain,
		   const struct tg_signing *signing, struct tg_blame *ret, struct tg_err *err)
{
	struct tg_linked *linked;
	size_t count, i;

	*ret = (struct tg_blame){
		.arena = arena, .store = store, .chain = *chain, .signing = *signing};
	if (!tg_store_linked(arena, store, &linked, &count, err))
		return false;
	for (i = 0; i < count; i++)
		*tg_map_put(&ret->linked, name_of(arena, linked[i].verb, linked[i].target,
						  linked[i].symbol)) = &linked[i];
	return true;
}

void tg_blame_done(struct tg_blame *blame)
{
	tg_map_done(&blame->linked);
	tg_map_done(&blame->signatures);
	tg_signing_done(&blame->signing);
}

/* Many deeds are of one commit: its signature is checked once. */
static struct tg_signature signature_of(struct tg_blame *blame, const struct tg_oid *commit)
{
	char hex[TG_OID_HEX];
	struct tg_str key = tg_str(tg_oid_hex(commit, hex));
	struct tg_signature *known = tg_map_get(&blame->signatures, key);

	if (!known) {
		known = TG_NEW(blame->arena, struct tg_signature);
		*known = tg_signature_of_commit(blame->arena, &blame->signing, commit);
		*tg_map_put(&blame->signatures, key) = known;
	}
	return *known;
}

static size_t add(struct tg_blame *blame, const char *what, const struct tg_stored_commit *commit,
		  const char *note, struct tg_deed *ret)
{
	*ret = (struct tg_deed){what, *commit, signature_of(blame, &commit->oid), note};
	return 1;
}

static size_t claimed(struct tg_blame *blame, const struct tg_fact_claim *claim,
		      struct tg_deed *ret)
{
	struct tg_str name = name_of(blame->arena, tg_verb_name(claim->claim.verb),
				     claim->claim.target, claim->symbol ? claim->symbol->name : "");
	const struct tg_linked *link = tg_map_get(&blame->linked, name);
	struct tg_stored_commit commit;

	return link && tg_store_commit_get(blame->arena, blame->store, &link->commit, &commit, NULL)
		       ? add(blame, "claimed", &commit, "", ret)
		       : 0;
}

/* Who changed the code itself; what it rests on and brought it into doubt follows. */
static size_t changed(struct tg_blame *blame, const struct tg_matrix_link *link,
		      struct tg_deed *ret)
{
	const struct tg_fact_claim *claim = link->claim;
	const struct tg_meaning_change *change = &link->change;
	struct tg_stored_commit commit;
	size_t count;

	count = blame->chain.origin(blame->chain.user, claim->claim.path,
				    claim->symbol ? claim->symbol->usr : "", &commit)
			? add(blame, "changed", &commit, "", ret)
			: 0;
	if (claim->symbol && change->grade != TG_SAME && change->depth &&
	    tg_cause_commit(&blame->chain, change, &commit))
		count += add(blame, "changed", &commit,
			     tg_arena_printf(blame->arena, "%s, %u deep: %s",
					     tg_change_grade_name(change->grade), change->depth,
					     change->path),
			     ret + count);
	return count;
}

/* A test that passed has passed, then and there: what became of that since is a note. */
static size_t verified(struct tg_blame *blame, const struct tg_matrix_link *link,
		       struct tg_deed *ret)
{
	bool doubtful =
		link->evidence == TG_EVIDENCE_SUSPECT || link->evidence == TG_EVIDENCE_STALE;
	const char *what = tg_evidence_name(doubtful ? TG_EVIDENCE_PASSED : link->evidence);
	const char *note = link->cause;
	struct tg_stored_commit commit;
	struct tg_oid oid;

	if (!link->is_test || !link->run || !tg_oid_parse(tg_str(link->run->revision), &oid) ||
	    !tg_store_commit_get(blame->arena, blame->store, &oid, &commit, NULL))
		return 0;
	if (doubtful)
		note = tg_arena_printf(blame->arena, "%s now: %s", tg_evidence_name(link->evidence),
				       link->cause);
	return add(blame, what, &commit, note, ret);
}

static size_t reviewed(struct tg_blame *blame, const struct tg_matrix_link *link,
		       struct tg_deed *ret)
{
	struct tg_stored_commit commit;

	return link->reviewed && blame->chain.recorded(blame->chain.user, link->reviewed->text,
						       &commit)
		       ? add(blame, link->review == TG_REJECTED ? "rejected" : "reviewed", &commit,
			     link->review == TG_CHANGED_SINCE ? "it changed since"
							      : link->reviewed->note,
			     ret)
		       : 0;
}

size_t tg_blame_item(struct tg_blame *blame, const struct tg_item *item,
		     struct tg_deed ret[TG_DEEDS])
{
	struct tg_stored_commit commit;

	return blame->chain.written(blame->chain.user, item, &commit)
		       ? add(blame, "written", &commit, "", ret)
		       : 0;
}

size_t tg_blame_link(struct tg_blame *blame, const struct tg_matrix_link *link,
		     struct tg_deed ret[TG_DEEDS])
{
	size_t count = claimed(blame, link->claim, ret);

	count += changed(blame, link, ret + count);
	count += verified(blame, link, ret + count);
	count += reviewed(blame, link, ret + count);
	return count;
}

/* ---- for programs ---- */

static void deeds_json(struct tg_json *json, const struct tg_deed *deeds, size_t count)
{
	char hex[TG_OID_HEX], time[TG_TIME_TEXT];
	size_t i;

	tg_json_key(json, "deeds");
	tg_json_open(json, '[');
	for (i = 0; i < count; i++) {
		const struct tg_stored_commit *commit = &deeds[i].commit;

		tg_json_open(json, '{');
		tg_json_pair(json, "what", deeds[i].what);
		tg_json_pair(json, "who", commit->author);
		tg_json_pair(json, "email", commit->email);
		tg_json_pair(json, "when", tg_time_text(commit->seconds, time));
		tg_json_pair(json, "commit", tg_oid_hex(&commit->oid, hex));
		tg_json_pair(json, "subject", commit->subject);
		tg_json_pair_bool(json, "signed", commit->is_signed);
		tg_json_pair(json, "signature", tg_signature_name(deeds[i].signature.state));
		tg_json_pair(json, "signer", deeds[i].signature.how);
		tg_json_pair(json, "note", deeds[i].note[0] ? deeds[i].note : NULL);
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
}

static void link_json(struct tg_json *json, struct tg_blame *blame,
		      const struct tg_matrix_link *link)
{
	const struct tg_symbol *symbol = link->claim->symbol;
	struct tg_deed deeds[TG_DEEDS];

	tg_json_open(json, '{');
	tg_json_pair(json, "verb", tg_verb_name(link->claim->claim.verb));
	tg_json_pair(json, "symbol", symbol ? symbol->name : NULL);
	tg_json_pair(json, "path", link->claim->claim.path);
	tg_json_pair_int(json, "line", symbol ? symbol->range.line : link->claim->claim.line);
	deeds_json(json, deeds, tg_blame_link(blame, link, deeds));
	tg_json_close(json, '}');
}

static void write_json(struct tg_buf *out, struct tg_blame *blame,
		       const struct tg_matrix_item *item)
{
	struct tg_json json = {.out = out, .indent = 2};
	struct tg_deed deeds[TG_DEEDS];
	size_t i;

	tg_json_open(&json, '{');
	tg_json_pair(&json, "id", item->item->key);
	tg_json_pair(&json, "title", item->item->title);
	deeds_json(&json, deeds, tg_blame_item(blame, item->item, deeds));
	tg_json_key(&json, "links");
	tg_json_open(&json, '[');
	for (i = 0; i < item->link_count; i++)
		link_json(&json, blame, &item->links[i]);
	tg_json_close(&json, ']');
	tg_json_key(&json, "restsOn");
	tg_json_open(&json, '[');
	for (i = 0; i < item->down_count; i++)
		tg_json_text(&json, item->down[i]->item->key);
	tg_json_close(&json, ']');
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

/* ---- for people ---- */

/* "claimed   2025-05-02 Developer in 1234abcd (Check passwords), signed by ..." */
static void deeds_text(struct tg_buf *out, const struct tg_deed *deeds, size_t count)
{
	char hex[TG_OID_HEX], time[TG_TIME_TEXT];
	size_t i;

	for (i = 0; i < count; i++) {
		const struct tg_stored_commit *commit = &deeds[i].commit;

		tg_buf_printf(out, "    %-9s %.10s ", deeds[i].what,
			      tg_time_text(commit->seconds, time));
		tg_escape_terminal(out, tg_str(commit->author), false);
		tg_buf_printf(out, " in %.8s (", tg_oid_hex(&commit->oid, hex));
		tg_escape_terminal(out, tg_str(commit->subject), false);
		tg_buf_puts(out, "), ");
		tg_escape_terminal(out, tg_str(deeds[i].signature.how), false);
		if (deeds[i].note[0]) {
			tg_buf_puts(out, ": ");
			tg_escape_terminal(out, tg_str(deeds[i].note), false);
		}
		tg_buf_putc(out, '\n');
	}
}

static void link_text(struct tg_buf *out, struct tg_blame *blame, const struct tg_matrix_link *link)
{
	const struct tg_symbol *symbol = link->claim->symbol;
	struct tg_deed deeds[TG_DEEDS];

	tg_buf_printf(out, "  %s  ", tg_verb_name(link->claim->claim.verb));
	if (symbol)
		tg_buf_printf(out, "%s%s  ", symbol->name,
			      symbol->kind == TG_SYMBOL_FUNCTION ? "()" : "");
	tg_place(out, link->claim->claim.path,
		 symbol ? symbol->range.line : link->claim->claim.line);
	tg_buf_putc(out, '\n');
	deeds_text(out, deeds, tg_blame_link(blame, link, deeds));
}

static void write_text(struct tg_buf *out, struct tg_blame *blame,
		       const struct tg_matrix_item *item)
{
	struct tg_deed deeds[TG_DEEDS];
	size_t i;

	tg_escape_terminal(out, tg_str(item->item->key), false);
	tg_buf_puts(out, "  ");
	tg_escape_terminal(out, tg_str(item->item->title), false);
	tg_buf_putc(out, '\n');
	deeds_text(out, deeds, tg_blame_item(blame, item->item, deeds));
	for (i = 0; i < item->link_count; i++)
		link_text(out, blame, &item->links[i]);
	for (i = 0; i < item->down_count; i++) {
		tg_buf_puts(out, "  rests on ");
		tg_escape_terminal(out, tg_str(item->down[i]->item->key), false);
		tg_buf_putc(out, '\n');
	}
}

bool tg_blame_write(struct tg_buf *out, const char *format, struct tg_blame *blame,
		    const struct tg_matrix_item *item, struct tg_err *err)
{
	if (strcmp(format, "json") == 0)
		write_json(out, blame, item);
	else if (strcmp(format, "text") == 0)
		write_text(out, blame, item);
	else
		return tg_fail(err, TG_ERR_USAGE, "there is no format '%s'; use text or json",
			       format);
	return true;
}

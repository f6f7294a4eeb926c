/* SPDX-License-Identifier: Apache-2.0 */
/*
 * chain_json.c - a chain for programs: nested objects.
 */
#include "base/text.h"
#include "output/causes.h"
#include "output/chain_write.h"

void tg_chain_json_head(struct tg_json *json, const struct tg_chain *chain)
{
	char hex[TG_OID_HEX], time[TG_TIME_TEXT];

	tg_json_pair(json, "revision", chain->revision);
	tg_json_pair(json, "commit", tg_oid_hex(&chain->commit->oid, hex));
	tg_json_pair(json, "date", tg_time_text(chain->commit->seconds, time));
}

void tg_chain_json_item(struct tg_json *json, const struct tg_matrix_item *item)
{
	tg_json_pair(json, "id", item->item->key);
	tg_json_pair(json, "kind", tg_item_kind_name(item->item->kind));
	tg_json_pair(json, "title", item->item->title);
	tg_json_pair(json, "verdict", tg_verdict_name(item->verdict));
	tg_json_pair(json, "why", item->why);
	tg_json_pair(json, "trail", item->trail);
	tg_json_pair(json, "path", item->item->path);
	tg_json_pair_int(json, "line", item->item->line);
}

void tg_chain_commit_json(struct tg_json *json, const struct tg_stored_commit *commit)
{
	char hex[TG_OID_HEX], time[TG_TIME_TEXT];

	tg_json_pair(json, "commit", tg_oid_hex(&commit->oid, hex));
	tg_json_pair(json, "author", commit->author);
	tg_json_pair(json, "date", tg_time_text(commit->seconds, time));
	tg_json_pair(json, "subject", commit->subject);
}

static void origin(struct tg_json *json, const struct tg_chain *chain, const char *path,
		   const struct tg_symbol *symbol)
{
	struct tg_stored_commit commit;

	if (!chain->origin(chain->user, path, symbol ? symbol->usr : "", &commit))
		return;
	tg_json_key(json, "changed");
	tg_json_open(json, '{');
	tg_chain_commit_json(json, &commit);
	tg_json_pair(json, "email", commit.email);
	tg_json_close(json, '}');
}

static void link_object(struct tg_json *json, const struct tg_chain *chain,
			const struct tg_matrix_link *link)
{
	const struct tg_claim *claim = &link->claim->claim;
	const struct tg_symbol *symbol = link->claim->symbol;

	tg_json_open(json, '{');
	tg_json_pair(json, "verb", tg_verb_name(claim->verb));
	tg_json_pair(json, "symbol", symbol ? symbol->name : NULL);
	tg_json_pair(json, "path", claim->path);
	tg_json_pair_int(json, "line", symbol ? symbol->range.line : claim->line);
	tg_json_pair_bool(json, "test", link->is_test);
	if (link->is_test) {
		tg_json_pair(json, "evidence", tg_evidence_name(link->evidence));
		tg_json_pair(json, "cause", link->cause[0] ? link->cause : NULL);
		tg_json_pair(json, "ranOn", link->run ? link->run->revision : NULL);
		tg_json_pair(json, "change",
			     link->grade ? tg_change_grade_name(link->grade) : NULL);
	}
	tg_json_pair(json, "hollow", link->hollow[0] ? link->hollow : NULL);
	tg_json_pair(json, "executed", link->executed[0] ? link->executed : NULL);
	tg_json_pair(json, "review", tg_review_state_name(link->review));
	tg_json_pair(json, "reviewed", link->reviewed ? link->reviewed->date : NULL);
	origin(json, chain, claim->path, symbol);
	if (link->change.grade != TG_SAME && symbol) {
		tg_json_key(json, "doubt");
		tg_json_open(json, '{');
		tg_json_pair(json, "since", link->since ? link->since->revision : NULL);
		tg_cause_json(json, chain, &link->change);
		tg_json_close(json, '}');
	}
	tg_json_close(json, '}');
}

void tg_chain_json_links(struct tg_json *json, const struct tg_chain *chain,
			 const struct tg_matrix_item *item)
{
	size_t i;

	tg_json_key(json, "links");
	tg_json_open(json, '[');
	for (i = 0; i < item->link_count; i++)
		link_object(json, chain, &item->links[i]);
	tg_json_close(json, ']');
	tg_json_key(json, "findings");
	tg_json_open(json, '[');
	for (i = 0; i < item->finding_count; i++) {
		const struct tg_finding *finding = item->findings[i];

		tg_json_open(json, '{');
		tg_json_pair(json, "rule", finding->rule);
		tg_json_pair(json, "path", finding->path);
		tg_json_pair_int(json, "line", finding->range.line);
		tg_json_pair(json, "message", finding->message);
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
}

static bool is_full(const struct tg_json *json, unsigned depth)
{
	return depth >= TG_CHAIN_DEPTH || json->out->len > TG_CHAIN_BYTES;
}

static void above(struct tg_json *json, const struct tg_matrix_item *item, unsigned depth)
{
	size_t i;

	tg_json_key(json, "serves");
	tg_json_open(json, '[');
	for (i = 0; i < item->up_count && !is_full(json, depth); i++) {
		tg_json_open(json, '{');
		tg_chain_json_item(json, item->up[i]);
		above(json, item->up[i], depth + 1);
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
}

static void below(struct tg_json *json, const struct tg_chain *chain,
		  const struct tg_matrix_item *item, unsigned depth)
{
	size_t i;

	tg_json_key(json, "restsOn");
	tg_json_open(json, '[');
	for (i = 0; i < item->down_count && !is_full(json, depth); i++) {
		tg_json_open(json, '{');
		tg_chain_json_item(json, item->down[i]);
		below(json, chain, item->down[i], depth + 1);
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
	tg_chain_json_links(json, chain, item);
}

struct symbol_links {
	struct tg_json *json;
	const struct tg_chain *chain;
};

static void symbol_link(void *user, const struct tg_matrix_item *item,
			const struct tg_matrix_link *link)
{
	struct symbol_links *links = user;

	tg_json_open(links->json, '{');
	tg_chain_json_item(links->json, item);
	tg_json_key(links->json, "link");
	link_object(links->json, links->chain, link);
	above(links->json, item, 0);
	tg_json_close(links->json, '}');
}

static void symbol_object(struct tg_json *json, const struct tg_chain *chain,
			  const struct tg_symbol *symbol)
{
	struct symbol_links links = {json, chain};

	tg_json_pair(json, "symbol", symbol->name);
	tg_json_pair(json, "path", symbol->path);
	tg_json_pair_int(json, "line", symbol->range.line);
	tg_json_pair_int(json, "endLine", symbol->range.end_line);
	origin(json, chain, symbol->path, symbol);
	tg_json_key(json, "items");
	tg_json_open(json, '[');
	tg_chain_links_of(chain->known, symbol, symbol_link, &links);
	tg_json_close(json, ']');
}

void tg_chain_json(struct tg_buf *out, const struct tg_chain *chain,
		   const struct tg_chain_target *target)
{
	struct tg_json json = {.out = out, .indent = 2};

	tg_json_open(&json, '{');
	tg_chain_json_head(&json, chain);
	if (target->item) {
		tg_chain_json_item(&json, target->item);
		above(&json, target->item, 0);
		below(&json, chain, target->item, 0);
	} else {
		symbol_object(&json, chain, target->symbol);
	}
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_blame - who wrote, claimed, changed, verified and reviewed what an item rests on.
 */
#include "base/json.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/witness.h"
#include "output/status.h"

static const char help[] =
	"usage: tracegate blame ID [--as-of REV] [--format text|json] [-o FILE]\n"
	"\n"
	"Says of an item, and of each link it rests on, who did what, when and in which commit: "
	"who\n"
	"wrote its text, claimed it in the code, last changed what the code or the test means to\n"
	"people (comments and layout apart), where the test passed, and who reviewed it; and with\n"
	"whose key each commit is signed. Keys stand in .tracegate/allowed_signers, in the form "
	"of\n"
	"git's gpg.ssh.allowedSignersFile; ssh-ed25519 is checked, other signatures are not.\n"
	"\n"
	"  --as-of REV     the commit, tag or date to speak of (default: HEAD)\n"
	"\n"
	"Examples\n"
	"  tracegate blame GW-AUTH-3\n"
	"  tracegate blame GW-AUTH-3 --as-of v1.1 --format json\n";

struct blame {
	struct tg_question *question;
	struct tg_chain chain;
	struct tg_buf *out;
	struct tg_json *json; /* NULL: text */
	struct tg_signing signing;
	struct tg_linked *linked;
	size_t linked_count;
};

/* One deed: "claimed   2025-05-02 Developer in 1234abcd (Check passwords), signed". */
static void deed(struct blame *blame, const char *what, const struct tg_stored_commit *commit,
		 const char *note)
{
	struct tg_signature signature =
		tg_signature_of_commit(blame->question->arena, &blame->signing, &commit->oid);
	char hex[TG_OID_HEX], time[TG_TIME_TEXT];

	if (blame->json) {
		tg_json_open(blame->json, '{');
		tg_json_pair(blame->json, "what", what);
		tg_json_pair(blame->json, "who", commit->author);
		tg_json_pair(blame->json, "email", commit->email);
		tg_json_pair(blame->json, "when", tg_time_text(commit->seconds, time));
		tg_json_pair(blame->json, "commit", tg_oid_hex(&commit->oid, hex));
		tg_json_pair(blame->json, "subject", commit->subject);
		tg_json_pair_bool(blame->json, "signed", commit->is_signed);
		tg_json_pair(blame->json, "signature", tg_signature_name(signature.state));
		tg_json_pair(blame->json, "signer", signature.how);
		tg_json_pair(blame->json, "note", note[0] ? note : NULL);
		tg_json_close(blame->json, '}');
		return;
	}
	tg_buf_printf(blame->out, "    %-9s %.10s ", what, tg_time_text(commit->seconds, time));
	tg_escape_terminal(blame->out, tg_str(commit->author), false);
	tg_buf_printf(blame->out, " in %.8s (", tg_oid_hex(&commit->oid, hex));
	tg_escape_terminal(blame->out, tg_str(commit->subject), false);
	tg_buf_puts(blame->out, "), ");
	tg_escape_terminal(blame->out, tg_str(signature.how), false);
	if (note[0]) {
		tg_buf_puts(blame->out, ": ");
		tg_escape_terminal(blame->out, tg_str(note), false);
	}
	tg_buf_putc(blame->out, '\n');
}

static void claimed(struct blame *blame, const struct tg_fact_claim *claim)
{
	const char *symbol = claim->symbol ? claim->symbol->name : "";
	struct tg_stored_commit commit;
	size_t i;

	for (i = 0; i < blame->linked_count; i++) {
		const struct tg_linked *link = &blame->linked[i];

		if (strcmp(link->verb, tg_verb_name(claim->claim.verb)) != 0 ||
		    strcmp(link->target, claim->claim.target) != 0 ||
		    strcmp(link->symbol, symbol) != 0)
			continue;
		if (tg_store_commit_get(blame->question->arena, blame->question->store,
					&link->commit, &commit, NULL))
			deed(blame, "claimed", &commit, "");
		return;
	}
}

static void verified(struct blame *blame, const struct tg_matrix_link *link)
{
	struct tg_stored_commit commit;
	struct tg_oid oid;

	if (link->run && tg_oid_parse(tg_str(link->run->revision), &oid) &&
	    tg_store_commit_get(blame->question->arena, blame->question->store, &oid, &commit,
				NULL))
		deed(blame, tg_evidence_name(link->evidence), &commit, link->cause);
}

static void reviewed(struct blame *blame, const struct tg_matrix_link *link)
{
	struct tg_stored_commit commit;

	if (link->reviewed && tg_store_line_origin(blame->question->arena, blame->question->store,
						   TG_REVIEW_FILE, link->reviewed->text, &commit))
		deed(blame, link->review == TG_REJECTED ? "rejected" : "reviewed", &commit,
		     link->review == TG_CHANGED_SINCE ? "it changed since" : link->reviewed->note);
}

static void link_deeds(struct blame *blame, const struct tg_matrix_link *link)
{
	const struct tg_fact_claim *claim = link->claim;
	struct tg_stored_commit commit;

	claimed(blame, claim);
	if (blame->chain.origin(blame->chain.user, claim->claim.path,
				claim->symbol ? claim->symbol->usr : "", &commit))
		deed(blame, "changed", &commit, "");
	if (link->is_test)
		verified(blame, link);
	reviewed(blame, link);
}

static void blame_link(struct blame *blame, const struct tg_matrix_link *link)
{
	const struct tg_symbol *symbol = link->claim->symbol;

	if (blame->json) {
		tg_json_open(blame->json, '{');
		tg_json_pair(blame->json, "verb", tg_verb_name(link->claim->claim.verb));
		tg_json_pair(blame->json, "symbol", symbol ? symbol->name : NULL);
		tg_json_pair(blame->json, "path", link->claim->claim.path);
		tg_json_key(blame->json, "deeds");
		tg_json_open(blame->json, '[');
		link_deeds(blame, link);
		tg_json_close(blame->json, ']');
		tg_json_close(blame->json, '}');
		return;
	}
	tg_buf_printf(blame->out, "  %s  ", tg_verb_name(link->claim->claim.verb));
	if (symbol)
		tg_buf_printf(blame->out, "%s%s  ", symbol->name,
			      symbol->kind == TG_SYMBOL_FUNCTION ? "()" : "");
	tg_place(blame->out, link->claim->claim.path,
		 symbol ? symbol->range.line : link->claim->claim.line);
	tg_buf_putc(blame->out, '\n');
	link_deeds(blame, link);
}

static void blame_text_of(struct blame *blame, const struct tg_item *item)
{
	struct tg_stored_commit commit;

	if (item->kind != TG_ITEM_CLAUSE &&
	    tg_store_item_origin(blame->question->arena, blame->question->store, item->key,
				 item->hash, &commit))
		deed(blame, "written", &commit, "");
}

static void blame_item(struct blame *blame, const struct tg_matrix_item *item)
{
	struct tg_json *json = blame->json;
	size_t i;

	if (json) {
		tg_json_open(json, '{');
		tg_json_pair(json, "id", item->item->key);
		tg_json_pair(json, "title", item->item->title);
		tg_json_key(json, "deeds");
		tg_json_open(json, '[');
	} else {
		tg_escape_terminal(blame->out, tg_str(item->item->key), false);
		tg_buf_puts(blame->out, "  ");
		tg_escape_terminal(blame->out, tg_str(item->item->title), false);
		tg_buf_putc(blame->out, '\n');
	}
	blame_text_of(blame, item->item);
	if (json) {
		tg_json_close(json, ']');
		tg_json_key(json, "links");
		tg_json_open(json, '[');
	}
	for (i = 0; i < item->link_count; i++)
		blame_link(blame, &item->links[i]);
	for (i = 0; !json && i < item->down_count; i++)
		tg_buf_printf(blame->out, "  rests on %s\n", item->down[i]->item->key);
	if (!json)
		return;
	tg_json_close(json, ']');
	tg_json_close(json, '}');
	tg_buf_putc(blame->out, '\n');
}

static bool answer(struct tg_cli *cli, struct tg_question *question, const void *id,
		   struct tg_buf *out, struct tg_err *err)
{
	const char *format = tg_cli_format(cli);
	const struct tg_matrix_item *item =
		tg_matrix_find(&question->known.matrix, &question->catalogs, id, err);
	struct tg_json json = {.out = out, .indent = 2};
	struct blame blame = {.question = question,
			      .chain = tg_question_chain(cli, question),
			      .out = out,
			      .json = strcmp(format, "json") == 0 ? &json : NULL};

	if (!item)
		return false;
	if (!blame.json && strcmp(format, "text") != 0)
		return tg_fail(err, TG_ERR_USAGE, "there is no format '%s'; use text or json",
			       format);
	tg_witness_signing(cli, question, &blame.signing);
	if (!tg_store_linked(&cli->arena, question->store, &blame.linked, &blame.linked_count, err))
		return false;
	blame_item(&blame, item);
	return true;
}

int cmd_blame(struct tg_cli *cli, int argc, char **argv)
{
	return tg_question_command(cli, argc, argv, help, "one id", answer);
}

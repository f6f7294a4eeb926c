/* SPDX-License-Identifier: Apache-2.0 */
#include "output/difference.h"

#include "base/json.h"
#include "base/text.h"
#include "output/causes.h"
#include "output/chain_write.h"
#include "output/concerned.h"
#include "output/status.h"
#include "output/style.h"
#include "trace/change/statements.h"
#include "trace/gate/compare.h"

struct writing {
	const struct tg_difference_input *in;
	struct tg_buf *out;
	const char *title; /* of a section that has no line yet */
};

static bool concerns_item(const struct tg_difference_input *in, const struct tg_item *item)
{
	return !in->only || tg_concerned_item(in->concerned, item);
}

static bool concerns_finding(const struct tg_difference_input *in, const struct tg_finding *finding)
{
	return !in->only || tg_concerned_finding(in->concerned, finding);
}

static bool concerns_code(const struct tg_difference_input *in, const struct tg_symbol *symbol)
{
	const struct tg_difference *d = in->difference;
	size_t i;

	if (!in->only)
		return true;
	for (i = 0; i < d->link_count; i++) {
		const struct tg_matrix_link *link =
			d->links[i].after ? d->links[i].after : d->links[i].before;

		if (concerns_item(in, d->links[i].item->item) && link->claim->symbol &&
		    strcmp(link->claim->symbol->name, symbol->name) == 0)
			return true;
	}
	return false;
}

/* True when only the looks of a symbol changed: it says the same in other words. */
static bool looks_changed(const struct tg_difference_input *in, const struct tg_code_change *code)
{
	struct tg_buf was = {0};
	struct tg_str text;
	bool differ = false;

	if (!code->before || !code->after || code->change.grade != TG_SAME)
		return false;
	if (strcmp(code->before->path, code->after->path) != 0 ||
	    strcmp(code->before->name, code->after->name) != 0)
		return true;
	if (in->text && in->text(in->user, false, code->before, &text)) {
		tg_buf_str(&was, text);
		differ = in->text(in->user, true, code->after, &text) &&
			 !tg_str_eq(tg_buf_view(&was), text);
	}
	tg_buf_done(&was);
	return differ;
}

/* ---- text ---- */

static void begin_line(struct writing *w, enum tg_style style, const char *sign)
{
	if (w->title) {
		tg_styled(w->out, w->in->color, TG_BOLD, w->title);
		tg_buf_putc(w->out, '\n');
		w->title = NULL;
	}
	tg_buf_puts(w->out, "  ");
	tg_styled(w->out, w->in->color, style, sign);
	tg_buf_putc(w->out, ' ');
}

static void escaped(struct writing *w, const char *text)
{
	tg_escape_terminal(w->out, tg_str(text), false);
}

static void verdicts_text(struct writing *w)
{
	const struct tg_difference *d = w->in->difference;
	size_t i;

	w->title = "Verdicts";
	for (i = 0; i < d->item_count; i++) {
		const struct tg_matrix_item *then = d->items[i].before, *now = d->items[i].after;

		if (!then || !now || then->verdict == now->verdict ||
		    !concerns_item(w->in, now->item))
			continue;
		begin_line(w, now->verdict < then->verdict ? TG_RED : TG_GREEN,
			   now->verdict < then->verdict ? "-" : "+");
		escaped(w, now->item->key);
		tg_buf_printf(w->out, "  %s -> %s  ", tg_verdict_name(then->verdict),
			      tg_verdict_name(now->verdict));
		escaped(w, now->why);
		tg_buf_putc(w->out, '\n');
	}
}

static void items_text(struct writing *w)
{
	const struct tg_difference *d = w->in->difference;
	size_t i;

	w->title = "Items";
	for (i = 0; i < d->item_count; i++) {
		const struct tg_item_change *change = &d->items[i];
		const struct tg_matrix_item *item = change->after ? change->after : change->before;

		if ((change->before && change->after && !change->text) ||
		    !concerns_item(w->in, item->item))
			continue;
		begin_line(w, TG_CYAN, !change->before ? "+" : !change->after ? "-" : "~");
		escaped(w, item->item->key);
		tg_buf_puts(w->out, "  ");
		escaped(w, item->item->title);
		if (change->text)
			tg_buf_puts(w->out, "  (its text changed)");
		if (!change->before)
			tg_buf_printf(w->out, "  %s", tg_verdict_name(item->verdict));
		tg_buf_putc(w->out, '\n');
	}
}

static void link_text(struct writing *w, const struct tg_matrix_item *item,
		      const struct tg_matrix_link *link)
{
	const struct tg_claim *claim = &link->claim->claim;

	escaped(w, item->item->key);
	tg_buf_printf(w->out, "  %s  ", tg_verb_name(claim->verb));
	if (link->claim->symbol)
		tg_buf_printf(w->out, "%s%s  ", link->claim->symbol->name,
			      link->claim->symbol->kind == TG_SYMBOL_FUNCTION ? "()" : "");
	tg_place(w->out, claim->path, claim->line);
}

static void links_text(struct writing *w)
{
	const struct tg_difference *d = w->in->difference;
	size_t i;

	w->title = "Links";
	for (i = 0; i < d->link_count; i++) {
		const struct tg_link_change *change = &d->links[i];

		if ((change->before && change->after) || !concerns_item(w->in, change->item->item))
			continue;
		begin_line(w, change->after ? TG_GREEN : TG_RED, change->after ? "+" : "-");
		link_text(w, change->item, change->after ? change->after : change->before);
		tg_buf_putc(w->out, '\n');
	}
}

static void on_statement(void *user, char sign, struct tg_str text)
{
	struct writing *w = user;
	struct tg_buf line = {0};

	tg_buf_printf(&line, "%c ", sign);
	tg_escape_terminal(&line, text, true);
	tg_buf_puts(w->out, "      ");
	tg_styled(w->out, w->in->color,
		  sign == '-'   ? TG_RED
		  : sign == '+' ? TG_GREEN
				: TG_DIM,
		  line.ptr);
	tg_buf_putc(w->out, '\n');
	tg_buf_done(&line);
}

void tg_statements_write(struct tg_buf *out, struct tg_str before, struct tg_str after, bool color)
{
	const struct tg_difference_input in = {.color = color};
	struct writing w = {.in = &in, .out = out};

	if (!tg_statements_diff(before, after, on_statement, &w))
		tg_buf_puts(out, "      (too long to be shown)\n");
}

/* What the cause of a change says now, and what it said. */
static void statements_text(struct writing *w, const struct tg_meaning_change *change)
{
	struct tg_str text = {0};
	struct tg_buf was = {0};

	if (!w->in->statements || !w->in->text)
		return;
	if (change->before && w->in->text(w->in->user, false, change->before, &text))
		tg_buf_str(&was, text);
	if (!change->after || w->in->text(w->in->user, true, change->after, &text))
		tg_statements_write(w->out, tg_buf_view(&was),
				    change->after ? text : (struct tg_str){0}, w->in->color);
	tg_buf_done(&was);
}

static void code_line(struct writing *w, const struct tg_code_change *code)
{
	const struct tg_symbol *symbol = code->after ? code->after : code->before;
	bool looks = looks_changed(w->in, code);

	if ((code->before && code->after && code->change.grade == TG_SAME && !looks) ||
	    !concerns_code(w->in, symbol))
		return;
	begin_line(w, looks ? TG_DIM : TG_YELLOW,
		   !code->before  ? "+"
		   : !code->after ? "-"
		   : looks        ? "="
				  : "~");
	tg_buf_printf(w->out, "%s%s  ", symbol->name,
		      symbol->kind == TG_SYMBOL_FUNCTION ? "()" : "");
	tg_place(w->out, symbol->path, symbol->range.line);
	if (looks && strcmp(code->before->name, code->after->name) != 0)
		tg_buf_printf(w->out, "  was called %s()", code->before->name);
	if (looks && strcmp(code->before->path, code->after->path) != 0) {
		tg_buf_puts(w->out, "  moved from ");
		escaped(w, code->before->path);
	} else if (looks) {
		tg_buf_puts(w->out, "  only its looks changed");
	}
	if (code->change.grade != TG_SAME)
		tg_buf_printf(w->out, "  changed its meaning (%s%s%s)",
			      tg_change_grade_name(code->change.grade),
			      code->change.depth ? ": " : "",
			      code->change.depth ? code->change.path : "");
	if (code->change.grade != TG_SAME && w->in->chain)
		tg_cause_by(w->out, ", ", w->in->chain, &code->change);
	tg_buf_putc(w->out, '\n');
	if (code->change.grade != TG_SAME)
		statements_text(w, &code->change);
}

static void code_text(struct writing *w, bool tests)
{
	const struct tg_difference *d = w->in->difference;
	size_t i;

	w->title = tests ? "Tests" : "Code";
	for (i = 0; i < d->code_count; i++)
		if (d->code[i].in_test == tests)
			code_line(w, &d->code[i]);
}

static void evidence_text(struct writing *w)
{
	const struct tg_difference *d = w->in->difference;
	size_t i;

	w->title = "Results";
	for (i = 0; i < d->link_count; i++) {
		const struct tg_link_change *change = &d->links[i];

		if (!change->before || !change->after || !change->after->is_test ||
		    change->before->evidence == change->after->evidence ||
		    !concerns_item(w->in, change->item->item))
			continue;
		begin_line(w, TG_YELLOW, "~");
		link_text(w, change->item, change->after);
		tg_buf_printf(w->out, "  %s -> %s", tg_evidence_name(change->before->evidence),
			      tg_evidence_name(change->after->evidence));
		tg_buf_putc(w->out, '\n');
	}
}

/* Calls `each` for findings that only one side has. */
static void findings(const struct tg_difference_input *in, bool head_side,
		     void (*each)(void *user, const struct tg_finding *finding, bool is_new),
		     void *user)
{
	const struct tg_known *one = head_side ? in->head : in->base;
	const struct tg_known *other = head_side ? in->base : in->head;
	TG_AUTO(tg_free_) bool *is_new = tg_alloc_zero(one->finding_count + 1, sizeof(*is_new));
	const struct tg_compare_side before = {.findings = other->findings,
					       .count = other->finding_count};
	const struct tg_compare_side after = {.findings = one->findings,
					      .count = one->finding_count};

	size_t i;

	tg_findings_compare(&before, &after, is_new);
	for (i = 0; i < one->finding_count; i++)
		if (is_new[i] && one->findings[i].state == TG_FINDING_OPEN &&
		    concerns_finding(in, &one->findings[i]))
			each(user, &one->findings[i], head_side);
}

static void finding_text(void *user, const struct tg_finding *finding, bool is_new)
{
	struct writing *w = user;

	begin_line(w, is_new ? TG_RED : TG_GREEN, is_new ? "+" : "-");
	tg_buf_printf(w->out, "%s  ", finding->rule);
	tg_place(w->out, finding->path, finding->range.line);
	tg_buf_puts(w->out, "  ");
	escaped(w, finding->message);
	tg_buf_putc(w->out, '\n');
}

static void write_text(struct writing *w)
{
	size_t before = w->out->len;

	verdicts_text(w);
	items_text(w);
	links_text(w);
	code_text(w, false);
	code_text(w, true);
	evidence_text(w);
	w->title = "Findings";
	findings(w->in, true, finding_text, w);
	findings(w->in, false, finding_text, w);
	if (w->out->len != before)
		return;
	tg_buf_puts(w->out, "Nothing that is traced differs between ");
	escaped(w, w->in->base_name);
	tg_buf_puts(w->out, " and ");
	escaped(w, w->in->head_name);
	tg_buf_puts(w->out, ".\n");
}

/* ---- JSON ---- */

static void items_json(struct tg_json *json, const struct tg_difference_input *in)
{
	size_t i;

	tg_json_key(json, "items");
	tg_json_open(json, '[');
	for (i = 0; i < in->difference->item_count; i++) {
		const struct tg_item_change *change = &in->difference->items[i];
		const struct tg_matrix_item *then = change->before, *now = change->after;

		if (!concerns_item(in, (now ? now : then)->item))
			continue;
		tg_json_open(json, '{');
		tg_json_pair(json, "id", (now ? now : then)->item->key);
		tg_json_pair(json, "before", then ? tg_verdict_name(then->verdict) : NULL);
		tg_json_pair(json, "after", now ? tg_verdict_name(now->verdict) : NULL);
		tg_json_pair_bool(json, "textChanged", change->text);
		tg_json_pair(json, "why", now ? now->why : NULL);
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
}

static void links_json(struct tg_json *json, const struct tg_difference_input *in)
{
	size_t i;

	tg_json_key(json, "links");
	tg_json_open(json, '[');
	for (i = 0; i < in->difference->link_count; i++) {
		const struct tg_link_change *change = &in->difference->links[i];
		const struct tg_matrix_link *link = change->after ? change->after : change->before;
		bool test = link->is_test;

		if (!concerns_item(in, change->item->item) ||
		    (change->before && change->after &&
		     (!test || change->before->evidence == change->after->evidence)))
			continue;
		tg_json_open(json, '{');
		tg_json_pair(json, "id", change->item->item->key);
		tg_json_pair(json, "verb", tg_verb_name(link->claim->claim.verb));
		tg_json_pair(json, "symbol",
			     link->claim->symbol ? link->claim->symbol->name : NULL);
		tg_json_pair(json, "path", link->claim->claim.path);
		tg_json_pair(json, "before",
			     !change->before ? NULL
			     : test          ? tg_evidence_name(change->before->evidence)
					     : "linked");
		tg_json_pair(json, "after",
			     !change->after ? NULL
			     : test         ? tg_evidence_name(change->after->evidence)
					    : "linked");
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
}

/* How deep it changed, and the commit that did it. */
static void commit_json(struct tg_json *json, const struct tg_difference_input *in,
			const struct tg_meaning_change *change)
{
	struct tg_stored_commit commit;

	if (change->grade == TG_SAME)
		return;
	tg_json_pair_int(json, "depth", change->depth);
	if (in->chain && tg_cause_commit(in->chain, change, &commit))
		tg_chain_commit_json(json, &commit);
}

static void code_json(struct tg_json *json, const struct tg_difference_input *in)
{
	size_t i;

	tg_json_key(json, "code");
	tg_json_open(json, '[');
	for (i = 0; i < in->difference->code_count; i++) {
		const struct tg_code_change *code = &in->difference->code[i];
		const struct tg_symbol *symbol = code->after ? code->after : code->before;
		bool looks = looks_changed(in, code);

		if ((code->before && code->after && code->change.grade == TG_SAME && !looks) ||
		    !concerns_code(in, symbol))
			continue;
		tg_json_open(json, '{');
		tg_json_pair(json, "symbol", symbol->name);
		tg_json_pair(json, "before", code->before ? code->before->path : NULL);
		tg_json_pair(json, "after", code->after ? code->after->path : NULL);
		tg_json_pair_bool(json, "test", code->in_test);
		tg_json_pair(json, "change",
			     looks ? "looks" : tg_change_grade_name(code->change.grade));
		tg_json_pair(json, "through", code->change.depth ? code->change.path : NULL);
		commit_json(json, in, &code->change);
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
}

static void finding_json(void *user, const struct tg_finding *finding, bool is_new)
{
	struct tg_json *json = user;

	tg_json_open(json, '{');
	tg_json_pair(json, "rule", finding->rule);
	tg_json_pair(json, "path", finding->path);
	tg_json_pair_int(json, "line", finding->range.line);
	tg_json_pair(json, "state", is_new ? "opened" : "closed");
	tg_json_close(json, '}');
}

static void write_json(const struct tg_difference_input *in, struct tg_buf *out)
{
	struct tg_json json = {.out = out, .indent = 2};

	tg_json_open(&json, '{');
	tg_json_pair(&json, "base", in->base_name);
	tg_json_pair(&json, "head", in->head_name);
	items_json(&json, in);
	links_json(&json, in);
	code_json(&json, in);
	tg_json_key(&json, "findings");
	tg_json_open(&json, '[');
	findings(in, true, finding_json, &json);
	findings(in, false, finding_json, &json);
	tg_json_close(&json, ']');
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

/* Files of all causes, read at once. */
static void prepare(const struct tg_difference_input *in)
{
	TG_AUTO(tg_free_)
	struct tg_meaning_change *causes =
		tg_alloc_zero(in->difference->code_count + 1, sizeof(*causes));
	size_t i;

	for (i = 0; i < in->difference->code_count; i++)
		causes[i] = in->difference->code[i].change;
	tg_causes_prepare(in->chain, causes, in->difference->code_count);
}

bool tg_difference_write(struct tg_buf *out, const char *format,
			 const struct tg_difference_input *input, struct tg_err *err)
{
	struct tg_map concerned = {0};
	struct tg_difference_input in = *input;
	struct writing w = {.in = &in, .out = out};
	bool json = strcmp(format, "json") == 0;

	if (!json && strcmp(format, "text") != 0)
		return tg_fail(err, TG_ERR_USAGE, "there is no format '%s'; use text or json",
			       format);
	in.concerned = &concerned;
	if (in.only) {
		tg_concerned_add(&concerned, &in.base->matrix, in.only->item);
		tg_concerned_add(&concerned, &in.head->matrix, in.only->item);
	}
	if (in.chain)
		prepare(&in);
	if (json)
		write_json(&in, out);
	else
		write_text(&w);
	tg_map_done(&concerned);
	return true;
}

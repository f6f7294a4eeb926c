/* SPDX-License-Identifier: Apache-2.0 */
/*
 * chain_text.c - a chain for people: a tree of lines.
 */
#include "base/text.h"
#include "output/chain_write.h"
#include "output/status.h"
#include "output/style.h"

/* A tree under way. */
struct drawing {
	struct tg_buf *out;
	const struct tg_chain *chain;
	struct tg_buf prefix; /* what stands in front of the lines of this level */
	unsigned depth;
};

/* Items that are shared by many make a tree of many lines: at some point enough is enough. */
static bool is_full(const struct drawing *d)
{
	return d->out->len > TG_CHAIN_BYTES || d->depth >= TG_CHAIN_DEPTH;
}

static void branch(struct drawing *d, bool last)
{
	tg_buf_str(d->out, tg_buf_view(&d->prefix));
	tg_buf_puts(d->out, last ? "`- " : "|- ");
}

/* Enters the level below a branch; returns the length to go back to. */
static size_t enter(struct drawing *d, bool last)
{
	size_t length = d->prefix.len;

	tg_buf_puts(&d->prefix, last ? "   " : "|  ");
	d->depth++;
	return length;
}

static void leave(struct drawing *d, size_t length)
{
	d->prefix.len = length;
	d->depth--;
}

static void item_line(struct drawing *d, const struct tg_matrix_item *item)
{
	const struct tg_item *it = item->item;

	tg_styled(d->out, d->chain->color, TG_BOLD, it->key);
	tg_buf_puts(d->out, "  ");
	tg_styled(d->out, d->chain->color, (enum tg_style)tg_verdict_style(item->verdict),
		  tg_verdict_name(item->verdict));
	tg_buf_puts(d->out, "  ");
	tg_escape_terminal(d->out, tg_str(it->title), false);
	if (it->path[0]) {
		tg_buf_puts(d->out, "  ");
		tg_place(d->out, it->path, it->line);
	} else if (item->entry) {
		tg_buf_puts(d->out, "  ");
		tg_escape_terminal(d->out, tg_str(item->entry->catalog->title), false);
	}
	tg_buf_putc(d->out, '\n');
}

static void draw_up(struct drawing *d, const struct tg_matrix_item *item)
{
	size_t i;

	for (i = 0; i < item->up_count; i++) {
		bool last = i + 1 == item->up_count;
		size_t length;

		branch(d, last);
		item_line(d, item->up[i]);
		if (is_full(d))
			continue;
		length = enter(d, last);
		draw_up(d, item->up[i]);
		leave(d, length);
	}
}

static void link_line(struct drawing *d, const struct tg_matrix_link *link)
{
	const struct tg_claim *claim = &link->claim->claim;
	const struct tg_symbol *symbol = link->claim->symbol;

	tg_chain_symbol(d->out, d->chain, symbol, claim->path);
	tg_buf_printf(d->out, "  %s  ", tg_verb_name(claim->verb));
	tg_place(d->out, claim->path, symbol ? symbol->range.line : claim->line);
	tg_buf_puts(d->out, "  ");
	tg_chain_link_state(d->out, d->chain, link);
	tg_buf_putc(d->out, '\n');
}

static void finding_line(struct drawing *d, const struct tg_finding *finding)
{
	tg_styled(d->out, d->chain->color, TG_RED, finding->rule);
	tg_buf_puts(d->out, "  ");
	tg_place(d->out, finding->path, finding->range.line);
	tg_buf_puts(d->out, "  ");
	tg_escape_terminal(d->out, tg_str(finding->message), false);
	tg_buf_putc(d->out, '\n');
}

static void waiver_line(struct drawing *d, const struct tg_claim *claim)
{
	tg_styled(d->out, d->chain->color, TG_CYAN, "waiver");
	tg_buf_puts(d->out, "  ");
	tg_place(d->out, claim->path, claim->line);
	tg_buf_puts(d->out, "  ");
	tg_escape_terminal(d->out, tg_str(claim->note), false);
	tg_buf_puts(d->out, " (");
	tg_escape_terminal(d->out, tg_str(claim->owner), false);
	tg_buf_puts(d->out, ", until ");
	tg_escape_terminal(d->out, tg_str(claim->until), false);
	tg_buf_puts(d->out, ")\n");
}

static void draw_down(struct drawing *d, const struct tg_matrix_item *item)
{
	size_t left =
		item->down_count + item->link_count + item->finding_count + (item->waiver ? 1 : 0);
	size_t i, length;

	for (i = 0; i < item->down_count; i++) {
		branch(d, --left == 0);
		item_line(d, item->down[i]);
		if (is_full(d))
			continue;
		length = enter(d, left == 0);
		draw_down(d, item->down[i]);
		leave(d, length);
	}
	for (i = 0; i < item->link_count; i++) {
		branch(d, --left == 0);
		link_line(d, &item->links[i]);
	}
	for (i = 0; i < item->finding_count; i++) {
		branch(d, --left == 0);
		finding_line(d, item->findings[i]);
	}
	if (item->waiver) {
		branch(d, true);
		waiver_line(d, &item->waiver->claim);
	}
}

static void draw_item(struct drawing *d, const struct tg_matrix_item *item)
{
	item_line(d, item);
	if (item->verdict != TG_VERDICT_OK) {
		tg_buf_puts(d->out, "  ");
		tg_escape_terminal(d->out, tg_str(item->trail), false);
		tg_buf_putc(d->out, '\n');
	}
	if (item->up_count) {
		tg_buf_puts(d->out, "\nServes\n");
		draw_up(d, item);
	}
	tg_buf_puts(d->out, "\nRests on\n");
	if (item->down_count + item->link_count + item->finding_count || item->waiver)
		draw_down(d, item);
	else
		tg_buf_puts(d->out, "`- nothing\n");
}

static void symbol_link(void *user, const struct tg_matrix_item *item,
			const struct tg_matrix_link *link)
{
	struct drawing *d = user;
	size_t length;

	tg_buf_printf(d->out, "\n%s ", tg_verb_name(link->claim->claim.verb));
	item_line(d, item);
	if (link->is_test) {
		tg_buf_puts(d->out, "   ");
		tg_chain_evidence(d->out, d->chain, link);
		tg_buf_putc(d->out, '\n');
	}
	length = enter(d, true);
	draw_up(d, item);
	leave(d, length);
}

static void draw_symbol(struct drawing *d, const struct tg_symbol *symbol)
{
	const struct tg_known *known = d->chain->known;
	size_t before, i;

	tg_chain_symbol(d->out, d->chain, symbol, symbol->path);
	tg_buf_puts(d->out, "  ");
	tg_place(d->out, symbol->path, symbol->range.line);
	tg_buf_puts(d->out, "  ");
	tg_chain_origin(d->out, d->chain, symbol->path, symbol);
	tg_buf_putc(d->out, '\n');
	before = d->out->len;
	tg_chain_links_of(known, symbol, symbol_link, d);
	if (d->out->len == before)
		tg_buf_puts(d->out, "\nNothing is linked to it.\n");
	for (i = 0; i < known->finding_count; i++) {
		const struct tg_finding *finding = &known->findings[i];

		if (finding->state == TG_FINDING_OPEN && strcmp(finding->path, symbol->path) == 0 &&
		    finding->range.line >= symbol->range.line &&
		    finding->range.line <= symbol->range.end_line)
			finding_line(d, finding);
	}
}

void tg_chain_text(struct tg_buf *out, const struct tg_chain *chain,
		   const struct tg_chain_target *target)
{
	struct drawing d = {.out = out, .chain = chain};

	if (target->item)
		draw_item(&d, target->item);
	else
		draw_symbol(&d, target->symbol);
	tg_buf_done(&d.prefix);
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * why.c - how a verdict came about: each of the ten is asked, worst first, with the facts that
 * answer it and where they come from, up to the one that decides.
 */
#include "base/text.h"
#include "output/causes.h"
#include "output/chain_write.h"
#include "output/status.h"
#include "output/style.h"

/* A fact with its place, and the commit that brought it. */
struct fact {
	const char *text;
	const char *path; /* "" = none */
	unsigned line;
	bool known; /* `commit` is */
	struct tg_stored_commit commit;
};

/* One verdict, asked. */
struct asked {
	enum tg_verdict verdict;
	bool holds;
	const char *says;
	TG_VEC(struct fact) facts;
};

struct why {
	const struct tg_chain *chain;
	const struct tg_matrix_item *item;
	struct tg_arena *arena;
	struct asked *asked; /* the one at work */
};

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

static struct fact *add(struct why *why, const char *text)
{
	struct fact *fact = TG_VEC_ADD(&why->asked->facts);

	*fact = (struct fact){.text = text, .path = ""};
	return fact;
}

static const char *place_of(struct why *why, const struct tg_fact_claim *claim)
{
	if (!claim->symbol)
		return claim->claim.path;
	return tg_arena_printf(why->arena, "%s%s", claim->symbol->name,
			       claim->symbol->kind == TG_SYMBOL_FUNCTION ? "()" : "");
}

/* A fact about the code or test of a claim, with the commit that last changed it. */
static void add_claim(struct why *why, const struct tg_fact_claim *claim, const char *text)
{
	const struct tg_chain *chain = why->chain;
	struct fact *fact = add(why, text);
	size_t i;

	fact->path = claim->claim.path;
	fact->line = claim->symbol ? claim->symbol->range.line : claim->claim.line;
	/* Code that is in doubt: the commit that changed it, or what it rests on. */
	for (i = 0; i < why->item->link_count; i++) {
		const struct tg_matrix_link *link = &why->item->links[i];

		if (link->claim == claim && link->change.grade != TG_SAME && claim->symbol) {
			if (link->change.depth)
				fact->text = tg_arena_printf(why->arena, "%s; changed below it: %s",
							     text, link->change.path);
			fact->known = tg_cause_commit(chain, &link->change, &fact->commit);
			return;
		}
	}
	fact->known = chain->origin(chain->user, claim->claim.path,
				    claim->symbol ? claim->symbol->usr : "", &fact->commit);
}

/* What was weighed about a claim: the place and commit behind it are those of the claim, which a
 * reason that speaks of something else has to name. */
static const char *said_of(struct why *why, const struct tg_matrix_step *step)
{
	const char *place = place_of(why, step->claim);

	return strncmp(step->why, place, strlen(place)) == 0
		       ? step->why
		       : tg_arena_printf(why->arena, "%s: %s", place, step->why);
}

/* Reasons that were weighed for this verdict; true when there are some. */
static bool add_steps(struct why *why)
{
	bool any = false;
	size_t i;

	for (i = 0; i < why->item->step_count; i++) {
		const struct tg_matrix_step *step = &why->item->steps[i];

		if (step->verdict != why->asked->verdict)
			continue;
		any = true;
		if (step->below)
			add(why, tg_arena_printf(why->arena, "through %s: %s",
						 step->below->item->key, step->why))
				->path = step->below->item->path;
		else if (step->claim)
			add_claim(why, step->claim, said_of(why, step));
		else
			add(why, step->why);
		if (step->below)
			why->asked->facts.at[why->asked->facts.count - 1].line =
				step->below->item->line;
	}
	return any;
}

static const char *plural(struct why *why, size_t count, const char *one)
{
	return tg_arena_printf(why->arena, "%zu %s%s", count, one, count == 1 ? "" : "s");
}

static size_t count_links(const struct tg_matrix_item *item, bool tests)
{
	size_t i, count = 0;

	for (i = 0; i < item->link_count; i++)
		count += item->links[i].is_test == tests;
	return count;
}

static void ask_violated(struct why *why, bool holds)
{
	const struct tg_known *known = why->chain->known;
	size_t i;

	why->asked->says =
		holds ? "open findings contradict it"
		: !known->checked
			? "no analysis of this commit is stored: no finding is known"
			: tg_arena_printf(
				  why->arena,
				  "no open finding contradicts it; %s of the commit analysed",
				  plural(why, known->checked, "file"));
	for (i = 0; i < why->item->finding_count; i++) {
		const struct tg_finding *finding = why->item->findings[i];
		struct fact *fact = add(why, tg_arena_printf(why->arena, "%s: %s", finding->rule,
							     finding->message));

		fact->path = finding->path;
		fact->line = finding->range.line;
		fact->known = why->chain->origin(why->chain->user, finding->path, finding->usr,
						 &fact->commit);
	}
}

static void ask_failing(struct why *why, bool holds)
{
	size_t tests = count_links(why->item, true);

	why->asked->says =
		holds   ? "a test of it failed"
		: tests ? tg_arena_printf(why->arena, "%s, none failed", plural(why, tests, "test"))
			: "it has no test of its own";
}

static void ask_broken(struct why *why, bool holds)
{
	const struct tg_matrix_item *item = why->item;
	struct fact *fact;
	size_t i;

	why->asked->says = holds ? "an id or a revision is wrong"
				 : "its id stands once, and all that it names exists";
	if (holds)
		return;
	if (item->item->path[0]) {
		fact = add(why, tg_arena_printf(why->arena, "%s \"%s\"", item->item->key,
						item->item->title));
		fact->path = item->item->path;
		fact->line = item->item->line;
		fact->known = why->chain->written(why->chain->user, item->item, &fact->commit);
	}
	for (i = 0; i < item->up_count; i++)
		add(why, tg_arena_printf(why->arena, "it serves %s, which exists",
					 item->up[i]->item->key));
}

static void add_links(struct why *why, bool tests)
{
	struct tg_buf text = {0};
	size_t i;

	for (i = 0; i < why->item->link_count; i++) {
		const struct tg_matrix_link *link = &why->item->links[i];

		if (link->is_test != tests)
			continue;
		tg_buf_clear(&text);
		tg_buf_printf(&text, "%s %s it", place_of(why, link->claim),
			      tg_verb_name(link->claim->claim.verb));
		if (link->hollow[0])
			tg_buf_printf(&text, ", in name only: %s", link->hollow);
		if (tests && link->run)
			tg_buf_printf(&text, "; %s on %s", tg_evidence_name(link->evidence),
				      why->chain->name(why->chain->user, link->run->revision));
		else if (tests)
			tg_buf_printf(&text, "; no result%s%s",
				      link->cause[0] ? " of its own: " : "", link->cause);
		if (link->executed[0])
			tg_buf_printf(&text, "; %s", link->executed);
		add_claim(why, link->claim, tg_arena_strdup(why->arena, text.ptr));
	}
	tg_buf_done(&text);
}

static void ask_uncovered(struct why *why, bool holds)
{
	size_t code = count_links(why->item, false);

	why->asked->says =
		holds  ? "nothing carries it"
		: code ? tg_arena_printf(why->arena, "%s of code", plural(why, code, "link"))
		: why->item->down_count
			? tg_arena_printf(why->arena, "it rests on %s",
					  plural(why, why->item->down_count, "other item"))
			: "it asks for no code";
	if (!holds)
		add_links(why, false);
}

static void ask_untested(struct why *why, bool holds)
{
	size_t tests = count_links(why->item, true);

	why->asked->says = holds   ? "a test or its result is missing"
			   : tests ? tg_arena_printf(why->arena, "%s, each with a result",
						     plural(why, tests, "test"))
			   : why->item->down_count ? "what it rests on is asked instead"
						   : "it asks for no test";
	if (!holds)
		add_links(why, true);
}

/* What a person found about the links, with the commit of the line. */
static void add_reviews(struct why *why)
{
	size_t i;

	for (i = 0; i < why->item->link_count; i++) {
		const struct tg_matrix_link *link = &why->item->links[i];
		struct fact *fact;

		if (!link->reviewed)
			continue;
		fact = add(why,
			   tg_arena_printf(why->arena, "%s: %s, %s: %s", place_of(why, link->claim),
					   tg_review_state_name(link->review), link->reviewed->date,
					   link->reviewed->note));
		fact->path = TG_REVIEW_FILE;
		fact->line = link->reviewed->line;
		fact->known =
			why->chain->recorded(why->chain->user, link->reviewed->text, &fact->commit);
	}
}

static void ask_suspect(struct why *why, bool holds)
{
	struct fact *fact;

	why->asked->says = holds ? "something changed since it was proven or reviewed"
				 : "neither text, code nor test changed since it was proven";
	if (holds && why->item->item->path[0]) {
		fact = add(why,
			   tg_arena_printf(why->arena, "the text of %s", why->item->item->key));
		fact->path = why->item->item->path;
		fact->line = why->item->item->line;
		fact->known = why->chain->written(why->chain->user, why->item->item, &fact->commit);
	}
	if (holds)
		add_links(why, false);
	add_reviews(why);
}

static void ask_stale(struct why *why, bool holds)
{
	why->asked->says = holds ? "a test passed on other code, or before the code was linked"
				 : "no test rests on another state of it";
}

static void ask_unknown(struct why *why, bool holds)
{
	size_t gaps = why->chain->known->now.gap_count;

	why->asked->says =
		holds ? "something it rests on could not be analysed"
		      : tg_arena_printf(why->arena, "%s could not be analysed, none of it here",
					plural(why, gaps, "thing"));
	if (!holds && !gaps)
		why->asked->says = "everything at the commit could be analysed";
}

static void ask_justified(struct why *why, bool holds)
{
	why->asked->says = holds ? "somebody answers for what is missing"
				 : "no waiver that still holds stands for it";
}

static void ask_ok(struct why *why, bool holds)
{
	(void)holds;
	why->asked->says = why->item->verdict == TG_VERDICT_OK ? why->item->why : "";
}

static void ask(struct why *why, enum tg_verdict verdict, struct asked *asked)
{
	static void (*const questions[TG_VERDICTS])(struct why * why, bool holds) = {
		[TG_VIOLATED] = ask_violated,   [TG_FAILING] = ask_failing,
		[TG_BROKEN] = ask_broken,       [TG_UNCOVERED] = ask_uncovered,
		[TG_UNTESTED] = ask_untested,   [TG_SUSPECT] = ask_suspect,
		[TG_STALE] = ask_stale,         [TG_UNKNOWN] = ask_unknown,
		[TG_JUSTIFIED] = ask_justified, [TG_VERDICT_OK] = ask_ok,
	};

	*asked = (struct asked){.verdict = verdict};
	why->asked = asked;
	asked->holds = add_steps(why) || why->item->verdict == verdict;
	questions[verdict](why, asked->holds);
	if (asked->holds && verdict == why->item->verdict && verdict < TG_JUSTIFIED &&
	    why->item->no_waiver)
		add_claim(why, why->item->no_waiver,
			  tg_arena_printf(why->arena, "it is not justified: %s",
					  why->item->no_waiver_why));
}

/* ---- for people ---- */

static void fact_text(struct tg_buf *out, const struct fact *fact)
{
	char hex[TG_OID_HEX], time[TG_TIME_TEXT];

	tg_buf_puts(out, "         ");
	tg_escape_terminal(out, tg_str(fact->text), false);
	if (fact->path[0]) {
		tg_buf_puts(out, "  ");
		tg_place(out, fact->path, fact->line);
	}
	if (fact->known) {
		tg_buf_printf(out, "  %.10s ", tg_time_text(fact->commit.seconds, time));
		tg_escape_terminal(out, tg_str(fact->commit.author), false);
		tg_buf_printf(out, " in %.8s (", tg_oid_hex(&fact->commit.oid, hex));
		tg_escape_terminal(out, tg_str(fact->commit.subject), false);
		tg_buf_putc(out, ')');
	}
	tg_buf_putc(out, '\n');
}

static void asked_text(struct tg_buf *out, const struct why *why, const struct asked *asked)
{
	size_t i;

	tg_buf_printf(out, "  %2d. ", (int)asked->verdict + 1);
	tg_styled(out, why->chain->color,
		  asked->holds ? (enum tg_style)tg_verdict_style(asked->verdict) : TG_DIM,
		  tg_verdict_name(asked->verdict));
	tg_buf_printf(out, "? %s", asked->holds ? "yes" : "no");
	if (asked->says[0]) {
		tg_buf_puts(out, ": ");
		tg_escape_terminal(out, tg_str(asked->says), false);
	}
	if (asked->holds && asked->verdict < why->item->verdict)
		tg_buf_puts(out, "; but see below");
	tg_buf_putc(out, '\n');
	for (i = 0; i < asked->facts.count; i++)
		fact_text(out, &asked->facts.at[i]);
}

/* Milder verdicts that hold too: mending the worst one will show them. */
static void milder_text(struct tg_buf *out, struct why *why)
{
	enum tg_verdict verdict;
	size_t i, count = 0;

	for (verdict = why->item->verdict + 1; verdict < TG_VERDICT_OK; verdict++)
		for (i = 0; i < why->item->step_count; i++)
			if (why->item->steps[i].verdict == verdict) {
				tg_buf_printf(out, "%s%s", count++ ? ", " : "  would be then: ",
					      tg_verdict_name(verdict));
				break;
			}
	if (count)
		tg_buf_putc(out, '\n');
}

static void why_text(struct tg_buf *out, struct why *why)
{
	const struct tg_matrix_item *item = why->item;
	enum tg_verdict verdict;
	struct asked asked;

	tg_styled(out, why->chain->color, TG_BOLD, item->item->key);
	tg_buf_puts(out, " is ");
	tg_styled(out, why->chain->color, (enum tg_style)tg_verdict_style(item->verdict),
		  tg_verdict_name(item->verdict));
	tg_buf_puts(out, " at ");
	tg_escape_terminal(out, tg_str(why->chain->revision), false);
	tg_buf_puts(out, ": ");
	tg_escape_terminal(out, tg_str(item->why), false);
	tg_buf_puts(out, "\n  ");
	tg_escape_terminal(out, tg_str(item->trail), false);
	tg_buf_putc(out, '\n');
	for (verdict = 0; verdict <= item->verdict; verdict++) {
		ask(why, verdict, &asked);
		asked_text(out, why, &asked);
		TG_VEC_DONE(&asked.facts);
	}
	milder_text(out, why);
	tg_buf_printf(out, "  %s: %s\n  to do: %s\n", tg_verdict_name(item->verdict),
		      tg_verdict_meaning(item->verdict), way_out(item->verdict));
}

/* ---- for programs ---- */

static void fact_json(struct tg_json *json, const struct fact *fact)
{
	char hex[TG_OID_HEX], time[TG_TIME_TEXT];

	tg_json_open(json, '{');
	tg_json_pair(json, "fact", fact->text);
	if (fact->path[0]) {
		tg_json_pair(json, "path", fact->path);
		tg_json_pair_int(json, "line", fact->line);
	}
	if (fact->known) {
		tg_json_pair(json, "commit", tg_oid_hex(&fact->commit.oid, hex));
		tg_json_pair(json, "author", fact->commit.author);
		tg_json_pair(json, "date", tg_time_text(fact->commit.seconds, time));
		tg_json_pair(json, "subject", fact->commit.subject);
	}
	tg_json_close(json, '}');
}

static void asked_json(struct tg_json *json, const struct why *why, const struct asked *asked)
{
	size_t i;

	tg_json_open(json, '{');
	tg_json_pair(json, "verdict", tg_verdict_name(asked->verdict));
	tg_json_pair_bool(json, "holds", asked->holds);
	tg_json_pair_bool(json, "decides", asked->verdict == why->item->verdict);
	tg_json_pair(json, "says", asked->says);
	tg_json_key(json, "facts");
	tg_json_open(json, '[');
	for (i = 0; i < asked->facts.count; i++)
		fact_json(json, &asked->facts.at[i]);
	tg_json_close(json, ']');
	tg_json_close(json, '}');
}

static void why_json(struct tg_buf *out, struct why *why)
{
	struct tg_json json = {.out = out, .indent = 2};
	const struct tg_matrix_item *item = why->item;
	enum tg_verdict verdict;
	struct asked asked;

	tg_json_open(&json, '{');
	tg_chain_json_head(&json, why->chain);
	tg_chain_json_item(&json, item);
	tg_json_pair(&json, "meaning", tg_verdict_meaning(item->verdict));
	tg_json_pair(&json, "toDo", way_out(item->verdict));
	tg_json_key(&json, "steps");
	tg_json_open(&json, '[');
	for (verdict = 0; verdict <= item->verdict; verdict++) {
		ask(why, verdict, &asked);
		asked_json(&json, why, &asked);
		TG_VEC_DONE(&asked.facts);
	}
	tg_json_close(&json, ']');
	tg_chain_json_links(&json, why->chain, item);
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

/* @satisfies TG-WHY-1 */
bool tg_chain_why(struct tg_buf *out, const char *format, const struct tg_chain *chain,
		  const struct tg_matrix_item *item, struct tg_err *err)
{
	struct tg_arena arena = {0};
	struct why why = {.chain = chain, .item = item, .arena = &arena};
	bool json;

	if (!tg_chain_format(format, &json, err))
		return false;
	(json ? why_json : why_text)(out, &why);
	tg_arena_done(&arena);
	return true;
}

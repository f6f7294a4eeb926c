/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence/tap.h"

#include <strings.h>

#include "base/file.h"
#include "format/input.h"

enum { LONGEST_PLAN = 1000000 };

struct tap {
	struct tg_arena *arena;
	struct tg_results *out;
	const char *suite;
	TG_VEC(struct tg_result) results;
	long planned; /* -1 = no plan was seen */
	size_t top;   /* results that the plan counts: those without indentation */
	bool bailed;
	bool yaml; /* inside of a --- block */
};

static struct tg_str skip_blanks(struct tg_str text)
{
	while (text.len && (text.ptr[0] == ' ' || text.ptr[0] == '\t'))
		text = tg_str_n(text.ptr + 1, text.len - 1);
	return text;
}

/* True when a directive (`# SKIP why`, `# todo why`) ends the description, which it then loses. */
static bool take_directive(struct tg_str *text, const char *word)
{
	size_t at = 0;

	while ((at = tg_str_find(*text, at, "#")) < text->len) {
		struct tg_str behind =
			skip_blanks(tg_str_n(text->ptr + at + 1, text->len - at - 1));

		if ((!at || text->ptr[at - 1] != '\\') && behind.len >= strlen(word) &&
		    strncasecmp(behind.ptr, word, strlen(word)) == 0) {
			*text = tg_str_trim(tg_str_n(text->ptr, at));
			return true;
		}
		at++;
	}
	return false;
}

static void add(struct tap *tap, struct tg_str name, enum tg_outcome outcome, const char *message)
{
	struct tg_result *result = TG_VEC_ADD(&tap->results);

	*result = (struct tg_result){
		.suite = tap->suite,
		.classname = "",
		.name = tg_arena_strndup(tap->arena, name.ptr ? name.ptr : "", name.len),
		.file = "",
		.outcome = outcome,
		.message = message,
	};
	tap->out->outcomes[outcome]++;
}

/* Behind "ok" or "not ok": a number, a dash, a description, a directive; all may be missing. */
static void take_point(struct tap *tap, struct tg_str text, bool passed)
{
	enum tg_outcome outcome = passed ? TG_PASSED : TG_FAILED;
	size_t digits = 0;

	text = skip_blanks(text);
	while (digits < text.len && text.ptr[digits] >= '0' && text.ptr[digits] <= '9')
		digits++;
	text = skip_blanks(tg_str_n(text.ptr + digits, text.len - digits));
	if (tg_str_starts(text, "- "))
		text = skip_blanks(tg_str_n(text.ptr + 2, text.len - 2));
	if (take_directive(&text, "skip") || take_directive(&text, "todo"))
		outcome = TG_SKIPPED;
	text = tg_str_trim(text);
	if (!text.len)
		tap->out->unnamed++;
	else
		add(tap, text, outcome, "");
}

/* `1..9`, `1..0 # SKIP why`. */
static void take_plan(struct tap *tap, struct tg_str text)
{
	long number = 0;
	size_t at = 3;

	if (!tg_str_starts(text, "1..") || text.len == at)
		return;
	for (; at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9'; at++) {
		number = number * 10 + (text.ptr[at] - '0');
		if (number > LONGEST_PLAN)
			return;
	}
	if (at > 3)
		tap->planned = number;
}

static void take_line(struct tap *tap, struct tg_str raw)
{
	struct tg_str text = skip_blanks(raw);
	bool top = text.len == raw.len;

	text = tg_str_trim(text);
	if (tap->yaml || tg_str_is(text, "---")) {
		tap->yaml = !tg_str_is(text, "...");
		return;
	}
	if (!text.len || text.ptr[0] == '#' || tg_str_starts(text, "TAP version") ||
	    tg_str_starts(text, "pragma "))
		return;
	if (tg_str_is(text, "ok") || tg_str_starts(text, "ok ")) {
		take_point(tap, tg_str_n(text.ptr + 2, text.len - 2), true);
		tap->top += top;
	} else if (tg_str_is(text, "not ok") || tg_str_starts(text, "not ok ")) {
		take_point(tap, tg_str_n(text.ptr + 6, text.len - 6), false);
		tap->top += top;
	} else if (tg_str_starts(text, "Bail out!")) {
		tap->bailed = true;
	} else if (top) {
		take_plan(tap, text); /* or what a program prints between its results */
	}
}

/* What was promised and did not come is no pass. */
static void close_plan(struct tap *tap)
{
	const char *why = NULL;

	if (tap->bailed)
		why = "the run bailed out";
	else if (tap->planned >= 0 && (size_t)tap->planned > tap->top)
		why = tg_arena_printf(tap->arena, "the plan says %ld tests and %zu reported",
				      tap->planned, tap->top);
	if (!why)
		return;
	tap->out->unread++;
	add(tap, tg_str(tap->suite), TG_ERRORED, why);
}

bool tg_tap_read(struct tg_arena *arena, const char *file, struct tg_str content,
		 struct tg_results *ret_results, struct tg_err *err)
{
	struct tap tap = {.arena = arena, .out = ret_results, .planned = -1};
	struct tg_str rest, line;
	struct tg_result *kept;
	bool ok;

	*ret_results = (struct tg_results){.timestamp = ""};
	tap.suite = tg_arena_strdup(arena, tg_path_name(file));
	ok = tg_input_check(content, file, &rest, err);
	while (ok && tg_str_line(&rest, &line))
		take_line(&tap, line);
	if (ok && tap.results.count)
		close_plan(&tap);
	else if (ok)
		ok = tg_fail(err, TG_ERR_INPUT,
			     tap.planned >= 0 || tap.out->unnamed
				     ? "%s:1:1: there is no named test in it, and silence is no "
				       "evidence; did the tests run?"
				     : "%s:1:1: this is no TAP: no line begins with 'ok' or "
				       "'not ok'",
			     file);
	if (ok) {
		kept = tg_arena_alloc(arena, tap.results.count * sizeof(*kept));
		memcpy(kept, tap.results.at, tap.results.count * sizeof(*kept));
		ret_results->at = kept;
		ret_results->count = tap.results.count;
	}
	TG_VEC_DONE(&tap.results);
	return ok;
}

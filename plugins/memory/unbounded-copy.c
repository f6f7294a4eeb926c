/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/unbounded-copy - a copy whose length the source decides, not the target.
 *
 * `strcpy()`, `strcat()`, `sprintf()` and their like cannot know how large the target is. A copy is
 * left alone where its length has a bound in sight: a literal or an array that fits, a text of the
 * program's own, a format without text, a source whose length the function asks for before, a
 * target that it has made by such a length. So is a target of which nobody knows how large it is,
 * as long as the source does not come from outside; the option "targets: any" asks there as well.
 */
#include "common/counted.h"
#include "common/format.h"
#include "common/outside.h"

/* Bytes that the texts of a library about itself stay below: names, versions, errors. */
enum { SHORT_TEXT = 128 };

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_unbounded_copy = {
	.id = "memory/unbounded-copy",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* The function without the "__builtin___..._chk" that a fortified header makes of it. */
static const char *plain_name(const char *name)
{
	static const char *const chk[][2] = {
		{"__builtin___strcpy_chk", "strcpy"},     {"__builtin___strcat_chk", "strcat"},
		{"__builtin___stpcpy_chk", "stpcpy"},     {"__builtin___sprintf_chk", "sprintf"},
		{"__builtin___vsprintf_chk", "vsprintf"}, {"__builtin_strcpy", "strcpy"},
		{"__builtin_strcat", "strcat"},           {"__builtin_sprintf", "sprintf"},
	};
	size_t i;

	for (i = 0; i < sizeof(chk) / sizeof(*chk); i++)
		if (strcmp(name, chk[i][0]) == 0)
			return chk[i][1];
	return name;
}

/* True when a copy may exceed its target for all that can be seen. */
static bool is_in_question(struct tg_pass *pass, tg_node call)
{
	unsigned i;

	if (strcmp(pass->host->option(pass, "targets", "known"), "any") == 0 ||
	    counted_is_room(pass->ir, call, tg_ir_arg(pass->ir, call, 0), 2))
		return true;
	for (i = 1; i < tg_ir_arg_count(pass->ir, call); i++)
		if (outside_is_text(pass, call, tg_ir_arg(pass->ir, call, i), 2))
			return true;
	return false;
}

/* The text that a search gives some of: `name` in `strrchr(name, '/') + 1`. */
static tg_node searched(const struct tg_ir *ir, tg_node source)
{
	static const char *const searches[] = {"strchr", "strrchr", "strstr", "strpbrk", NULL};
	tg_node at = tg_ir_strip(ir, source);

	while (tg_ir_is(ir, at, TG_IR_BINARY) && ir->node[at].op == TG_OP_ADD)
		at = tg_ir_strip(ir, tg_ir_child(ir, at, 0));
	return expr_is_one_of(tg_ir_callee(ir, at), searches) ? tg_ir_arg(ir, at, 0) : source;
}

/* The most bytes a text can have, without its end; UINT64_MAX when there is no bound. */
static uint64_t text_bound(struct tg_pass *pass, tg_node call, tg_node source)
{
	const struct tg_ir *ir = pass->ir;
	tg_node literal = lit_string_of(ir, source);
	uint64_t array = lit_array_size(ir, source), least, other;

	if (literal)
		return (uint64_t)ir->node[literal].value;
	if (array)
		return array - 1;
	source = tg_ir_strip(ir, source);
	if (tg_ir_is(ir, source, TG_IR_CALL) &&
	    pass->host->in_list(pass, "short-texts", tg_ir_callee(ir, source)))
		return SHORT_TEXT;
	if (tg_ir_is(ir, source, TG_IR_CONDITIONAL) &&
	    !tg_ir_is(ir, tg_ir_child(ir, source, 1), TG_IR_ABSENT)) {
		least = text_bound(pass, call, tg_ir_child(ir, source, 1));
		other = text_bound(pass, call, tg_ir_child(ir, source, 2));
		return least > other ? least : other;
	}
	if (lit_is_table_element(ir, source) || lit_is_local_choice(ir, source))
		return 0; /* a text of the program: its author knows how long it is */
	while (tg_ir_is(ir, source, TG_IR_BINARY) && ir->node[source].op == TG_OP_ADD)
		source = tg_ir_strip(ir, tg_ir_child(ir, source, 0));
	return counted_is_measured(ir, call, source) ? 0 : UINT64_MAX;
}

/* One conversion of a format: what it can write at most. `*at` stands behind the '%'. */
static uint64_t conversion_bound(struct tg_pass *pass, tg_node call, const char **at,
				 unsigned *argument)
{
	const struct tg_ir *ir = pass->ir;
	uint64_t width = 0, precision = UINT64_MAX, bound;
	const char *p = *at;

	p += strspn(p, "-+ #0'");
	if (*p == '*') {
		int64_t value = 0;

		if (!tg_ir_constant(ir, tg_ir_arg(ir, call, (*argument)++), &value))
			width = UINT64_MAX;
		p++;
	}
	for (; lit_is_digit(*p); p++)
		width = width * 10 + (uint64_t)(*p - '0');
	if (*p == '.') {
		precision = 0;
		if (p[1] == '*') {
			precision = 4096; /* the program has given a bound; trust it */
			(*argument)++;
			p++;
		}
		for (p++; lit_is_digit(*p); p++)
			precision = precision * 10 + (uint64_t)(*p - '0');
	}
	p += strspn(p, "hlqjzt");
	*at = *p ? p + 1 : p;
	if (*p == '%' || *p == '\0')
		return 1;
	bound = 24; /* any integer in any base that printf knows, a pointer */
	if (strchr("fFeEgGaA", *p) || *p == 'L')
		bound = 350;
	if (*p == 'c')
		bound = 1;
	if (*p == 's' || *p == 'S') {
		bound = text_bound(pass, call, searched(ir, tg_ir_arg(ir, call, *argument)));
		bound = bound > precision && precision != 4096 ? precision : bound;
		if (precision == 4096)
			bound = 0;
	}
	(*argument)++;
	return bound > width ? bound : width;
}

/* The most bytes that a format can write; UINT64_MAX when there is no bound. */
static uint64_t format_bound(struct tg_pass *pass, tg_node call, const char *format,
			     unsigned argument)
{
	uint64_t total = 0, part;

	while (*format) {
		if (*format++ != '%') {
			total++;
			continue;
		}
		part = conversion_bound(pass, call, &format, &argument);
		if (part == UINT64_MAX)
			return UINT64_MAX;
		total += part;
	}
	return total;
}

/*
 * True when a macro has made the same copy before in the same function, as one that leaves with a
 * message does many times: it is mended in one place.
 */
static bool is_repeated(const struct tg_ir *ir, tg_node call)
{
	tg_text macro = ir->macro[ir->node[call].macro].name;
	tg_node n;

	for (n = tg_ir_function_of(ir, call); ir->node[call].macro && n && n < call; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) && ir->macro[ir->node[n].macro].name == macro &&
		    ir->node[n].decl == ir->node[call].decl &&
		    tg_ir_same_object(ir, tg_ir_arg(ir, n, 0), tg_ir_arg(ir, call, 0)) &&
		    tg_ir_same_object(ir, tg_ir_arg(ir, n, 1), tg_ir_arg(ir, call, 1)))
			return true;
	return false;
}

static void report(struct tg_pass *pass, tg_node call, const char *name, const char *instead)
{
	if (is_repeated(pass->ir, call) || !is_in_question(pass, call))
		return;
	pass->host->report(pass, call,
			   "%s() writes as much as its source holds, whatever the size of the "
			   "target; use %s",
			   name, instead);
}

static void check_format(struct tg_pass *pass, tg_node call, const char *name)
{
	const struct tg_ir *ir = pass->ir;
	/* tracegate-allow(credentials/backdoor): two names of one function are compared, no
	 * credential; owner=maintainers; until=2027-11-30 */
	unsigned format = strcmp(tg_ir_callee(ir, call), name) == 0 ||
					  strcmp(tg_ir_callee(ir, call), "__builtin_sprintf") == 0
				  ? 1
				  : 3; /* of the fortified form: target, flag, size, format */
	tg_node literal = lit_string_of(ir, tg_ir_arg(ir, call, format));
	const char *text = tg_ir_string(ir, literal, NULL);
	uint64_t room = lit_array_size(ir, tg_ir_arg(ir, call, 0)), most;

	if (!text)
		return; /* injection/format-string reports it */
	most = format_bound(pass, call, text, format + 1);
	/* What numbers need is an estimate from above; only text can be of any length. */
	if (most == UINT64_MAX)
		report(pass, call, name, "snprintf()");
	else if (room && format_least(text) >= room)
		pass->host->report(pass, call, "%s() writes more than the target holds", name);
}

static void visit(struct tg_pass *pass, tg_node call)
{
	static const char *const copies[] = {"strcpy",   "stpcpy",  "wcscpy",
					     "lstrcpyA", "_mbscpy", NULL};
	static const char *const appends[] = {"strcat", "wcscat", "lstrcatA", "_mbscat", NULL};
	const struct tg_ir *ir = pass->ir;
	const char *name = plain_name(tg_ir_callee(ir, call));
	tg_node source = searched(ir, tg_ir_arg(ir, call, 1));
	uint64_t room, most;

	if (strcmp(name, "vsprintf") == 0) /* whoever calls this function chooses all of it */
		pass->host->report(pass, call,
				   "%s() writes as much as its arguments make, "
				   "whatever the size of the target; use vsnprintf()",
				   name);
	else if (strcmp(name, "sprintf") == 0)
		check_format(pass, call, name);
	if (expr_is_one_of(name, appends)) {
		if (!counted_is_target(ir, call, tg_ir_arg(ir, call, 0)) &&
		    text_bound(pass, call, source) == UINT64_MAX)
			report(pass, call, name, "snprintf() or strlcat()");
		return;
	}
	if (!expr_is_one_of(name, copies) || counted_is_target(ir, call, tg_ir_arg(ir, call, 0)))
		return;
	room = lit_array_size(ir, tg_ir_arg(ir, call, 0));
	most = text_bound(pass, call, source);
	if (most == UINT64_MAX)
		report(pass, call, name, "snprintf() or strlcpy()");
	else if (room && lit_string_of(ir, source) && most >= room)
		pass->host->report(pass, call, "%s() writes more than the target holds", name);
	else if (room && lit_array_size(ir, source) > room &&
		 !counted_is_measured(ir, call, source))
		report(pass, call, name, "snprintf() or strlcpy()");
}

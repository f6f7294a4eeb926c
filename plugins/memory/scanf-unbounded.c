/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/scanf-unbounded - `%s` or `%[` without a width, or with one that the target cannot hold.
 *
 * `sscanf()` from an array that is no larger than the target is left alone: the text cannot be
 * longer than where it stands. So is one into a block that the function has made as long as it
 * counted. `%m[` allocates what it needs.
 */
#include "common/counted.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_scanf_unbounded = {
	.id = "memory/scanf-unbounded",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* The position of the format of a scanf-like function, or -1. */
static int format_position(const char *name)
{
	static const struct {
		const char *name;
		int format;
	} known[] = {{"scanf", 0},          {"fscanf", 1},          {"sscanf", 1},
		     {"__isoc99_scanf", 0}, {"__isoc99_fscanf", 1}, {"__isoc99_sscanf", 1},
		     {"wscanf", 0},         {"fwscanf", 1},         {"swscanf", 1}};
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (strcmp(known[i].name, name) == 0)
			return known[i].format;
	return -1;
}

/* Passes over a set `[...]`; `p` stands behind the '['. */
static const char *set_end(const char *p)
{
	p += *p == '^';
	p += *p == ']';
	while (*p && *p != ']')
		p++;
	return *p ? p + 1 : p;
}

struct conversion {
	bool text;      /* %s or %[ into memory of the program */
	bool stored;    /* takes an argument */
	uint64_t width; /* 0 = none given */
};

static struct conversion read_conversion(const char **at)
{
	struct conversion conversion = {.stored = true};
	bool allocates = false;
	const char *p = *at;

	if (*p == '*') {
		conversion.stored = false;
		p++;
	}
	for (; lit_is_digit(*p); p++)
		conversion.width = conversion.width * 10 + (uint64_t)(*p - '0');
	for (; *p && strchr("hlLqjztm", *p); p++)
		allocates |= *p == 'm';
	conversion.text = (*p == 's' || *p == '[') && !allocates;
	if (*p == '%')
		conversion.stored = false;
	*at = *p == '[' ? set_end(p + 1) : p + (*p != '\0');
	return conversion;
}

/* True when the conversion was reported. */
static bool check(struct tg_pass *pass, tg_node call, int format, unsigned argument,
		  struct conversion conversion)
{
	const struct tg_ir *ir = pass->ir;
	uint64_t room = lit_array_size(ir, tg_ir_arg(ir, call, argument));
	uint64_t source = format == 1 ? lit_array_size(ir, tg_ir_arg(ir, call, 0)) : 0;

	if (conversion.width == 0 && source && room >= source)
		return false;
	if (conversion.width == 0 && format == 1 &&
	    counted_is_target(ir, call, tg_ir_arg(ir, call, argument)))
		return false;
	if (conversion.width == 0)
		pass->host->report(pass, call,
				   "%s() stores a text of any length in argument %u; give a width",
				   tg_ir_callee(ir, call), argument + 1);
	else if (room && conversion.width >= room)
		pass->host->report(
			pass, call,
			"%s() stores up to %llu bytes and an end in argument %u, which holds %llu",
			tg_ir_callee(ir, call), (unsigned long long)conversion.width, argument + 1,
			(unsigned long long)room);
	else
		return false;
	return true;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	int format = format_position(tg_ir_callee(pass->ir, call));
	unsigned argument = (unsigned)format + 1;
	tg_node literal;
	const char *p;

	if (format < 0)
		return;
	literal = lit_string_of(pass->ir, tg_ir_arg(pass->ir, call, (unsigned)format));
	p = literal ? tg_ir_string(pass->ir, literal, NULL) : "";
	while ((p = strchr(p, '%')) != NULL) {
		struct conversion conversion;

		p++;
		conversion = read_conversion(&p);
		if (conversion.text && conversion.stored &&
		    check(pass, call, format, argument, conversion))
			return; /* one finding a call */
		argument += conversion.stored;
	}
}

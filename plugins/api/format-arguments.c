/* SPDX-License-Identifier: Apache-2.0 */
/*
 * api/format-arguments - too few or too many arguments for a format, numbers for texts and texts
 * for numbers.
 *
 * Width and sign of integers are left alone. A format with numbered arguments, or a conversion that
 * is not known, ends the examination.
 */
#include "tracegate/plugin.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_format_arguments = {
	.id = "api/format-arguments",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

enum { ARGUMENTS = 64 };

/* What the conversions of a format take: 'i' integer, 'f' floating, 's' text, 'p' pointer. */
struct wants {
	char kind[ARGUMENTS];
	unsigned count;
	bool known;
};

static void want(struct wants *wants, char kind)
{
	if (wants->count < ARGUMENTS)
		wants->kind[wants->count++] = kind;
	else
		wants->known = false;
}

/* Passes over digits or takes a '*'; false for "2$". */
static bool number(const char **at, struct wants *wants)
{
	if (**at == '*') {
		++*at;
		want(wants, 'i');
		return **at < '0' || **at > '9';
	}
	while (**at >= '0' && **at <= '9')
		++*at;
	return **at != '$';
}

/* The conversion behind a '%'. */
static void conversion(const char **at, struct wants *wants)
{
	*at += strspn(*at, "-+ #0'");
	if (!number(at, wants)) {
		wants->known = false;
		return;
	}
	if (**at == '.') {
		++*at;
		if (!number(at, wants))
			wants->known = false;
	}
	*at += strspn(*at, "hlLqjzt");
	if (**at == '%' || **at == 'm')
		;
	else if (**at && strchr("diouxXcC", **at))
		want(wants, 'i');
	else if (**at && strchr("eEfFgGaA", **at))
		want(wants, 'f');
	else if (**at == 's' || **at == 'S')
		want(wants, 's');
	else if (**at == 'p' || **at == 'n')
		want(wants, 'p');
	else
		wants->known = false;
	if (**at)
		++*at;
}

static struct wants read_format(const char *format)
{
	struct wants wants = {.known = true};

	while (wants.known && (format = strchr(format, '%'))) {
		format++;
		conversion(&format, &wants);
	}
	return wants;
}

/* What an argument is, in the letters of struct wants; 0 when it may be anything. */
static char kind_of(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_type *type = &ir->type[tg_ir_type_of(ir, n)->canonical];
	tg_node bare = tg_ir_strip(ir, n);

	/* What a function gives that nobody has declared is not known: "int" is a guess. */
	if (tg_ir_is(ir, bare, TG_IR_CALL) &&
	    (ir->type[ir->decl[ir->node[bare].decl].type].flags & TG_TYPE_NO_PROTOTYPE))
		return 0;

	switch (type->cls) {
	case TG_TYPE_BOOL:
	case TG_TYPE_CHAR:
	case TG_TYPE_INT:
	case TG_TYPE_ENUM:
		return 'i';
	case TG_TYPE_FLOAT:
		return 'f';
	case TG_TYPE_POINTER:
	case TG_TYPE_ARRAY:
		return 'p';
	case TG_TYPE_STRUCT:
	case TG_TYPE_UNION:
		return ir->cplusplus ? 0 : 'u';
	default:
		return 0;
	}
}

static bool fits(char wanted, char given)
{
	return !given || wanted == given || (wanted == 's' && given == 'p');
}

static const char *word_of(char kind)
{
	return kind == 'i'   ? "an integer"
	       : kind == 'f' ? "a floating-point number"
	       : kind == 's' ? "text"
	       : kind == 'u' ? "a structure"
			     : "a pointer";
}

/* The parameter that is the format of a printf-like function; -1 when there is none. */
static int format_param(struct tg_pass *pass, tg_node call)
{
	const char *name = tg_ir_callee(pass->ir, call);
	int i;

	/* v...printf() takes a list. */
	if (name[0] == 'v' || strstr(name, "_v") || !*name)
		return -1;
	for (i = 0; i < 4; i++)
		if (pass->host->call_has_role(pass, call, i, TG_ROLE_FORMAT))
			return i;
	return -1;
}

/* How many pointers a format of scanf() takes; `%*d` takes none. */
static unsigned count_scanned(const char *format)
{
	unsigned count = 0;

	while ((format = strchr(format, '%'))) {
		bool kept = *++format != '*';

		format += strspn(format, "*0123456789hlLqjztm'");
		if (*format == '[') { /* `[]abc]`, `[^]abc]` */
			format += format[1] == '^' ? 2 : 1;
			format = *format ? strchr(format + 1, ']') : NULL;
			if (!format)
				break;
		}
		count += kept && *format && *format != '%';
		if (!*format)
			break;
		format++;
	}
	return count;
}

static void check_types(struct tg_pass *pass, tg_node call, unsigned first,
			const struct wants *wants)
{
	const struct tg_ir *ir = pass->ir;
	unsigned i;

	for (i = 0; i < wants->count; i++) {
		tg_node argument = tg_ir_arg(ir, call, first + i);
		char given = kind_of(ir, argument);

		/* A cast changes what is passed. */
		if (tg_ir_is(ir, tg_ir_child(ir, call, first + i + 1), TG_IR_CAST))
			given = kind_of(ir, tg_ir_child(ir, call, first + i + 1));
		if (fits(wants->kind[i], given))
			continue;
		pass->host->report(pass, argument, "the format takes %s here, and this is %s",
				   word_of(wants->kind[i]), word_of(given));
		return;
	}
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_callee(ir, call), *format;
	const struct tg_ir_decl *decl = &ir->decl[ir->node[call].decl];
	int param = format_param(pass, call);
	struct wants wants;
	unsigned given;

	if (param < 0 || !(decl->flags & TG_DECL_VARIADIC))
		return;
	format = tg_ir_string(ir, tg_ir_arg(ir, call, (unsigned)param), NULL);
	if (!format)
		return;
	given = tg_ir_arg_count(ir, call) - (unsigned)param - 1;
	if (strstr(name, "scanf")) {
		if (!strchr(format, '$') && given < count_scanned(format))
			pass->host->report(
				pass, call, "the format of %s() takes %u pointers and %u %s passed",
				name, count_scanned(format), given, given == 1 ? "is" : "are");
		return;
	}
	wants = read_format(format);
	if (!wants.known)
		return;
	if (given != wants.count)
		pass->host->report(
			pass, call, "the format of %s() takes %u argument%s and %u %s passed", name,
			wants.count, wants.count == 1 ? "" : "s", given, given == 1 ? "is" : "are");
	else
		check_types(pass, call, (unsigned)param + 1, &wants);
}

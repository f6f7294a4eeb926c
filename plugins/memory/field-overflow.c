/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/field-overflow - a copy into an array within a struct runs into the members behind it.
 *
 * Found are constant lengths that are greater than the array, `sizeof` of the whole struct mostly.
 * An array at the end of a struct may be longer than it says, and is left alone when it has fewer
 * than two elements.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_field_overflow = {
	.id = "memory/field-overflow",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* Functions that write as many bytes, or wide characters, as their third argument says. */
static const struct {
	const char *name;
	bool wide;
	unsigned length;
} writers[] = {
	{"memcpy", false, 2},     {"memmove", false, 2}, {"memset", false, 2},
	{"strncpy", false, 2},    {"wmemcpy", true, 2},  {"wmemmove", true, 2},
	{"wmemset", true, 2},     {"wcsncpy", true, 2},  {"read", false, 2},
	{"recv", false, 2},       {"fgets", false, 1},   {"snprintf", false, 1},
	{"CopyMemory", false, 2},
};

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	tg_node target = tg_ir_arg(ir, call, 0);
	uint64_t room = tg_ir_is(ir, target, TG_IR_MEMBER) ? lit_array_size(ir, target) : 0;
	const char *name = tg_ir_callee(ir, call);
	int64_t length;
	size_t i;

	if (!room)
		return;
	for (i = 0; i < sizeof(writers) / sizeof(*writers); i++) {
		if (strcmp(writers[i].name, name) != 0 ||
		    !expr_constant(ir, tg_ir_child(ir, call, writers[i].length + 1), &length) ||
		    length <= 0 || length > INT32_MAX)
			continue;
		if (writers[i].wide)
			length *= (int64_t)ir->type[tg_ir_type_of(ir, target)->of].size;
		if ((uint64_t)length > room)
			pass->host->report(pass, call,
					   "%s() writes %lld bytes into '%s', which holds %llu: "
					   "the members behind it are overwritten",
					   name, (long long)length, tg_ir_name(ir, target),
					   (unsigned long long)room);
	}
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * common/flow.h - questions to the flow engine that rules of several packs ask; nothing reports.
 */
#ifndef TRACEGATE_COMMON_FLOW_H
#define TRACEGATE_COMMON_FLOW_H

#include "common/expr.h"

/*
 * Everything that somebody else chooses, and numbers that can be any; and without the command line:
 * who starts a program may name its files and let it work as long as they like.
 */
enum {
	FLOW_CHOSEN = TG_TAINT_ANY | TG_TAINT_RANDOM,
	FLOW_FOREIGN = FLOW_CHOSEN & ~TG_TAINT_ARGUMENT,
};

/* Where data come from, for a message. */
static inline const char *flow_origin(unsigned taint)
{
	if (taint & TG_TAINT_NETWORK)
		return "the network";
	if (taint & TG_TAINT_USER)
		return "the user";
	if (taint & TG_TAINT_ENVIRONMENT)
		return "the environment";
	if (taint & TG_TAINT_ARGUMENT)
		return "the command line";
	if (taint & TG_TAINT_FILE)
		return "a file";
	if (taint & TG_TAINT_RANDOM)
		return "a random number";
	return "outside";
}

static inline unsigned flow_taint(struct tg_pass *pass, const struct tg_flow_value *value)
{
	return value ? pass->host->flow->taint(pass, value) : 0;
}

/* The taint of a value, and of what it points at. */
static inline unsigned flow_taint_all(struct tg_pass *pass, const struct tg_flow_value *value)
{
	return value ? pass->host->flow->taint(pass, value) |
			       pass->host->flow->content_taint(pass, value)
		     : 0;
}

/*
 * Reports what is wrong with `event` because of what `value` was before, where charged() says; and
 * the event as a step where that is another place.
 */
#define FLOW_REPORT(pass, event, value, ...)                                              \
	do {                                                                              \
		tg_node at_ = (pass)->host->flow->charged((pass), (event), (value));      \
                                                                                          \
		(pass)->host->report((pass), at_, __VA_ARGS__);                           \
		if (at_ != (event)->at)                                                   \
			(pass)->host->step((pass), (event)->at, "it comes to this here"); \
	} while (0)

/* What a value points at; the place is TG_PLACE_UNKNOWN when nobody knows. */
static inline struct tg_flow_object flow_object(struct tg_pass *pass,
						const struct tg_flow_value *value)
{
	struct tg_flow_object object = {0};

	if (!value || !pass->host->flow->object(pass, value, &object))
		object = (struct tg_flow_object){.family = ""};
	if (!object.family)
		object.family = "";
	return object;
}

static inline bool flow_range(struct tg_pass *pass, const struct tg_flow_value *value,
			      int64_t *ret_least, int64_t *ret_most)
{
	return value && pass->host->flow->range(pass, value, ret_least, ret_most);
}

/* The least and the greatest number of an integer type. */
static inline bool flow_type_range(const struct tg_ir_type *type, int64_t *ret_least,
				   int64_t *ret_most)
{
	bool is_signed = type->flags & TG_TYPE_SIGNED;

	if ((type->cls != TG_TYPE_INT && type->cls != TG_TYPE_CHAR && type->cls != TG_TYPE_ENUM) ||
	    !type->width || type->width > 64)
		return false;
	if (type->width == 64) {
		*ret_least = is_signed ? INT64_MIN : 0;
		*ret_most = INT64_MAX;
		return true;
	}
	*ret_most = (INT64_C(1) << (type->width - (is_signed ? 1 : 0))) - 1;
	*ret_least = is_signed ? -*ret_most - 1 : 0;
	return true;
}

/* The name of an object for a message: of a variable, or of what made it. */
static inline const char *flow_name(const struct tg_ir *ir, const struct tg_flow_object *object)
{
	if (object->decl && *tg_ir_text(ir, ir->decl[object->decl].name))
		return tg_ir_text(ir, ir->decl[object->decl].name);
	return object->place == TG_PLACE_HEAP     ? "the block"
	       : object->place == TG_PLACE_STRING ? "the literal"
	       : object->place == TG_PLACE_ALLOCA ? "the block on the stack"
						  : "the object";
}

/* True when a place lies in main(): with its end the system takes everything back. */
static inline bool flow_in_main(const struct tg_ir *ir, tg_node n)
{
	tg_node function = tg_ir_function_of(ir, n);

	return strcmp(tg_ir_text(ir, ir->decl[ir->node[function].decl].name), "main") == 0;
}

/* True for families of memory, in contrast to files, descriptors, locks and other handles. */
static inline bool flow_is_memory(const char *family)
{
	static const char *const memory[] = {
		"malloc",      "new",       "new[]",    "array-new", "local-heap", "global-heap",
		"heap",        "virtual",   "com-heap", "alloca",    "bstr",       "glib",
		"kernel",      "mmap",      "aligned",  "openssl",   "gcrypt",     "sodium",
		"sqlite",      "lwip",      "freertos", "zephyr",    "esp-heap",   "curl-memory",
		"ldap-memory", "pg-memory", "view",     "hook",      NULL};

	return expr_is_one_of(family, memory);
}

#endif

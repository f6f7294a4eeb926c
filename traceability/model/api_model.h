/* SPDX-License-Identifier: Apache-2.0 */
/*
 * api_model.h - what library functions do, as rows of rules/models/ say it.
 */
#ifndef TG_MODEL_API_MODEL_H
#define TG_MODEL_API_MODEL_H

#include "base/map.h"
#include "tracegate/plugin.h"

/* One condition on a constant argument. All conditions of a row must hold. */
enum tg_api_test {
	TG_API_EQUALS,        /* the constant is one of `values` */
	TG_API_NOT_EQUALS,    /* the constant is known and none of `values` */
	TG_API_BELOW,         /* the constant is less than values[0] */
	TG_API_ANY_BITS,      /* constant & values[0] is not 0 */
	TG_API_NULL,          /* a null pointer constant */
	TG_API_STRING,        /* a string literal equal to one of `texts` */
	TG_API_PREFIX,        /* a string literal that begins with one of `texts` */
	TG_API_CALLBACK_TRUE, /* names a function of the unit that only ever returns values[0] */
	TG_API_LACKS_BITS,    /* the constant is known and constant & values[0] is 0 */
	TG_API_CONTAINS,      /* a string literal that holds one of `texts` */
	TG_API_DISCARDED,     /* of the result: nobody uses it */
};

struct tg_api_condition {
	int param;
	enum tg_api_test test;
	const int64_t *values;
	const char *const *texts;
	size_t count; /* of values or texts */
};

/*
 * `param` (from 0, TG_RESULT = the result) of a function has a role, in calls that meet all
 * conditions: parameter 2 of curl_easy_setopt() is a password where parameter 1 says so.
 */
struct tg_api_role {
	const char *function;
	int param;
	enum tg_role role;
	const struct tg_api_condition *conditions;
	size_t condition_count;
	const struct tg_api_role *next; /* further roles of the same function */
};

/* A call that is a flaw by itself: "call + constant evaluation". */
struct tg_api_row {
	const char *rule; /* id of the rule it reports under */
	const char *function;
	const struct tg_api_condition *conditions; /* none: every call */
	size_t condition_count;
	const char *const *unless_calls; /* functions; a unit that calls one of them is exempt */
	size_t unless_count;
	const char *message;
	const char *source;            /* where the library documents it */
	const struct tg_api_row *next; /* further rows of the same function */
};

/* A banned, must-check or otherwise named set lives in `lists`: name -> tg_map used as a set. */
struct tg_api_models {
	struct tg_map roles; /* function -> const struct tg_api_role * */
	struct tg_map rows;  /* function -> const struct tg_api_row * */
	struct tg_map lists; /* list -> struct tg_map * (a set of lower-case words) */
	struct tg_arena arena;
};

#endif

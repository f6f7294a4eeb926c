/* SPDX-License-Identifier: Apache-2.0 */
/*
 * api_model.h - what library functions do, as rows of rules/models/ say it.
 */
#ifndef TG_MODEL_API_MODEL_H
#define TG_MODEL_API_MODEL_H

#include "base/hash.h"
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
	TG_API_LACKS,         /* a string literal that holds none of `texts` */
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
	const char *const *unless_within; /* functions; a call that is their argument is exempt */
	size_t within_count;
	const char *message;
	const char *fix; /* what to write for argument `fix_param` instead; or NULL */
	int fix_param;
	bool kept;                     /* also where its address is kept: `.cipher = EVP_rc4` */
	const char *source;            /* where the library documents it */
	const struct tg_api_row *next; /* further rows of the same function */
};

/* What a call does to memory, resources and values; the flow engine runs these. */
enum tg_api_effect_kind {
	TG_API_ALLOCATES,   /* `param` (result, or what an argument points at) is new; `size`,
			     * `family` */
	TG_API_REALLOCATES, /* the block of `param` is released, the result is new */
	TG_API_RELEASES,    /* memory or handle `param` of `family` is gone */
	TG_API_MAY_BE_NULL, /* the result may be NULL and nobody has checked yet */
	TG_API_NEVER_NULL,
	TG_API_FAILS_WITH,    /* on failure the result is `least` and nothing was allocated */
	TG_API_SUCCEEDS_WITH, /* only with the result `least` something was allocated */
	TG_API_RETURNS,       /* the result is argument `from`, or points into it with `within` */
	TG_API_READS,         /* `size` bytes behind `param` */
	TG_API_WRITES,        /* at most `size` bytes behind `param`; `from`: copied from there */
	TG_API_FILLS,         /* all `size` bytes behind `param` with argument `from` */
	TG_API_TERMINATES,  /* behind `param` there is then a string of `size` bytes without NUL */
	TG_API_LENGTH,      /* the result is the string length of argument `from` */
	TG_API_SOURCE,      /* data of `family` (network, file ...) comes out of `param` */
	TG_API_SANITISES,   /* the data of `param` loses the taint `family`, or any */
	TG_API_SINK,        /* `family` names what must not be attacker-controlled here */
	TG_API_RANGE,       /* the result lies within `least` and `most` */
	TG_API_MUST_BE_SET, /* `param` must not be NULL */
	TG_API_NO_RETURN,
	TG_API_ASSERTS, /* the call comes back only when `param` is not 0 */
	TG_API_LOCKS,   /* the lock behind `param` of `family` */
	TG_API_UNLOCKS,
	TG_API_KEEPS,    /* `param` is remembered: it is reachable from elsewhere afterwards */
	TG_API_SHARES,   /* one more owner of `param`: its release need not be the last */
	TG_API_PURE,     /* touches no memory but what other rows say */
	TG_API_CALLS,    /* calls back `param`, a function, with argument `from` */
	TG_API_MOVES,    /* C++: `param` is left valid and unspecified */
	TG_API_ABSOLUTE, /* the result is argument `from` without its sign */
	TG_API_ROOT,     /* the result is the square root of argument `from` */
	TG_API_GATHERS,  /* behind `param` is the taint of argument `from` and of all after it */
	/* Objects of C++ libraries: `param` is one that holds elements or a pointer, the object
	 * itself or a reference to it; `form` says more. */
	TG_API_HOLDS, /* it has new elements: what stands in argument `from` and after, or `size` */
	TG_API_GAINS, /* these come behind those it has; with `within` the others stay where they
		       * are */
	TG_API_DROPS, /* so many leave its end, or any; with `within` the memory stays */
	TG_API_ELEMENT,  /* the result leads to element `size`, with `within` counted from the end
			  */
	TG_API_COUNT,    /* the result is how many it has */
	TG_API_EMPTY,    /* ... whether it has none */
	TG_API_ENDS,     /* its memory is gone */
	TG_API_POINTS,   /* it has the pointer of argument `from` from now on, or NULL */
	TG_API_POINTER,  /* the result is that pointer, or with `within` what it leads to */
	TG_API_DISPOSES, /* what the pointer leads to is deleted */
	TG_API_STEPS,    /* its pointer goes `size` elements on, or back where `least` is below 0 */
	TG_API_COMPARES, /* the result compares its pointer with that in argument `from` */
	TG_API_EFFECTS,  /* how many there are */
};

/* What sort of object or element an effect on an object of a C++ library is about. */
enum tg_api_form {
	TG_API_PLAIN,
	TG_API_TEXT,     /* its elements end with a NUL */
	TG_API_ROOM,     /* GAINS: room only, so that nothing moves from now on */
	TG_API_NODE,     /* ELEMENT, DROPS, STEPS: each element has its own memory */
	TG_API_KEYED,    /* ELEMENT: of a key */
	TG_API_CHECKED,  /* ELEMENT: it is there, or the call does not come back */
	TG_API_ARRAY,    /* ELEMENT: in the object itself */
	TG_API_RELEASED, /* POINTER: the object has nothing afterwards */
	TG_API_UNLIKE,   /* COMPARES: 1 when they differ */
};

/* One factor of a size: "arg0*arg1", "len1+nul1", "16". Products are summed. */
enum tg_api_factor_kind {
	TG_API_NUMBER,
	TG_API_ARGUMENT, /* the value of an argument */
	TG_API_STRLEN,   /* bytes of the string behind an argument, without the NUL */
	TG_API_STRNLEN,  /* the same, and at most as many characters as the next argument says */
	TG_API_NUL,      /* bytes of one element behind an argument */
};
struct tg_api_factor {
	enum tg_api_factor_kind kind;
	bool begins; /* a new product */
	int64_t number;
};
enum { TG_API_FACTORS = 6 };

struct tg_api_effect {
	enum tg_api_effect_kind kind;
	int param; /* from 0, TG_RESULT = the result */
	int from;  /* another argument, or -1 */
	bool within, zeroed;
	const char *family;
	enum tg_api_form form; /* from TG_API_HOLDS on, in place of `family` */
	struct tg_api_factor size[TG_API_FACTORS];
	size_t factors; /* 0 = the size is not known */
	int64_t least, most;
	const struct tg_api_condition *conditions;
	size_t condition_count;
	const struct tg_api_effect *next; /* further effects of the same function */
};

/* A function that a project does not want called. */
struct tg_api_ban {
	const char *function;
	const char *use;    /* what to call instead; or NULL */
	const char *reason; /* or NULL */
};

/* The one way to call some functions: `functions` may, everybody else may not. */
struct tg_api_wrapper {
	const char *const *functions;
	size_t count;
	const struct tg_api_wrapper *next; /* further wrappers of the same function */
};

/*
 * Functions of a library, by how their names begin, that use what they are passed and do not keep
 * it: whoever made it still has to release it. Rows of a function go before.
 */
struct tg_api_borrow {
	const char *const *prefixes;
	size_t prefix_count;
	const char *const *but; /* parts of the names of those that do keep it */
	size_t but_count;
	int param; /* counts from 0; -1: every one */
	const struct tg_api_borrow *next;
};

/* A named set of words lives in `lists`: name -> tg_map used as a set. */
struct tg_api_models {
	struct tg_map roles;    /* function -> const struct tg_api_role * */
	struct tg_map rows;     /* function -> const struct tg_api_row * */
	struct tg_map effects;  /* function -> const struct tg_api_effect * */
	struct tg_map lists;    /* list -> struct tg_map * (a set of lower-case words) */
	struct tg_map bans;     /* function -> const struct tg_api_ban * */
	struct tg_map wrappers; /* wrapped function -> const struct tg_api_wrapper * */
	const struct tg_api_borrow *borrows; /* the last one read, and those before it */
	struct tg_map rules;   /* set: rules that neither a pack nor a row makes, enabled or not */
	struct tg_hash digest; /* of the files that all this was read from */
	struct tg_arena arena;
};

/* The rules of bans and wrappers. */
#define TG_RULE_BANNED "api/banned"
#define TG_RULE_PAST_WRAPPER "api/past-wrapper"

#endif

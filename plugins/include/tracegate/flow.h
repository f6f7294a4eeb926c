/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tracegate/flow.h - what a rule sees of a program's run.
 *
 * The engine runs every function over all its paths, with values, memory and resources abstracted,
 * and runs visible callees with what their callers pass. A rule names the events it wants
 * (tg_rule.events) and is called for each of them on each path that can be reached, with the facts
 * of that path. Code that cannot be reached makes no events. The host takes out repeats: a rule is
 * free to report the same flaw again.
 *
 * A rule reports what the path is *evidence* for: an assignment, a check, a source of data, a model
 * of a library function. What is merely not known (a parameter that nobody checked, a field of
 * unknown content) answers every question with "unknown", and the rule stays silent.
 *
 * Values are opaque: they live until the callback returns and are asked through pass->host->flow.
 */
#ifndef TRACEGATE_FLOW_H
#define TRACEGATE_FLOW_H

#include "tracegate/ir.h"

#ifdef __cplusplus
extern "C" {
#endif

struct tg_pass;
struct tg_flow_value;

/* Events; tg_rule.events is a set of them. */
enum tg_flow_event_kind {
	TG_FLOW_ACCESS = 1 << 0,     /* memory is read or written: `pointer`, `size`, `write`; not
				      * told of a place that surely lies in a variable */
	TG_FLOW_CALL = 1 << 1,       /* before a call: `count` arguments, see argument() */
	TG_FLOW_RESULT = 1 << 2,     /* after a call: `value` is the result */
	TG_FLOW_ARITHMETIC = 1 << 3, /* + - * / % << >>: `left`, `right`; least and most before a
				      * wrap */
	TG_FLOW_CONVERT = 1 << 4,    /* integer to integer: `value` before it; type of `at` after */
	TG_FLOW_STORE = 1 << 5,      /* assignment, initialisation: `pointer`, `value` */
	TG_FLOW_RELEASE = 1 << 6,    /* free(), fclose() ...: `pointer`, `family` */
	TG_FLOW_LOST = 1 << 7,       /* the last reference to a live resource goes: `pointer` */
	TG_FLOW_RETURN = 1 << 8,     /* `value`, or NULL for a plain `return` */
	TG_FLOW_BRANCH = 1 << 9,     /* a condition: `value`; `loop` says of what; `left` and
				      * `right` where it is an undecided comparison */
	TG_FLOW_SINK = 1 << 10,      /* `value` goes where the models say a `sink` is */
	TG_FLOW_LOAD = 1 << 11,      /* `value` was read through `pointer` */
	TG_FLOW_LOCK = 1 << 12,      /* `pointer` to a lock is locked (`write`) or unlocked */
	TG_FLOW_EXIT = 1 << 13,      /* the function ends on this path, after RETURN */
	TG_FLOW_DEAD = 1 << 14,      /* once a statement that no path reaches; contextless only;
				      * `write`: nothing leads there, whatever the values */
	TG_FLOW_CONSTANT = 1 << 15,  /* once a condition with the same outcome (`write`: true) on
				      * every path of the contextless run; not for literals */
};

/* Where data comes from. A set. */
enum tg_flow_taint {
	TG_TAINT_NETWORK = 1 << 0,
	TG_TAINT_FILE = 1 << 1,
	TG_TAINT_ENVIRONMENT = 1 << 2,
	TG_TAINT_ARGUMENT = 1 << 3, /* of the command line */
	TG_TAINT_USER = 1 << 4,     /* typed: standard input, dialogs */
	TG_TAINT_RANDOM = 1 << 5,   /* any number: rand() */
	TG_TAINT_SECRET = 1 << 6,   /* a password or key */
	TG_TAINT_ANY = 0x1f,        /* attacker-controlled */
};

enum tg_flow_null {
	TG_NULL_UNKNOWN, /* nobody has said anything */
	TG_NULL_NEVER,   /* an object's address, or checked */
	TG_NULL_MAYBE,   /* from a function that may return NULL, and not checked */
	TG_NULL_ALWAYS,  /* on this path: assigned NULL, or found to be NULL by a check */
};

enum tg_flow_life {
	TG_LIFE_UNKNOWN,
	TG_LIFE_LIVE,     /* allocated, opened, and not released */
	TG_LIFE_RELEASED, /* on this path */
	TG_LIFE_ENDED,    /* a local variable whose scope was left */
	TG_LIFE_NONE,     /* the allocation failed: there is nothing */
};

enum tg_flow_place {
	TG_PLACE_UNKNOWN,  /* behind a pointer of unknown origin */
	TG_PLACE_LOCAL,    /* a variable or parameter of a running function: `decl` */
	TG_PLACE_GLOBAL,   /* `decl` */
	TG_PLACE_HEAP,     /* memory or a handle from `made` (a call), of `family` */
	TG_PLACE_STRING,   /* a literal: `made` */
	TG_PLACE_FUNCTION, /* `decl` */
	TG_PLACE_ALLOCA,   /* the stack, by alloca() or a VLA */
};

enum tg_flow_lock { TG_LOCK_UNKNOWN, TG_LOCK_HELD, TG_LOCK_FREE }; /* on this path */

/* What a pointer or handle refers to. */
struct tg_flow_object {
	enum tg_flow_place place;
	enum tg_flow_life life;
	const char *family;            /* "malloc", "fopen", ...; "" when it is no resource */
	tg_decl decl;                  /* in pass->ir, 0 when it is not of this unit */
	tg_node made, released;        /* nodes of pass->ir, or 0 */
	int64_t least_size, most_size; /* of the object, bytes; INT64_MAX = unknown */
	int64_t least_offset,
		most_offset; /* of the pointer in it, bytes; INT64_MIN, MAX = unknown */
	int64_t least_length, most_length; /* of the string in it, without NUL */
	bool unterminated;                 /* surely without a NUL within its bounds */
	bool escaped;                      /* others may know it too */
	bool unset;                        /* nobody has written any part of it on this path */
	enum tg_flow_lock
		lock;   /* of a lock: whether it is held; `released` says where it changed */
	unsigned depth; /* LOCAL: of the function whose variable it is, as tg_flow_event.depth */
	unsigned offset_taint; /* who chooses where in the object the pointer points; a set */
	tg_node asked; /* `made`, or the call of a function that several call to have it made */
};

/* How an access of `size` bytes at a pointer lies in its object. */
enum tg_flow_fit {
	TG_FIT_UNKNOWN,
	TG_FIT_WITHIN,
	TG_FIT_MAY_EXCEED, /* the bounds that the path has shown admit an end beyond the object */
	TG_FIT_EXCEEDS,    /* on this path surely */
	TG_FIT_MAY_PRECEDE,
	TG_FIT_PRECEDES,
};

enum tg_flow_truth { TG_TRUTH_UNKNOWN, TG_TRUTH_NO, TG_TRUTH_YES };

/* What steps are to explain of a value, see why(). A set. */
enum tg_flow_aspect {
	TG_WHY_NULL = 1 << 0,
	TG_WHY_TAINT = 1 << 1,
	TG_WHY_MADE = 1 << 2,
	TG_WHY_RELEASED = 1 << 3,
	TG_WHY_VALUE = 1 << 4,
};

/* One event. Members that its kind does not name are 0 or NULL. Append only. */
struct tg_flow_event {
	uint32_t kind;    /* one enum tg_flow_event_kind */
	tg_node at;       /* the node it happens at, in pass->ir: report here */
	unsigned depth;   /* 0 = in the function looked at; more = in a callee run for it */
	bool write;       /* ACCESS, LOCK, CONSTANT, DEAD */
	bool loop;        /* BRANCH: the condition of a loop */
	bool by_call;     /* ACCESS, RELEASE: done by the called library function */
	unsigned param;   /* ACCESS by a call, SINK: the argument's number from 0 */
	unsigned count;   /* CALL, RESULT: how many arguments */
	tg_decl callee;   /* CALL, RESULT: in pass->ir, 0 = unknown */
	const char *name; /* CALL, RESULT, SINK, by_call: name of the called function or "" */
	const char *family, *sink;
	const struct tg_flow_value *pointer, *size, *value, *left, *right;
	int64_t least, most; /* ARITHMETIC: of the true result; INT64_MIN, MAX = beyond */
	const struct tg_flow_value *arguments;
};

/* The questions. Append only. */
struct tg_flow_api {
	uint32_t size;

	/* The bounds of an integer on this path, within its type where nothing else is known;
	 * INT64_MIN and INT64_MAX also stand for what lies beyond. False for what is no integer. */
	bool (*range)(struct tg_pass *, const struct tg_flow_value *, int64_t *ret_least,
		      int64_t *ret_most);

	/* True when a comparison, an assignment or a model has said something of the lower (upper)
	 * bound, more than the type. */
	bool (*bounded_below)(struct tg_pass *, const struct tg_flow_value *);
	bool (*bounded_above)(struct tg_pass *, const struct tg_flow_value *);

	/* The taints of a value; for a pointer see content_taint(). */
	unsigned (*taint)(struct tg_pass *, const struct tg_flow_value *);
	/* Of the bytes that a pointer points at. */
	unsigned (*content_taint)(struct tg_pass *, const struct tg_flow_value *);

	enum tg_flow_null (*null)(struct tg_pass *, const struct tg_flow_value *);
	bool (*uninitialised)(struct tg_pass *, const struct tg_flow_value *);

	/* What it points at or is a handle of; false when nothing is known. */
	bool (*object)(struct tg_pass *, const struct tg_flow_value *, struct tg_flow_object *ret);

	enum tg_flow_fit (*fit)(struct tg_pass *, const struct tg_flow_value *pointer,
				const struct tg_flow_value *size);

	/* left OP right, OP one of TG_OP_LT ... TG_OP_NE, of integers or pointers. */
	enum tg_flow_truth (*compare)(struct tg_pass *, const struct tg_flow_value *left,
				      enum tg_ir_op op, const struct tg_flow_value *right);

	/* Argument `index` of a CALL or RESULT event, or NULL. */
	const struct tg_flow_value *(*argument)(struct tg_pass *, const struct tg_flow_event *,
						unsigned index);
	/* The value last read at `offset` bytes behind a pointer, without an event; NULL when it
	 * is not known. */
	const struct tg_flow_value *(*behind)(struct tg_pass *, const struct tg_flow_value *pointer,
					      int64_t offset);

	/* Adds steps that tell how the value came to what `aspects` name, and the calls that lead
	 * to the event, to the finding reported last. */
	void (*why)(struct tg_pass *, const struct tg_flow_value *, unsigned aspects);

	/* True when the models say that a call releases (or reallocates) its argument `param`. */
	bool (*releases)(struct tg_pass *, tg_node call, unsigned param);

	/* True when the two point into the same object, or are the same number. */
	bool (*same)(struct tg_pass *, const struct tg_flow_value *, const struct tg_flow_value *);

	/* True when the path has shown that an integer is not `number`. */
	bool (*excludes)(struct tg_pass *, const struct tg_flow_value *, int64_t number);

	/* The lock number `index` from 0 that is held at the event; false when there are no more.
	 */
	bool (*held)(struct tg_pass *, unsigned index, struct tg_flow_object *ret);

	/* Where a constant was set, a node of pass->ir; 0 when it is no constant, or of elsewhere.
	 */
	tg_node (*set_at)(struct tg_pass *, const struct tg_flow_value *);

	/* True when rounds of a loop were put together and a bound of the value was given up for
	 * that: what follows from its other bound may be true of no run. */
	bool (*estimated)(struct tg_pass *, const struct tg_flow_value *);

	/* Where an event is to be reported that is wrong because of what the value was before: the
	 * node `event->at`, or the call by which a function that several call was handed a value
	 * that was released, or may be NULL, already. */
	tg_node (*charged)(struct tg_pass *, const struct tg_flow_event *,
			   const struct tg_flow_value *);

	/* The call by which the function of the event is run, a node of pass->ir; `level` 1: the
	 * call by which that one is, and so on. 0 for the function that is looked at. */
	tg_node (*called_from)(struct tg_pass *, unsigned level);
};

#ifdef __cplusplus
}
#endif

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pattern.h - a rule that is written as a piece of C with holes, as knowledge/pattern.h reads it
 * from a card and engine/check/pattern.h finds it in code.
 */
#ifndef TG_MODEL_PATTERN_H
#define TG_MODEL_PATTERN_H

#include "base/str.h"
#include "tracegate/ir.h"

/* Bytes of a pattern, its nodes, nesting, and different holes of a card. */
enum {
	TG_PATTERN_SIZE = 4096,
	TG_PATTERN_NODES = 512,
	TG_PATTERN_DEPTH = 48,
	TG_PATTERN_HOLES = 16,
};

enum tg_pattern_kind {
	TG_PATTERN_ANY,    /* whatever stands there, also nothing: the `else` that is not written */
	TG_PATTERN_HOLE,   /* $x: an expression, the same one wherever $x stands */
	TG_PATTERN_REST,   /* ...: any number of arguments or statements */
	TG_PATTERN_NAME,   /* a variable, function, constant or macro */
	TG_PATTERN_NUMBER, /* a constant of this value */
	TG_PATTERN_TEXT,   /* a string literal; `name` NULL: any */
	TG_PATTERN_NODE,   /* a node of the IR with its children in order */
};

struct tg_pattern_node {
	enum tg_pattern_kind kind;
	uint8_t ir_kind;  /* NODE: enum tg_ir_kind */
	uint8_t op;       /* NODE: enum tg_ir_op */
	int hole;         /* HOLE, and the field of a MEMBER or the name of a VAR; -1 = none */
	const char *name; /* NAME, TEXT, the field of a MEMBER, the type of a CAST or VAR */
	size_t size;      /* TEXT: bytes of `name` */
	int64_t value;    /* NUMBER */
	const struct tg_pattern_node *first; /* children */
	const struct tg_pattern_node *next;  /* sibling */
};

/* One pattern: an expression, or statements that follow one another (a COMPOUND's children). */
struct tg_pattern {
	const struct tg_pattern_node *root;
	bool sequence; /* root is a COMPOUND whose children may stand anywhere in a block */
};

enum tg_pattern_test {
	TG_WHERE_CONSTANT,   /* flag: the value is (not) known when compiled */
	TG_WHERE_EQUALS,     /* a constant, one of `values` */
	TG_WHERE_NOT_EQUALS, /* a constant, none of `values` */
	TG_WHERE_NOT_ZERO,   /* flag: is (not) known to be 0 */
	TG_WHERE_BELOW,
	TG_WHERE_ABOVE,
	TG_WHERE_ANY_BITS,
	TG_WHERE_LACKS_BITS,
	TG_WHERE_LITERAL,  /* flag: (not) a string literal */
	TG_WHERE_STRING,   /* a string literal equal to one of `texts` */
	TG_WHERE_NOT_TEXT, /* no string literal that equals one of `texts` */
	TG_WHERE_PREFIX,   /* ... that begins with one */
	TG_WHERE_CONTAINS, /* ... that holds one */
	TG_WHERE_TYPE,     /* one of `texts`: a class ("pointer") or a type's name */
	TG_WHERE_NOT_TYPE,
	TG_WHERE_NAME, /* the name nearest to the expression matches a glob of `texts` */
	TG_WHERE_NOT_NAME,
	TG_WHERE_NAME_HAS,     /* the name holds a word of one of the lists `texts` */
	TG_WHERE_NAME_HAS_NOT, /* ... of none of them */
	TG_WHERE_SAME,         /* the same expression as the hole `other` */
	TG_WHERE_DIFFERENT,
	TG_WHERE_AUTOMATIC, /* flag: a variable that ends with its function (an array, not what a
			     * pointer points at) */
	TG_WHERE_TAINTED,   /* flag: comes (does not come) from outside the program */
	TG_WHERE_FUNCTION,  /* the enclosing function's name matches a glob of `texts` */
	TG_WHERE_NOT_FUNCTION,
	TG_WHERE_FILE, /* the path matches a glob of `texts` */
	TG_WHERE_NOT_FILE,
	TG_WHERE_CALLS,     /* the enclosing function calls one of `texts` */
	TG_WHERE_NOT_CALLS, /* ... none of them */
	TG_WHERE_UNIT_CALLS,
	TG_WHERE_UNIT_NOT_CALLS,
	TG_WHERE_PROGRAM_NOT_CALLS, /* nor does any other unit that calls tie to this one */
	TG_WHERE_DISCARDED,         /* flag: nobody uses the value of what was matched */
};

struct tg_pattern_condition {
	enum tg_pattern_test test;
	int hole;  /* or -1: about the place, not about a hole */
	int other; /* SAME, DIFFERENT: the other hole */
	bool flag;
	const int64_t *values;
	const char *const *texts;
	size_t count; /* of values or texts */
};

/* The rule of a card with `pattern:`. */
struct tg_pattern_rule {
	const char *rule; /* id */
	const char *file; /* the card, for messages */
	const struct tg_pattern *any;
	size_t any_count; /* one of them has to match */
	const struct tg_pattern *unless;
	size_t unless_count; /* matched in the same function: nothing is reported */
	const struct tg_pattern_condition *where;
	size_t where_count;                  /* all have to hold */
	const char *message;                 /* $x stands for the source of a hole */
	const char *fix;                     /* replaces what was matched; or NULL */
	const char *holes[TG_PATTERN_HOLES]; /* their names, without '$' */
	size_t hole_count;
};

#endif

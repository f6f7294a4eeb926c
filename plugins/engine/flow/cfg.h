/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cfg.h - a function as a control-flow graph of small operations.
 *
 * The IR of a body becomes blocks of operations for a machine with a stack: an operation takes its
 * operands from the stack and leaves its result there, in the order in which C evaluates. Short
 * circuits, the conditional operator, loops, switch and goto become edges; a block ends in one
 * branch. Constant conditions have one edge, so that dead code has no way in.
 *
 * Code lives in the arena it was made in and is never changed afterwards.
 */
#ifndef TG_ENGINE_FLOW_CFG_H
#define TG_ENGINE_FLOW_CFG_H

#include "base/mem.h"
#include "base/str.h"
#include "tracegate/ir.h"

/* Operations, with what they take from the stack and what they leave: (takes -> leaves). */
enum tg_cfg_kind {
	TG_CFG_CONST,   /* (-> value of the node) */
	TG_CFG_UNKNOWN, /* (-> something nobody knows) */
	TG_CFG_STRING,  /* (-> pointer to the literal) */
	TG_CFG_ADDRESS, /* (-> pointer to variable or function `decl`) */
	TG_CFG_TEMP,    /* (-> pointer to an object made by this node) */
	TG_CFG_THIS,    /* (->  pointer) C++ */
	TG_CFG_FIELD,   /* (pointer -> pointer to the field of the MEMBER node) */
	TG_CFG_OFFSET,  /* (pointer -> pointer + `number` bytes) */
	TG_CFG_INDEX,   /* (pointer, index -> pointer) */
	TG_CFG_LOAD,    /* (pointer -> value) */
	TG_CFG_STORE,   /* (pointer, value -> value) */
	TG_CFG_INIT,    /* (pointer, value ->) initialisation */
	TG_CFG_TEXT,    /* (pointer, pointer to literal ->) an array of characters gets its text */
	TG_CFG_ZERO,    /* (pointer -> pointer) the object of node's type is all zero */
	TG_CFG_FORGET,  /* (pointer -> pointer) the object's content is not known */
	TG_CFG_WRITTEN, /* (pointer -> pointer) `number` bytes there hold what nobody knows */
	TG_CFG_DECLARE, /* (->) `decl` begins to live, without a value */
	TG_CFG_LENGTH,  /* (value ->) `decl` is a VLA of that many elements */
	TG_CFG_END,     /* (->) `decl` ends */
	TG_CFG_BINARY,  /* (left, right -> result) */
	TG_CFG_UNARY,   /* (operand -> result) */
	TG_CFG_CAST,    /* (value -> value of the node's type) */
	TG_CFG_STEP,    /* (pointer -> value) ++ and -- */
	TG_CFG_UPDATE,  /* (pointer, value -> value) += and its kin */
	TG_CFG_CALL,    /* ([callee,] argument * count -> result); indirect: with the callee */
	TG_CFG_NEW,     /* (size in elements -> pointer) C++ */
	TG_CFG_DELETE,  /* (pointer ->) C++ */
	TG_CFG_FINISH,  /* (pointer ->) C++: an object of a library's class ends */
	TG_CFG_POP,     /* (value ->) */
	TG_CFG_DUP,     /* (value -> value, value) */
	TG_CFG_NUMBER,  /* (-> `number`) */
	TG_CFG_REAL,    /* (-> a number with a fraction: value of the FLOATING node) */
	TG_CFG_KINDS
};

struct tg_cfg_op {
	uint8_t kind;
	bool indirect; /* CALL */
	bool plain;    /* ADDRESS: written by an assignment that replaces all of it; CALL: with an
			* object; TEMP: the object is there already; LOAD, INIT: of a reference itself
			*/
	uint16_t count;
	tg_node node;
	union {
		tg_decl decl; /* CALL: the destructor, where no call is written */
		int32_t number;
	};
};

enum tg_cfg_end {
	TG_CFG_JUMP,   /* to the one successor */
	TG_CFG_BRANCH, /* (value ->) successor 0 when it is not 0, else 1 */
	TG_CFG_SWITCH, /* (value ->) the successor whose range holds it, else the last */
	TG_CFG_RETURN, /* ([value] ->) `value` says whether there is one */
	TG_CFG_STOP,   /* does not go on: a throw that is caught here, __builtin_unreachable() */
	TG_CFG_ANY,    /* computed goto: any of them */
	TG_CFG_THROW,  /* leaves the function by an exception */
};

struct tg_cfg_edge {
	uint32_t to;
	int64_t least, most; /* SWITCH; least > most = default */
};

struct tg_cfg_block {
	uint32_t first, count; /* operations */
	uint8_t end;           /* enum tg_cfg_end */
	bool value;            /* RETURN: has one */
	bool loop;             /* BRANCH: the condition of a loop */
	bool head;             /* an edge comes from within the loop that it heads */
	bool cycle;            /* lies in a loop */
	bool joins;            /* several edges lead here */
	bool reached;          /* by edges from the entry */
	bool lasts;            /* it leads to a RETURN, THROW or into a loop, not only to the end */
	tg_node node;          /* of the condition, the return ... */
	uint32_t edge, edges;  /* successors */
	uint32_t order;        /* position in reverse post-order */
	tg_node begin;         /* the first statement in it, 0 = none */
	const uint64_t *live;  /* bit set of locals whose value is read later, or NULL */
};

struct tg_cfg_local {
	tg_decl decl;
	bool taken; /* its address goes elsewhere: its value may be read at any time */
};

struct tg_cfg {
	const struct tg_ir *ir;
	tg_node function;
	const struct tg_cfg_op *op;
	const struct tg_cfg_block *block; /* 0 is the entry */
	const struct tg_cfg_edge *edge;
	const uint32_t *order; /* reached blocks in reverse post-order */
	const struct tg_cfg_local *local;
	const int64_t *threshold; /* constants of the function, ascending: where widening stops */
	uint32_t ops, blocks, edges, reached, locals, thresholds;
	uint32_t not_understood; /* nodes that became UNKNOWN for want of understanding */
	uint32_t calls;
	bool loops;
};

/* The code of a FUNCTION with a body. NULL when it is too large to look at. */
const struct tg_cfg *tg_cfg_make(struct tg_arena *arena, const struct tg_ir *ir, tg_node function);

/* Prints it: `tracegate debug cfg`. */
void tg_cfg_dump(struct tg_buf *out, const struct tg_cfg *code);

/* The index of a local in code->local, or -1. */
int tg_cfg_local(const struct tg_cfg *code, tg_decl decl);

/* C++: true for a call of a method as an operator, whose object is written as the first argument.
 */
bool flow_is_operator(const struct tg_ir *ir, tg_node call);

/* C++: true for a call whose result is a reference: what it leaves is an address. */
bool flow_returns_reference(const struct tg_ir *ir, tg_node call);

/* Where a field begins, bytes; -1 = not known. */
int64_t tg_cfg_field(const struct tg_ir *ir, tg_decl field);

/*
 * What the initialiser of a variable has for the `size` bytes at `offset`: a node, or 0 for zero.
 * False where that cannot be said.
 */
bool tg_cfg_initial(const struct tg_ir *ir, tg_decl variable, int64_t offset, int64_t size,
		    tg_node *ret);

#endif

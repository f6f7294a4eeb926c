/* SPDX-License-Identifier: Apache-2.0 */
/*
 * run.h - running functions on states. Internal to the flow engine; flow.h is its door.
 *
 * A frame is one activation of a function. Blocks are taken in reverse post-order; each keeps the
 * few states that reached it, told apart as long as they differ in something that can still be
 * read. At the head of a loop the states that enter stay apart from those that come round: the
 * first two rounds are looked at as they are, the rest is widened into one state.
 *
 * A call of a function whose code is there runs it on the caller's state, so every fact goes in
 * and every effect comes out, and the rules see what happens in the callee for this caller. Depth
 * and steps bound that; beyond, the callee is a function that nobody knows.
 */
#ifndef TG_ENGINE_FLOW_RUN_H
#define TG_ENGINE_FLOW_RUN_H

#include "engine/flow/domain.h"
#include "model/api_model.h"

enum {
	RUN_STATES = 6,     /* a block keeps that many apart */
	RUN_ROUNDS = 2,     /* of a loop looked at as they are */
	RUN_EXACT = 24,     /* ... when each round could go one way only */
	RUN_EXITS = 5,      /* ways out of a callee told apart */
	RUN_DEPTH = 6,      /* frames */
	RUN_STEPS = 20000,  /* operations for one function and what it calls */
	RUN_CALLEES = 6000, /* ... of these for all callees: the function itself comes first */
	RUN_CALLEE = 2500,  /* ... and for one of them */
	/* A small function gets less for callees: so much, and that for each operation of its own;
	 * what a wrapper calls has been run by itself. Callees that are passed data of others, or
	 * what was released, get it all the same. */
	RUN_CALLEES_LEAST = 1000,
	RUN_CALLEES_EACH = 4,
	/* With callees in other units, where a function has been run without them already. */
	RUN_LINKED = 5000,
	RUN_LINKED_CALLEES = 2500,
	RUN_LINKED_CALLEE = 1200,
	RUN_LINKED_ALL = 150000 /* for all functions of a unit */
};

/* A translation unit that functions are run of. */
struct flow_unit {
	const struct tg_ir *ir;
	uint32_t base;              /* place of its node 0 */
	const struct tg_cfg **cfgs; /* by position in ir->functions, NULL = not made yet */
	bool *tried;
	uint32_t *costly;      /* with that many steps it did not come to its end as a callee */
	uint32_t *function_of; /* decl -> position in ir->functions, 0 = none */
	uint8_t *written;      /* decl -> a variable that is written, or whose address is taken */
	uint8_t *shared;       /* decl -> a function that is called from several places */
	struct tg_arena *arena;
	struct flow_unit *next;
};

struct flow_list {
	struct flow_state *first, **end;
	unsigned count;
};

struct flow_slot { /* of a block */
	struct flow_state *state[RUN_STATES + RUN_ROUNDS + 1];
	uint8_t count, rounds, visits, exact;
	uint32_t choice;         /* of the state that came last */
	struct flow_state *wide; /* heads: what all later rounds are joined in; one of `state` */
};

struct flow_frame {
	struct flow_run *run;
	const struct flow_unit *unit;
	const struct tg_cfg *cfg;
	const struct flow_frame *caller;
	tg_node call; /* in the caller's unit */
	tg_node at;   /* what is being run */
	uint32_t id;
	unsigned depth;
	size_t base; /* of the stack */
	struct flow_slot *slot;
	bool *pending; /* by order */
	uint32_t lowest;
	struct flow_list exits;
	struct tg_flow_value self; /* C++: this */
	/* Some branch went both ways by what the caller has passed or what stands in memory, and
	 * not by whether something could be made; or, `chooses`, one in a callee did. */
	bool selects, chooses;
};

struct flow_run {
	struct flow_tables tables;
	struct flow_unit *units;
	const struct tg_api_models *models;
	struct tg_arena *arena;
	uint32_t steps, limit;
	uint32_t pool;   /* what all callees of the function may still take */
	uint32_t plain;  /* ... when they are passed nothing that tells more of them */
	uint32_t callee; /* what one of them may take */
	uint32_t generation;
	bool exhausted;
	bool shallow; /* a call of a function whose code is here was not followed */
	/* What happens; NULL = nobody listens. `state` may be asked, not changed. */
	void (*event)(void *user, struct flow_frame *frame, struct flow_state *state,
		      struct tg_flow_event *event);
	/* A branch: which ways can be gone. */
	void (*branch)(void *user, struct flow_frame *frame, uint32_t block, bool yes, bool no);
	void (*block)(void *user, struct flow_frame *frame, uint32_t block,
		      const struct flow_state *state);
	uint32_t events; /* set of kinds that are wanted */
	void *user;
};

/* run.c */
void flow_list_add(struct flow_list *list, struct flow_state *s);
/* Runs `frame` from `entry` (which it takes); its exits hold the result on top of the stack. */
void flow_frame_run(struct flow_frame *frame, struct flow_state *entry);
void flow_frame_done(struct flow_frame *frame);
/* Tells that the last way to an object is gone; for flow_collect(). `user` is the frame. */
void flow_lost(void *user, struct flow_state *s, const struct flow_object *object);
/* Goes on from the end of a block. */
void flow_leave(struct flow_frame *frame, struct flow_state *s, uint32_t block);
const struct tg_cfg *flow_unit_cfg(const struct flow_unit *unit, tg_decl function);
struct flow_unit *flow_unit_make(struct tg_arena *arena, const struct tg_ir *ir, uint32_t base);
uint32_t flow_place(const struct flow_frame *frame, tg_node n);

/* leave.c */
/* Ends the path with an exception that nobody in the function catches. */
void flow_leave_thrown(struct flow_frame *frame, struct flow_state *s,
		       const struct tg_cfg_block *at);
void flow_leave_function(struct flow_frame *frame, struct flow_state *s,
			 const struct tg_cfg_block *at);
/* Checks at places from `first` to before `end` say nothing of the code that goes on here. */
void flow_take_for_hearsay(struct flow_state *s, uint32_t first, uint32_t end);

/* exec.c */
void flow_exec(struct flow_frame *frame, struct flow_state *s, uint32_t block, uint32_t from);
const struct tg_ir_type *flow_type(const struct flow_frame *frame, tg_node n);
/* Something unknown of a type, made here. */
struct tg_flow_value flow_fresh(struct flow_frame *frame, struct flow_state *s, tg_node at,
				uint32_t number, const struct tg_ir_type *type);
/* With a range and taint. */
struct tg_flow_value flow_fresh_within(struct flow_frame *frame, struct flow_state *s, tg_node at,
				       const struct tg_ir_type *type, int64_t least, int64_t most,
				       uint16_t taint, uint32_t tainted_at);
/* Tells of an access and draws its consequence; false when the path ends there. */
bool flow_access(struct flow_frame *frame, struct flow_state *s, tg_node at,
		 const struct tg_flow_value *pointer, const struct tg_flow_value *size, bool write,
		 int param, const char *name);
void flow_event(struct flow_frame *frame, struct flow_state *s, struct tg_flow_event *event);
bool flow_wants(const struct flow_frame *frame, uint32_t kinds);

/* exec_object.c */
uint32_t flow_variable(struct flow_frame *frame, tg_decl decl);
/* Before a structure of this type is copied: gives the members that nobody has read yet a name. */
void flow_name_members(struct flow_frame *frame, struct flow_state *s,
		       const struct tg_flow_value *aggregate, tg_type type);
/* A variable that hands what it holds to a function when it ends: __attribute__((cleanup)). */
bool flow_is_cleaned(const struct flow_frame *frame, const struct flow_region *region);
/* A variable that nobody writes has the value it began with. */
bool flow_never_written(struct flow_frame *frame, const struct tg_flow_value *pointer,
			const struct tg_ir_type *type, struct tg_flow_value *ret);
void flow_declare(struct flow_frame *frame, struct flow_state *s, tg_decl decl);
void flow_end_variable(struct flow_frame *frame, struct flow_state *s, tg_node n, tg_decl decl);
void flow_length(struct flow_frame *frame, struct flow_state *s, tg_node n, tg_decl decl);
void flow_text(struct flow_frame *frame, struct flow_state *s, tg_node n);
/* C++: `size` bytes at the pointer on the stack, which stays there, hold what nobody knows. */
void flow_written(struct flow_frame *frame, struct flow_state *s, tg_node n, int64_t size);
void flow_zero(struct flow_frame *frame, struct flow_state *s, tg_node n);

/* arith.c */
struct tg_flow_value flow_binary(struct flow_frame *frame, struct flow_state *s, tg_node n,
				 enum tg_ir_op op, struct tg_flow_value left,
				 struct tg_flow_value right, const struct tg_ir_type *type);
struct tg_flow_value flow_unary(struct flow_frame *frame, struct flow_state *s, tg_node n,
				struct tg_flow_value operand);
struct tg_flow_value flow_cast(struct flow_frame *frame, struct flow_state *s, tg_node n,
			       struct tg_flow_value value);
struct tg_flow_value flow_move(struct flow_frame *frame, struct flow_state *s, tg_node n,
			       struct tg_flow_value pointer, struct tg_flow_value by, int sign,
			       uint64_t element);

/* loop.c: what is written in the loop of which `test` is the condition was written, it may be. */
void flow_loop_left(struct flow_frame *frame, struct flow_state *s, tg_node test);

/* known.c: what the models say of a function, and of the end of an object of a library's class */
const struct tg_api_effect *flow_known(const struct flow_frame *frame, const struct flow_unit *unit,
				       tg_decl decl);
const struct tg_api_effect *flow_known_end(const struct flow_frame *frame,
					   const struct flow_unit *unit, tg_decl record);
/* True when a library's function of that name, of which no row tells, does not keep argument
 * `param`. */
bool flow_borrows(const struct flow_frame *frame, const char *name, unsigned param);

/* call.c: takes the arguments from the stack; the states that come back have the result there */
struct flow_list flow_call(struct flow_frame *frame, struct flow_state *s,
			   const struct tg_cfg_op *op);

/* effect.c */
struct flow_call {
	tg_node node;
	const char *name;
	tg_decl decl;
	unsigned count;
	struct tg_flow_value *argument;
	const struct tg_api_effect *effects;
	/* C++: the object whose method is called stands before argument 0; for the models it *is*
	 * argument 0. */
	bool object;
	bool hook; /* through a variable: `effects` are those of the function it is called after */
};
/* known.c: what is called through a variable may be a stand-in for an allocator of the C library */
void flow_hook(const struct flow_frame *frame, struct flow_call *call);
/* call_object.c: C++ */
/* dynamic_cast of a pointer, which gives NULL when the object is of another class. */
struct tg_flow_value flow_cast_down(struct flow_frame *frame, struct flow_state *s, tg_node n,
				    struct tg_flow_value v);
void flow_allocate_new(struct flow_frame *frame, struct flow_state *s, tg_node n);
void flow_release_delete(struct flow_frame *frame, struct flow_state *s, tg_node n);
/* True when nobody knows which method of an object runs, or where there is no object any more. */
bool flow_is_open(const struct flow_frame *frame, const struct flow_state *s,
		  const struct flow_call *call, const struct tg_flow_value *self);
/* `p->method()` needs an object; false when there is none. */
bool flow_calls_through(struct flow_frame *frame, struct flow_state *s, tg_node call,
			const struct tg_flow_value *self);
/* The method that runs for the object at hand, which may be of a derived class. */
tg_decl flow_overriding(const struct flow_frame *frame, const struct tg_flow_value *self,
			tg_decl method);

/* True when a function may write what it gets as argument `index`. */
bool flow_is_out(const struct flow_frame *frame, const struct flow_call *call, unsigned index);
/* What the models say of a call. `*ret_result` is the value; false when it does not return. */
bool flow_effects(struct flow_frame *frame, struct flow_state *s, const struct flow_call *call,
		  struct tg_flow_value *ret_result);
/* C++: the object whose address is on the stack, of the class of node `n`, ends. */
void flow_end_object(struct flow_frame *frame, struct flow_state *s, tg_node n);
uint32_t flow_make_object(struct flow_frame *frame, struct flow_state *s, tg_node n,
			  const char *family, struct tg_flow_value extent, bool zeroed,
			  uint32_t number);
void flow_release(struct flow_frame *frame, struct flow_state *s, tg_node n, const char *family,
		  const struct tg_flow_value *pointer, unsigned param, const char *name);

/* True when a node stands in the function that a frame runs, or in one that only that one calls. */
bool flow_is_below(const struct flow_frame *frame, tg_node n);

#endif

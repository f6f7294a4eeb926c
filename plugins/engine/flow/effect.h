/* SPDX-License-Identifier: Apache-2.0 */
/*
 * effect.h - what the files that run models share. See run.h.
 */
#ifndef TG_ENGINE_FLOW_EFFECT_H
#define TG_ENGINE_FLOW_EFFECT_H

#include "engine/flow/run.h"

/* A model under way. */
struct effects {
	struct flow_frame *frame;
	struct flow_state *s;
	const struct flow_call *call;
	struct tg_flow_value result;
	uint32_t made;     /* region that the call made, 0 = none */
	uint32_t released; /* region that it gave back, 0 = none */
	uint32_t locked;   /* region of a lock that it took, 0 = none */
};

static inline struct flow_tables *effects_tables(const struct effects *e)
{
	return &e->frame->run->tables;
}

/* Argument number `param`; kind 0 when there is none. */
static inline struct tg_flow_value effects_argument(const struct effects *e, int param)
{
	struct tg_flow_value none = {0};

	return param >= 0 && (unsigned)param < e->call->count ? e->call->argument[param] : none;
}

/* effect.c: what is written for argument number `param`; the call where nothing is */
tg_node effects_node(const struct effects *e, int param);

/* effect_size.c */
/* The length of the string at a pointer, in elements; kind 0 when it is no pointer. */
/* Bytes of one element behind an argument. */
int64_t effects_element_size(const struct effects *e, int param);
struct tg_flow_value effects_length(const struct effects *e, const struct tg_flow_value *p);
/* The size that a row gives; false when it cannot be said. */
bool effects_size(const struct effects *e, const struct tg_api_effect *effect,
		  struct tg_flow_value *ret);

/* effect_result.c: what the row says of the result, which stands in `e->result`. */
void effects_result(struct effects *e, const struct tg_api_effect *effect);

/* effect_object.c: what the row says of an object that holds elements, or a pointer. */
void effects_object(struct effects *e, const struct tg_api_effect *effect);
/* effect_pointer.c: the same of one that holds a pointer. */
void effects_pointer(struct effects *e, const struct tg_api_effect *effect);
/* What such an object at `pointer` has in it, as a pointer to that. */
struct tg_flow_value effects_held(const struct effects *e, const struct tg_flow_value *pointer);

/* effect_lock.c: the lock that the row names is taken (`locks`), or free again. */
void effects_lock(struct effects *e, const struct tg_api_effect *effect, bool locks);

/* effect_taint.c */
/* The most that a size can be; FLOW_MOST = nobody knows. */
int64_t effects_most(const struct effects *e, const struct tg_flow_value *size);
/* Bytes behind a pointer come from somebody else; `size` NULL = nobody knows how many. */
void effects_taint(struct effects *e, const struct tg_flow_value *to, uint16_t taint,
		   const struct tg_flow_value *size);
void effects_source(struct effects *e, const struct tg_api_effect *effect);
void effects_sanitise(struct effects *e, const struct tg_api_effect *effect);

#endif

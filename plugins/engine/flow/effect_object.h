/* SPDX-License-Identifier: Apache-2.0 */
/*
 * effect_object.h - how objects of C++ libraries stand in memory, for the files that run the models
 * of such objects. See effect.h.
 *
 * The first 8 bytes of a container are a pointer to its elements, the next 8 their number, and
 * behind that stands 1 when room was reserved: so an element is an offset in an object of known
 * extent, as elsewhere. What holds one pointer has it in its first 8 bytes; an iterator's offset
 * counts elements: only its use says how large they are.
 */
#ifndef TG_ENGINE_FLOW_EFFECT_OBJECT_H
#define TG_ENGINE_FLOW_EFFECT_OBJECT_H

#include "engine/flow/effect.h"

enum {
	OBJECT_COUNT = 8, /* offsets */
	OBJECT_RESERVED = 16,
	OBJECT_OWNS = 1 /* `reserved` of the pointer in a container */
};

extern const struct tg_ir_type OBJECT_POINTER, OBJECT_SIZE;

/* --- effect_object.c --- */
uint32_t object_place(const struct effects *e);
/* Of argument number `param`, or of what it refers to. */
const struct tg_ir_type *object_type(const struct effects *e, int param);
bool object_by_reference(const struct effects *e, int param);
/* Bytes; 0 = not known. */
int64_t object_size(const struct tg_ir_type *type);
/* The address of an object that was passed itself, or by reference; kind 0 when it was not. */
struct tg_flow_value object_at(const struct effects *e, int param);
struct tg_flow_value object_load(const struct effects *e, struct tg_flow_value at, int64_t offset,
				 const struct tg_ir_type *type);
void object_store(struct effects *e, struct tg_flow_value at, int64_t offset,
		  struct tg_flow_value value);
/* Something that nobody knows; `number` tells what one call makes apart. */
struct tg_flow_value object_number(struct effects *e, uint32_t number);
/* How many elements it has. */
struct tg_flow_value object_count(struct effects *e, struct tg_flow_value object);

/* --- effect_element.c: TG_API_ELEMENT, TG_API_STEPS, TG_API_COMPARES --- */
void object_element(struct effects *e, const struct tg_api_effect *effect);
void object_step(struct effects *e, const struct tg_api_effect *effect);
void object_compare(struct effects *e, const struct tg_api_effect *effect);

#endif

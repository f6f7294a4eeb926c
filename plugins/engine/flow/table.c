/* SPDX-License-Identifier: Apache-2.0 */
/*
 * table.c - the numbers of symbols, regions, conditions, frames and families. See domain.h.
 */
#include "engine/flow/domain.h"

enum { TABLE_SYMBOL = 1, TABLE_REGION, TABLE_CONDITION, TABLE_FRAME, TABLE_FAMILY, TABLE_PART };

enum { IDS_KEPT = 4096 };

void flow_tables_begin(struct flow_tables *t)
{
	t->symbol.count = t->region.count = t->condition.count = t->part.count = 0;
	t->family.count = t->choices = 0;
	if (t->ids.slot_count > IDS_KEPT) /* wiping the room of one large function costs */
		tg_map_done(&t->ids);
	else
		tg_map_clear(&t->ids);
	tg_arena_done(&t->arena);
	/* 0 is none everywhere. */
	TG_VEC_ADD(&t->symbol)->kind = SYMBOL_NONE;
	TG_VEC_ADD(&t->region)->kind = REGION_NONE;
	TG_VEC_ADD(&t->condition)->op = 0;
	*TG_VEC_ADD(&t->part) = (struct flow_part){0};
	*TG_VEC_ADD(&t->family) = "";
}

void flow_tables_done(struct flow_tables *t)
{
	while (t->free) {
		struct flow_state *s = t->free;

		t->free = s->next;
		TG_VEC_DONE(&s->cell);
		TG_VEC_DONE(&s->fact);
		TG_VEC_DONE(&s->object);
		TG_VEC_DONE(&s->difference);
		TG_VEC_DONE(&s->stack);
		TG_VEC_DONE(&s->premise);
		tg_free_(&s);
	}
	tg_free_(&t->marks.at);
	tg_free_(&t->marks.place);
	TG_VEC_DONE(&t->marks.work);
	TG_VEC_DONE(&t->symbol);
	TG_VEC_DONE(&t->region);
	TG_VEC_DONE(&t->condition);
	TG_VEC_DONE(&t->part);
	TG_VEC_DONE(&t->family);
	tg_map_done(&t->ids);
	tg_arena_done(&t->arena);
}

/* Keys are a few numbers of our own; they are asked for at every operation. */
static uint64_t hash_of(const void *key, size_t size)
{
	const char *at = key;
	uint64_t hash = size, word;

	for (; size >= sizeof(word); at += sizeof(word), size -= sizeof(word)) {
		memcpy(&word, at, sizeof(word));
		hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
		hash ^= hash >> 29;
	}
	for (word = 0; size; size--)
		word = word << 8 | (unsigned char)*at++;
	hash = (hash ^ word) * 0xbf58476d1ce4e5b9u;
	return hash ^ hash >> 32;
}

/* The number under a key; `next` when it is new. */
static uint32_t intern(struct flow_tables *t, const void *key, size_t size, size_t next)
{
	void **slot = tg_map_put_hashed(&t->ids, tg_str_n(key, size), hash_of(key, size));

	if (!*slot)
		*slot = (void *)(uintptr_t)next;
	return (uint32_t)(uintptr_t)*slot;
}

static uint32_t symbol_of(struct flow_tables *t, enum flow_symbol_kind kind, uint32_t a, uint32_t b,
			  uint32_t c, uint32_t variant, const struct tg_ir_type *type)
{
	bool fraction = type && type->cls == TG_TYPE_FLOAT;
	uint32_t width = type && type->width <= 64 && !fraction ? type->width : 64;
	bool is_signed = type && (type->flags & TG_TYPE_SIGNED || fraction);
	uint32_t key[8] = {TABLE_SYMBOL, kind, a, b, c, width * 2 + is_signed, variant};
	uint32_t at = intern(t, key, sizeof(key), t->symbol.count);

	if (type && (type->cls == TG_TYPE_POINTER || type->cls == TG_TYPE_REFERENCE))
		is_signed = false;
	if (at == t->symbol.count)
		*TG_VEC_ADD(&t->symbol) = (struct flow_symbol){
			.kind = (uint8_t)kind,
			.is_signed = is_signed,
			.width = type && type->cls == TG_TYPE_BOOL ? 1 : (uint8_t)width,
			.a = a,
			.b = b,
			.c = c};
	return at;
}

uint32_t flow_symbol(struct flow_tables *t, enum flow_symbol_kind kind, uint32_t a, uint32_t b,
		     uint32_t c, const struct tg_ir_type *type)
{
	return symbol_of(t, kind, a, b, c, 0, type);
}

uint32_t flow_symbol_initial(struct flow_tables *t, uint32_t region, int64_t offset,
			     uint32_t version, uint32_t variant, const struct tg_ir_type *type)
{
	return symbol_of(t, SYMBOL_CELL, region, (uint32_t)offset, version, variant, type);
}

uint32_t flow_region(struct flow_tables *t, enum flow_region_kind kind,
		     const struct flow_unit *unit, uint32_t a, uint32_t b, int64_t size)
{
	struct {
		uint32_t table, kind, a, b;
		uintptr_t unit;
	} key = {TABLE_REGION, kind, a, b, 0};
	uint32_t at;

	if (kind == REGION_SYMBOL && t->symbol.at[a].region)
		return t->symbol.at[a].region;
	if (kind == REGION_GLOBAL || kind == REGION_FUNCTION)
		key.unit = (uintptr_t)unit;
	at = intern(t, &key, sizeof(key), t->region.count);
	if (at == t->region.count)
		*TG_VEC_ADD(&t->region) = (struct flow_region){
			.kind = (uint8_t)kind, .unit = unit, .a = a, .b = b, .size = size};
	if (kind == REGION_SYMBOL)
		t->symbol.at[a].region = at;
	return at;
}

uint32_t flow_condition(struct flow_tables *t, const struct flow_condition *condition)
{
	struct {
		uint32_t table, op;
		uint32_t left_wraps, right_wraps;
		struct tg_flow_value left, right;
	} key = {.table = TABLE_CONDITION,
		 .op = condition->op,
		 .left_wraps = condition->left_wraps,
		 .right_wraps = condition->right_wraps,
		 .left = condition->left,
		 .right = condition->right};
	uint32_t at;

	key.left.place = key.right.place = 0;
	key.left.part = key.right.part = 0;
	at = intern(t, &key, sizeof(key), t->condition.count);
	if (at == t->condition.count) {
		struct flow_condition *made = TG_VEC_ADD(&t->condition);

		*made = *condition;
		made->left = key.left;
		made->right = key.right;
	}
	return at;
}

uint32_t flow_part(struct flow_tables *t, int64_t from, int64_t end, uint32_t variant)
{
	struct {
		uint32_t table, variant;
		int64_t from, end;
	} key = {TABLE_PART, variant, from, end};
	uint32_t at = intern(t, &key, sizeof(key), t->part.count);

	if (at == t->part.count)
		*TG_VEC_ADD(&t->part) = (struct flow_part){from, end, variant};
	return at;
}

uint32_t flow_frame(struct flow_tables *t, uint32_t parent, uint32_t place)
{
	uint32_t key[3] = {TABLE_FRAME, parent, place};

	return intern(t, key, sizeof(key), t->ids.entries.count + 1);
}

uint16_t flow_family(struct flow_tables *t, const char *name)
{
	size_t i;

	for (i = 0; i < t->family.count; i++)
		if (strcmp(t->family.at[i], name) == 0)
			return (uint16_t)i;
	if (i > UINT16_MAX)
		return 0;
	*TG_VEC_ADD(&t->family) = tg_arena_strdup(&t->arena, name);
	return (uint16_t)i;
}

struct tg_flow_value flow_of_symbol(uint32_t symbol, enum flow_kind kind)
{
	return (struct tg_flow_value){.kind = (uint8_t)kind, .symbol = symbol, .scale = 1};
}

struct tg_flow_value flow_number(int64_t number)
{
	return (struct tg_flow_value){.kind = FLOW_INTEGER, .add = number};
}

struct tg_flow_value flow_pointer(uint32_t region, int64_t offset)
{
	return (struct tg_flow_value){.kind = FLOW_POINTER, .region = region, .add = offset};
}

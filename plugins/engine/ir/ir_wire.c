/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ir_wire.c - writing an IR; ir_wire_read.c reads it. Both list the members in the same order.
 *
 * All numbers are LEB128. What lies near to what came before is written as the distance: most
 * numbers then take one byte.
 */
#include "engine/ir/ir_wire.h"

#include "engine/ir/ir_wire_format.h"

enum { NUMBER_MOST = 10 }; /* bytes of 64 bits, seven in each */

static inline void number(struct tg_buf *out, uint64_t value)
{
	tg_buf_room(out, NUMBER_MOST);
	for (; value >= 0x80; value >>= 7)
		out->ptr[out->len++] = (char)(value | 0x80);
	out->ptr[out->len++] = (char)value;
}

/* Small numbers of either sign are short. */
static inline void distance(struct tg_buf *out, int64_t value)
{
	number(out, ((uint64_t)value << 1) ^ (value < 0 ? UINT64_MAX : 0));
}

static void counts(struct tg_buf *out, const struct tg_ir *ir)
{
	number(out, ir->abi);
	number(out, ir->pointer_width);
	number(out, ir->cplusplus);
	number(out, ir->text_size);
	number(out, ir->file_count);
	number(out, ir->loc_count);
	number(out, ir->param_count);
	number(out, ir->type_count);
	number(out, ir->decl_count);
	number(out, ir->macro_count);
	number(out, ir->comment_count);
	number(out, ir->real_count);
	number(out, ir->node_count);
	number(out, ir->function_count);
}

static void files(struct tg_buf *out, const struct tg_ir *ir)
{
	uint32_t i;

	for (i = 0; i < ir->file_count; i++) {
		const struct tg_ir_file *file = &ir->file[i];
		struct tg_hash hash = {{0}};

		number(out, file->path);
		number(out, file->flags);
		number(out, file->content != NULL);
		number(out, file->size);
		if (!file->content)
			continue;
		hash = tg_hash_of(tg_str_n(file->content, file->size));
		tg_buf_add(out, hash.byte, sizeof(hash.byte));
	}
}

static void locs(struct tg_buf *out, const struct tg_ir *ir)
{
	static const struct tg_ir_loc none;
	const struct tg_ir_loc *last = &none;
	uint32_t i;

	for (i = 0; i < ir->loc_count; i++) {
		const struct tg_ir_loc *loc = &ir->loc[i];

		number(out, loc->file);
		distance(out, (int64_t)loc->line - last->line);
		number(out, loc->column);
		distance(out, (int64_t)loc->end_line - loc->line);
		number(out, loc->end_column);
		distance(out, (int64_t)loc->offset - last->offset);
		distance(out, (int64_t)loc->end_offset - loc->offset);
		last = loc;
	}
}

static void types(struct tg_buf *out, const struct tg_ir *ir)
{
	uint32_t i;

	for (i = 0; i < ir->param_count; i++)
		number(out, ir->params[i]);
	for (i = 0; i < ir->type_count; i++) {
		const struct tg_ir_type *type = &ir->type[i];

		number(out, type->cls);
		number(out, type->flags);
		number(out, type->width);
		number(out, type->canonical);
		number(out, type->of);
		number(out, type->decl);
		number(out, type->name);
		number(out, type->size + 1); /* unknown is the largest number there is */
		number(out, type->count + 1);
		number(out, type->first_param);
		number(out, type->param_count);
	}
}

static void decls(struct tg_buf *out, const struct tg_ir *ir)
{
	uint32_t i;

	for (i = 0; i < ir->decl_count; i++) {
		const struct tg_ir_decl *decl = &ir->decl[i];

		number(out, decl->kind);
		number(out, decl->linkage);
		number(out, decl->storage);
		number(out, decl->flags);
		number(out, decl->name);
		number(out, decl->usr);
		number(out, decl->type);
		number(out, decl->parent);
		number(out, decl->node);
		number(out, decl->loc);
		number(out, decl->index);
		number(out, decl->bits);
		distance(out, decl->value);
	}
}

static void others(struct tg_buf *out, const struct tg_ir *ir)
{
	uint32_t i;

	for (i = 0; i < ir->macro_count; i++) {
		number(out, ir->macro[i].name);
		number(out, ir->macro[i].loc);
	}
	for (i = 0; i < ir->comment_count; i++) {
		number(out, ir->comment[i].loc);
		number(out, ir->comment[i].active);
	}
	tg_buf_add(out, ir->reals, ir->real_count * sizeof(*ir->reals));
	for (i = 0; i < ir->function_count; i++)
		number(out, ir->functions[i]);
}

static void nodes(struct tg_buf *out, const struct tg_ir *ir)
{
	uint32_t i, loc = 0;

	for (i = 0; i < ir->node_count; i++) {
		const struct tg_ir_node *node = &ir->node[i];

		number(out, node->kind);
		number(out, node->op);
		number(out, node->flags);
		number(out, node->end - i);
		number(out, node->type);
		number(out, node->decl);
		distance(out, (int64_t)node->loc - loc);
		number(out, node->macro);
		number(out, node->extra);
		distance(out, node->value);
		loc = node->loc;
	}
}

void tg_ir_put(struct tg_buf *out, const struct tg_ir *ir)
{
	tg_buf_puts(out, IR_WIRE_MAGIC);
	counts(out, ir);
	tg_buf_add(out, ir->text, ir->text_size);
	files(out, ir);
	locs(out, ir);
	types(out, ir);
	decls(out, ir);
	others(out, ir);
	nodes(out, ir);
	tg_buf_end(out);
}

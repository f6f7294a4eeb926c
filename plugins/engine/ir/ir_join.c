/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ir_join.c - see ir_join.h. Arrays are put one behind the other, and indices moved by where the
 * array of a unit begins; only files and declarations are looked up. Element 0 of every array is
 * "nothing", and node 1 the unit: the units behind the first share those of the first.
 */
#include "engine/ir/ir_join.h"

#include <string.h>

/* Where things of the unit that is being added go. */
struct base {
	uint32_t node, type, loc, macro, comment, param, real;
	size_t text;
	uint32_t *file, *decl; /* number in the unit -> number in the whole */
};

struct join {
	struct tg_arena *arena;
	struct tg_ir *whole;
	/* The same as in `whole`, writable. */
	struct tg_ir_node *node;
	struct tg_ir_type *type;
	struct tg_ir_decl *decl;
	struct tg_ir_loc *loc;
	struct tg_ir_file *file;
	struct tg_ir_macro *macro;
	struct tg_ir_comment *comment;
	tg_type *params;
	tg_decl *functions;
	double *reals;
	char *text;
	struct tg_map paths;   /* -> number of the file */
	struct tg_map symbols; /* USR -> number of the declaration */
};

static bool fits(const struct tg_ir *a, const struct tg_ir *b)
{
	const uint32_t most = UINT32_MAX / 4;

	return a->cplusplus == b->cplusplus && a->pointer_width == b->pointer_width &&
	       a->node_count < most && b->node_count < most && a->decl_count < most &&
	       b->decl_count < most && a->loc_count < most && b->loc_count < most &&
	       a->text_size < most && b->text_size < most;
}

static void make_room(struct join *join, const struct tg_ir *const *irs, size_t count)
{
	struct tg_ir sum = {0};
	size_t i;

	for (i = 0; i < count; i++) {
		sum.node_count += irs[i]->node_count;
		sum.type_count += irs[i]->type_count;
		sum.decl_count += irs[i]->decl_count;
		sum.loc_count += irs[i]->loc_count;
		sum.file_count += irs[i]->file_count;
		sum.macro_count += irs[i]->macro_count;
		sum.comment_count += irs[i]->comment_count;
		sum.param_count += irs[i]->param_count;
		sum.function_count += irs[i]->function_count;
		sum.real_count += irs[i]->real_count;
		sum.text_size += irs[i]->text_size;
	}
	join->node = tg_arena_alloc(join->arena, sum.node_count * sizeof(*join->node));
	join->type = tg_arena_alloc(join->arena, sum.type_count * sizeof(*join->type));
	join->decl = tg_arena_alloc(join->arena, sum.decl_count * sizeof(*join->decl));
	join->loc = tg_arena_alloc(join->arena, sum.loc_count * sizeof(*join->loc));
	join->file = tg_arena_alloc(join->arena, sum.file_count * sizeof(*join->file));
	join->macro = tg_arena_alloc(join->arena, sum.macro_count * sizeof(*join->macro));
	join->comment =
		tg_arena_alloc(join->arena, (sum.comment_count + 1) * sizeof(*join->comment));
	join->params = tg_arena_alloc(join->arena, sum.param_count * sizeof(*join->params));
	join->functions =
		tg_arena_alloc(join->arena, sum.function_count * sizeof(*join->functions));
	join->reals = tg_arena_alloc(join->arena, sum.real_count * sizeof(*join->reals));
	join->text = tg_arena_alloc(join->arena, sum.text_size);
}

static uint32_t moved(uint32_t index, uint32_t base)
{
	return index ? index + base : 0;
}

static tg_text moved_text(tg_text text, const struct base *base)
{
	return text ? text + (tg_text)base->text : 0;
}

/* --- Files and declarations. --- */

static void map_files(struct join *join, const struct tg_ir *ir, struct base *base)
{
	struct tg_ir *whole = join->whole;
	uint32_t i;

	base->file = tg_arena_alloc(join->arena, ir->file_count * sizeof(*base->file));
	for (i = 1; i < ir->file_count; i++) {
		void **place = tg_map_put(&join->paths, tg_str(tg_ir_text(ir, ir->file[i].path)));

		if (!*place) {
			struct tg_ir_file *file = &join->file[whole->file_count];

			*file = ir->file[i];
			file->path = moved_text(file->path, base);
			if (whole->file_count > 1)
				file->flags &= ~(uint32_t)TG_FILE_MAIN;
			*place = (void *)(uintptr_t)whole->file_count++;
		}
		base->file[i] = (uint32_t)(uintptr_t)*place;
	}
}

static bool is_shared(const struct tg_ir *ir, const struct tg_ir_decl *decl)
{
	return decl->linkage == TG_LINK_EXTERNAL && *tg_ir_text(ir, decl->usr) &&
	       (decl->kind == TG_DECL_FUNCTION || decl->kind == TG_DECL_METHOD ||
		decl->kind == TG_DECL_CONSTRUCTOR || decl->kind == TG_DECL_DESTRUCTOR ||
		decl->kind == TG_DECL_VAR);
}

/* Numbers first, since declarations name each other. */
static void map_decls(struct join *join, const struct tg_ir *ir, struct base *base)
{
	struct tg_ir *whole = join->whole;
	uint32_t i;

	base->decl = tg_arena_alloc(join->arena, ir->decl_count * sizeof(*base->decl));
	for (i = 1; i < ir->decl_count; i++) {
		void **place = NULL;

		if (is_shared(ir, &ir->decl[i]))
			place = tg_map_put(&join->symbols, tg_str(tg_ir_text(ir, ir->decl[i].usr)));
		if (place && *place) {
			base->decl[i] = (uint32_t)(uintptr_t)*place;
			continue;
		}
		base->decl[i] = whole->decl_count++;
		if (place)
			*place = (void *)(uintptr_t)base->decl[i];
	}
}

static bool is_definition(const struct tg_ir_decl *decl)
{
	return decl->flags & TG_DECL_DEFINITION && decl->node;
}

static void add_decls(struct join *join, const struct tg_ir *ir, const struct base *base)
{
	uint32_t i;

	for (i = 1; i < ir->decl_count; i++) {
		const struct tg_ir_decl *from = &ir->decl[i];
		struct tg_ir_decl *to = &join->decl[base->decl[i]];

		/* A declaration of an earlier unit gives way to the definition. */
		if (to->kind && (is_definition(to) || !is_definition(from)))
			continue;
		*to = *from;
		to->name = moved_text(from->name, base);
		to->usr = moved_text(from->usr, base);
		to->type = moved(from->type, base->type);
		to->parent = base->decl[from->parent];
		to->node = from->node == 1 ? 1 : moved(from->node, base->node);
		to->loc = moved(from->loc, base->loc);
	}
}

/* --- The rest goes behind what is there. --- */

static void add_types(struct join *join, const struct tg_ir *ir, const struct base *base)
{
	uint32_t i;

	for (i = 0; i < ir->param_count; i++)
		join->params[base->param + i] = moved(ir->params[i], base->type);
	for (i = 1; i < ir->type_count; i++) {
		struct tg_ir_type *to = &join->type[base->type + i];

		*to = ir->type[i];
		to->canonical = moved(to->canonical, base->type);
		to->of = moved(to->of, base->type);
		to->decl = base->decl[to->decl];
		to->name = moved_text(to->name, base);
		to->first_param += base->param;
	}
}

static void add_places(struct join *join, const struct tg_ir *ir, const struct base *base)
{
	uint32_t i;

	for (i = 1; i < ir->loc_count; i++) {
		join->loc[base->loc + i] = ir->loc[i];
		join->loc[base->loc + i].file = base->file[ir->loc[i].file];
	}
	for (i = 1; i < ir->macro_count; i++) {
		join->macro[base->macro + i].name = moved_text(ir->macro[i].name, base);
		join->macro[base->macro + i].loc = moved(ir->macro[i].loc, base->loc);
	}
	for (i = 0; i < ir->comment_count; i++) {
		join->comment[base->comment + i] = ir->comment[i];
		join->comment[base->comment + i].loc = moved(ir->comment[i].loc, base->loc);
	}
	memcpy(join->reals + base->real, ir->reals, ir->real_count * sizeof(*ir->reals));
	memcpy(join->text + base->text, ir->text, ir->text_size);
}

static void add_nodes(struct join *join, const struct tg_ir *ir, const struct base *base)
{
	uint32_t i;

	for (i = join->whole->node_count > 2 ? 2 : 1; i < ir->node_count; i++) {
		struct tg_ir_node *to = &join->node[base->node + i];

		*to = ir->node[i];
		to->parent = to->parent == 1 ? 1 : moved(to->parent, base->node);
		to->end += base->node;
		to->type = moved(to->type, base->type);
		to->decl = base->decl[to->decl];
		to->loc = moved(to->loc, base->loc);
		to->macro = moved(to->macro, base->macro);
		if (to->kind == TG_IR_STRING)
			to->extra = moved_text(to->extra, base);
		else if (to->kind == TG_IR_FLOATING)
			to->extra = moved(to->extra, base->real);
		else if (to->kind == TG_IR_SIZEOF || to->kind == TG_IR_ALIGNOF)
			to->extra = moved(to->extra, base->type);
	}
}

/* Functions whose definition here is the one that counts. */
static void add_functions(struct join *join, const struct tg_ir *ir, const struct base *base,
			  const struct tg_map *roots, bool want_roots)
{
	uint32_t i;

	for (i = 1; i < ir->function_count; i++) {
		const struct tg_ir_decl *from = &ir->decl[ir->functions[i]];
		uint32_t decl = base->decl[ir->functions[i]];
		bool is_root = roots && tg_map_has(roots, tg_str(tg_ir_text(ir, from->usr)));

		if (is_root == want_roots && join->decl[decl].node == from->node + base->node)
			join->functions[join->whole->function_count++] = decl;
	}
}

static void add_unit(struct join *join, const struct tg_ir *ir, const struct tg_map *roots)
{
	struct tg_ir *whole = join->whole;
	/* Element 0 is there already; of nodes 0 and 1 too, behind the first unit. */
	struct base base = {
		.node = whole->node_count ? whole->node_count - 2 : 0,
		.type = whole->type_count ? whole->type_count - 1 : 0,
		.loc = whole->loc_count ? whole->loc_count - 1 : 0,
		.macro = whole->macro_count ? whole->macro_count - 1 : 0,
		.comment = whole->comment_count,
		.param = whole->param_count,
		.real = whole->real_count,
		.text = whole->text_size,
	};
	bool first = !whole->node_count;

	if (first) {
		whole->file_count = whole->decl_count = whole->function_count = 1;
		join->type[0] = ir->type[0];
		join->node[0] = ir->node[0];
		join->loc[0] = ir->loc[0];
		join->macro[0] = ir->macro[0];
		join->decl[0] = ir->decl[0];
		join->file[0] = ir->file[0];
	}
	map_files(join, ir, &base);
	map_decls(join, ir, &base);
	add_decls(join, ir, &base);
	add_types(join, ir, &base);
	add_places(join, ir, &base);
	add_nodes(join, ir, &base);
	if (first) {
		add_functions(join, ir, &base, roots, true);
		whole->linked_from = whole->function_count;
	}
	add_functions(join, ir, &base, first ? roots : NULL, false);
	whole->node_count = base.node + ir->node_count;
	whole->type_count = base.type + ir->type_count;
	whole->loc_count = base.loc + ir->loc_count;
	whole->macro_count = base.macro + ir->macro_count;
	whole->comment_count += ir->comment_count;
	whole->param_count += ir->param_count;
	whole->real_count += ir->real_count;
	whole->text_size += ir->text_size;
	whole->other_count += ir->other_count;
	join->node[1].end = whole->node_count;
}

const struct tg_ir *tg_ir_join(struct tg_arena *arena, const struct tg_ir *const *irs, size_t count,
			       const struct tg_map *roots)
{
	struct join join = {.arena = arena, .whole = TG_NEW(arena, struct tg_ir)};
	size_t i;

	make_room(&join, irs, count);
	for (i = 0; i < count; i++)
		if (i == 0 || fits(join.whole, irs[i])) {
			join.whole->cplusplus = irs[0]->cplusplus;
			join.whole->pointer_width = irs[0]->pointer_width;
			add_unit(&join, irs[i], roots);
		}
	join.whole->abi = TG_IR_ABI;
	join.whole->main_file = irs[0]->main_file;
	join.whole->node = join.node;
	join.whole->type = join.type;
	join.whole->decl = join.decl;
	join.whole->loc = join.loc;
	join.whole->file = join.file;
	join.whole->macro = join.macro;
	join.whole->comment = join.comment;
	join.whole->params = join.params;
	join.whole->functions = join.functions;
	join.whole->reals = join.reals;
	join.whole->text = join.text;
	tg_map_done(&join.paths);
	tg_map_done(&join.symbols);
	return join.whole;
}

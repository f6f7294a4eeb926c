/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/symbols/symbols.h"

#include <stdlib.h>

#include "base/str.h"
#include "engine/ir/idmap.h"
#include "engine/symbols/token.h"

struct found {
	tg_node node;
	enum tg_symbol_kind kind;
};

struct walk {
	const struct tg_ir *ir;
	struct tg_arena *arena;
	TG_VEC(struct found) found;
	TG_VEC(struct tg_callref) calls;
	struct tg_idmap pairs; /* caller and callee that were seen */
};

static bool is_function(const struct tg_ir *ir, tg_decl decl)
{
	uint8_t kind = ir->decl[decl].kind;

	return kind >= TG_DECL_FUNCTION && kind <= TG_DECL_DESTRUCTOR;
}

/* `typedef struct { ... } name;` gives the record its name: both are one symbol. */
static bool names_last(const struct walk *w, tg_node n)
{
	const struct tg_ir *ir = w->ir;
	tg_node last = w->found.count ? w->found.at[w->found.count - 1].node : 0;

	return ir->node[n].kind == TG_IR_TYPEDEF &&
	       (ir->node[last].kind == TG_IR_RECORD || ir->node[last].kind == TG_IR_ENUM) &&
	       ir->decl[ir->node[last].decl].name == ir->decl[ir->node[n].decl].name &&
	       ir->loc[ir->node[last].loc].end_offset <= ir->loc[ir->node[n].loc].end_offset &&
	       ir->loc[ir->node[last].loc].offset > ir->loc[ir->node[n].loc].offset;
}

/* Declarations at file scope, and those of C++ within namespaces and records. */
static void find(struct walk *w, tg_node parent)
{
	const struct tg_ir *ir = w->ir;

	for (TG_IR_EACH_CHILD(ir, n, parent)) {
		const struct tg_ir_decl *decl = &ir->decl[ir->node[n].decl];
		enum tg_symbol_kind kind = TG_SYMBOL_TYPE;

		switch (ir->node[n].kind) {
		case TG_IR_FUNCTION:
			kind = TG_SYMBOL_FUNCTION;
			break;
		case TG_IR_VAR:
			kind = TG_SYMBOL_VARIABLE;
			break;
		case TG_IR_RECORD:
		case TG_IR_ENUM:
		case TG_IR_TYPEDEF:
			break;
		default:
			if (ir->node[n].kind == TG_IR_NAMESPACE)
				find(w, n);
			continue;
		}
		if (names_last(w, n))
			w->found.count--;
		/* A macro or a using-declaration may place one in a system header. */
		if (decl->name && decl->usr && ir->node[n].loc &&
		    ir->file[ir->loc[ir->node[n].loc].file].content)
			*TG_VEC_ADD(&w->found) = (struct found){n, kind};
		if (ir->node[n].kind == TG_IR_RECORD && ir->cplusplus)
			find(w, n);
	}
}

static void add_call(struct walk *w, tg_decl caller, tg_decl callee)
{
	const struct tg_ir *ir = w->ir;
	uint64_t key = (uint64_t)caller << 32 | callee;

	if (!is_function(ir, callee) || tg_idmap_get(&w->pairs, key))
		return;
	tg_idmap_put(w->arena, &w->pairs, key, 1);
	*TG_VEC_ADD(&w->calls) = (struct tg_callref){
		.caller = tg_ir_text(ir, ir->decl[caller].usr),
		.callee = tg_ir_text(ir, ir->decl[callee].usr),
		.callee_name = tg_ir_text(ir, ir->decl[callee].name),
	};
}

/* A callee is a REF below its CALL, so every mention of a function is a REF; or a member. */
static void find_calls(struct walk *w, tg_decl function)
{
	const struct tg_ir *ir = w->ir;
	tg_node n = ir->decl[function].node, end = ir->node[n].end;

	for (; n < end; n++) {
		uint8_t kind = ir->node[n].kind;

		if (kind == TG_IR_REF || kind == TG_IR_CALL || kind == TG_IR_MEMBER)
			add_call(w, function, ir->node[n].decl);
	}
}

static struct tg_symbol describe(const struct tg_ir *ir, const struct found *found)
{
	const struct tg_ir_node *node = &ir->node[found->node];
	const struct tg_ir_decl *decl = &ir->decl[node->decl];
	const struct tg_ir_loc *loc = &ir->loc[node->loc];
	const struct tg_ir_file *file = &ir->file[loc->file];
	struct tg_symbol symbol = {
		.kind = found->kind,
		.name = tg_ir_text(ir, decl->name),
		.usr = tg_ir_text(ir, decl->usr),
		.path = tg_ir_text(ir, file->path),
		.range = {loc->line, loc->column, loc->end_line, loc->end_column, loc->offset,
			  loc->end_offset},
		.definition = (decl->flags & TG_DECL_DEFINITION) && decl->node == found->node,
		.internal = decl->linkage == TG_LINK_INTERNAL,
	};

	if (file->content && loc->end_offset <= file->size)
		symbol.tokens = tg_token_hash_of(
			tg_str_n(file->content + loc->offset, loc->end_offset - loc->offset));
	return symbol;
}

static int by_place(const void *a, const void *b)
{
	const struct tg_symbol *x = a, *y = b;
	int order = strcmp(x->path, y->path);

	if (order)
		return order;
	if (x->range.offset != y->range.offset)
		return x->range.offset < y->range.offset ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return strcmp(x->usr, y->usr);
}

struct tg_symbols tg_symbols_of(struct tg_arena *arena, const struct tg_ir *ir)
{
	struct walk w = {.ir = ir, .arena = arena};
	struct tg_symbols result = {0};
	struct tg_symbol *symbols;
	struct tg_callref *calls;
	uint32_t i;

	find(&w, 1);
	for (i = 1; i < ir->function_count; i++)
		find_calls(&w, ir->functions[i]);
	symbols = tg_arena_alloc(arena, w.found.count * sizeof(*symbols) + 1);
	for (i = 0; i < w.found.count; i++)
		symbols[i] = describe(ir, &w.found.at[i]);
	qsort(symbols, w.found.count, sizeof(*symbols), by_place);
	calls = tg_arena_alloc(arena, w.calls.count * sizeof(*calls) + 1);
	if (w.calls.count)
		memcpy(calls, w.calls.at, w.calls.count * sizeof(*calls));
	result = (struct tg_symbols){symbols, w.found.count, calls, w.calls.count};
	TG_VEC_DONE(&w.found);
	TG_VEC_DONE(&w.calls);
	return result;
}

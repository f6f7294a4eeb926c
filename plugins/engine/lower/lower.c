/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/lower/lower_state.h"

#include "base/file.h"

void *lower_grow(struct tg_arena *arena, void *at, size_t count, size_t *cap, size_t size)
{
	return lower_resize(arena, at, count, cap, *cap ? *cap * 2 : 64, size);
}

void *lower_resize(struct tg_arena *arena, void *at, size_t count, size_t *cap, size_t more,
		   size_t size)
{
	size_t bytes;
	void *copy;

	if (__builtin_mul_overflow(more, size, &bytes))
		tg_oom(SIZE_MAX);
	copy = tg_arena_alloc(arena, bytes);
	if (count)
		memcpy(copy, at, count * size);
	*cap = more;
	return copy;
}

/* What the visit of one declaration carries: the open cursors, innermost last. */
struct collection {
	struct lowering *L;
	uint32_t open;
};

static bool same_cursor(CXCursor a, CXCursor b)
{
	if (a.kind != b.kind || a.data[0] != b.data[0])
		return false;
	/* A declaration's second datum only says whether it came first in its statement. */
	return lower_is_declaration(a.kind) || a.data[1] == b.data[1];
}

static enum CXChildVisitResult collect_one(CXCursor cursor, CXCursor parent, CXClientData data)
{
	struct collection *c = data;
	struct lowering *L = c->L;
	struct raw *raw;

	if (L->raw.count >= LOWER_MAX_NODES) {
		L->too_large = true;
		return CXChildVisit_Break;
	}
	while (c->open && !same_cursor(L->raw.at[c->open].cursor, parent)) {
		L->raw.at[c->open].end = (uint32_t)L->raw.count;
		c->open = L->raw.at[c->open].parent;
	}
	raw = LOWER_ADD(L, &L->raw);
	raw->cursor = cursor;
	raw->parent = c->open;
	raw->end = (uint32_t)L->raw.count;
	c->open = (uint32_t)L->raw.count - 1;
	if (L->options->outline && cursor.kind == CXCursor_CompoundStmt)
		return CXChildVisit_Continue;
	return CXChildVisit_Recurse;
}

void lower_collect(struct lowering *L, CXCursor root)
{
	struct collection c = {L, 0};
	struct raw *raw;

	L->raw.count = 0;
	raw = LOWER_ADD(L, &L->raw);
	*raw = (struct raw){.cursor = root};
	tg_clang.visitChildren(root, collect_one, &c);
	for (; c.open; c.open = L->raw.at[c.open].parent)
		L->raw.at[c.open].end = (uint32_t)L->raw.count;
	L->raw.at[0].end = (uint32_t)L->raw.count;
}

static bool matters(enum CXCursorKind kind)
{
	return !(kind >= CXCursor_FirstRef && kind <= CXCursor_LastRef) &&
	       !(kind >= CXCursor_FirstAttr && kind <= CXCursor_LastAttr);
}

uint32_t lower_first(const struct lowering *L, uint32_t n)
{
	uint32_t c;

	for (c = n + 1; c < L->raw.at[n].end; c = L->raw.at[c].end)
		if (matters(L->raw.at[c].cursor.kind))
			return c;
	return 0;
}

uint32_t lower_next(const struct lowering *L, uint32_t n)
{
	uint32_t c, end = L->raw.at[L->raw.at[n].parent].end;

	for (c = L->raw.at[n].end; c < end; c = L->raw.at[c].end)
		if (matters(L->raw.at[c].cursor.kind))
			return c;
	return 0;
}

unsigned lower_count(const struct lowering *L, uint32_t n)
{
	unsigned count = 0;
	uint32_t c;

	for (c = lower_first(L, n); c; c = lower_next(L, c))
		count++;
	return count;
}

uint32_t lower_last(const struct lowering *L, uint32_t n)
{
	uint32_t last = 0, c;

	for (c = lower_first(L, n); c; c = lower_next(L, c))
		last = c;
	return last;
}

uint32_t lower_strip(const struct lowering *L, uint32_t n)
{
	while (L->raw.at[n].cursor.kind == CXCursor_ParenExpr && lower_first(L, n))
		n = lower_first(L, n);
	return n;
}

static tg_node add_node(struct lowering *L, enum tg_ir_kind kind)
{
	struct tg_ir_node *node;

	L->too_large |= L->node.count >= LOWER_MAX_NODES || L->text.count >= LOWER_MAX_TEXT;
	node = LOWER_ADD(L, &L->node);
	node->kind = (uint8_t)kind;
	node->parent = L->parent;
	return (tg_node)L->node.count - 1;
}

tg_node lower_open(struct lowering *L, enum tg_ir_kind kind, uint32_t n)
{
	tg_node at = add_node(L, kind);
	const struct raw *raw;

	if (!L->raw.at[n].loc)
		L->raw.at[n].loc = lower_loc(L, lower_span(L, n)) + 1;
	raw = &L->raw.at[n];
	L->node.at[at].loc = raw->loc - 1;
	L->node.at[at].macro = raw->span.macro;
	L->node.at[at].flags = raw->span.flags;
	L->parent = at;
	return at;
}

void lower_close(struct lowering *L, tg_node node)
{
	L->node.at[node].end = (tg_node)L->node.count;
	L->parent = L->node.at[node].parent;
}

void lower_absent(struct lowering *L)
{
	struct tg_ir_node *parent = &L->node.at[L->parent];
	uint32_t loc = parent->loc;
	uint16_t flags = parent->flags & TG_IR_IN_HEADER;
	tg_node at = add_node(L, TG_IR_ABSENT);

	L->node.at[at].loc = loc;
	L->node.at[at].flags = flags;
	L->node.at[at].end = at + 1;
}

void lower_any(struct lowering *L, uint32_t n)
{
	enum CXCursorKind kind = lower_cursor(L, n).kind;

	if (L->too_large)
		return;
	if (++L->depth > LOWER_MAX_DEPTH)
		lower_close(L, lower_open(L, TG_IR_OTHER, n));
	else if (lower_is_expression(kind))
		lower_expr(L, n);
	else if (lower_is_declaration(kind))
		lower_declaration(L, n);
	else
		lower_stmt(L, n);
	L->depth--;
}

void lower_children(struct lowering *L, uint32_t n)
{
	uint32_t c;

	for (c = lower_first(L, n); c; c = lower_next(L, c))
		lower_any(L, c);
}

/* The compiler defines the language's macro before any file is read. */
static void note_language(struct lowering *L, CXCursor definition)
{
	uint32_t file, offset;
	CXString name;

	if (L->language_known)
		return;
	L->language_known = lower_place(L, tg_clang.getCursorLocation(definition), &file, &offset);
	name = tg_clang.getCursorSpelling(definition);
	if (!L->language_known && strcmp(tg_clang.getCString(name), "__cplusplus") == 0)
		L->cplusplus = L->language_known = true;
	tg_clang.disposeString(name);
}

static void lower_top(struct lowering *L, CXCursor cursor)
{
	lower_collect(L, cursor);
	lower_any(L, 0);
}

/*
 * Most of what headers declare is not used by the unit at hand. What only names something waits
 * until it is seen whether anything refers to it.
 */
static bool may_wait(struct lowering *L, CXCursor cursor)
{
	uint32_t file, offset;

	if (L->cplusplus || !lower_place(L, tg_clang.getCursorLocation(cursor), &file, &offset) ||
	    file == 1)
		return false;
	switch (cursor.kind) {
	case CXCursor_StructDecl:
	case CXCursor_UnionDecl:
	case CXCursor_EnumDecl:
	case CXCursor_TypedefDecl:
		return true;
	case CXCursor_FunctionDecl:
		return !tg_clang.isCursorDefinition(cursor);
	case CXCursor_VarDecl: /* `int x;` makes a variable, though it is only a tentative
				  definition */
		return tg_clang.Cursor_getStorageClass(cursor) == CX_SC_Extern &&
		       !tg_clang.isCursorDefinition(cursor);
	default:
		return false;
	}
}

/* Lowers what was referred to; that may refer to more. */
static void lower_waiting(struct lowering *L)
{
	size_t i;
	bool more = true;

	while (more && !L->too_large) {
		more = false;
		for (i = 0; i < L->waiting.count; i++) {
			struct waiting *waiting = &L->waiting.at[i];

			if (waiting->done || !tg_idmap_get(&L->decls, waiting->key))
				continue;
			waiting->done = more = true;
			lower_top(L, waiting->cursor);
		}
	}
}

static enum CXChildVisitResult visit_top(CXCursor cursor, CXCursor parent, CXClientData data)
{
	struct lowering *L = data;

	(void)parent;
	if (cursor.kind == CXCursor_MacroExpansion)
		lower_note_expansion(L, cursor);
	else if (cursor.kind == CXCursor_MacroDefinition)
		note_language(L, cursor);
	else if (cursor.kind == CXCursor_InclusionDirective)
		lower_note_include(L, cursor);
	else if (lower_is_declaration(cursor.kind) && lower_in_project(L, cursor)) {
		if (may_wait(L, cursor))
			*LOWER_ADD(L, &L->waiting) =
				(struct waiting){cursor, lower_decl_key(cursor), false};
		else
			lower_top(L, cursor);
	}
	return L->too_large ? CXChildVisit_Break : CXChildVisit_Continue;
}

/* Element 0 of every array means "none". */
static void add_nothing(struct lowering *L)
{
	(void)LOWER_ADD(L, &L->node);
	(void)LOWER_ADD(L, &L->type);
	(void)LOWER_ADD(L, &L->unqualified);
	(void)LOWER_ADD(L, &L->decl);
	(void)LOWER_ADD(L, &L->loc);
	(void)LOWER_ADD(L, &L->file);
	(void)LOWER_ADD(L, &L->files);
	(void)LOWER_ADD(L, &L->macro);
	(void)LOWER_ADD(L, &L->comment);
	(void)LOWER_ADD(L, &L->include);
	(void)LOWER_ADD(L, &L->params);
	(void)LOWER_ADD(L, &L->functions);
	(void)LOWER_ADD(L, &L->reals);
	(void)LOWER_ADD(L, &L->text);
	L->type.at[0].size = L->type.at[0].count = TG_SIZE_UNKNOWN;
	L->node.at[0].end = 1;
}

/* Room for a typical file of the main one's size; pages that are not used cost nothing. */
static void reserve(struct lowering *L)
{
	size_t nodes = L->files.at[1].content.len / 4 + 1024;

	LOWER_RESERVE(L, &L->node, nodes);
	LOWER_RESERVE(L, &L->loc, nodes);
	LOWER_RESERVE(L, &L->raw, nodes / 4);
	LOWER_RESERVE(L, &L->text, nodes * 2);
	LOWER_RESERVE(L, &L->expansions, 8192);
	LOWER_RESERVE(L, &L->expansion_at, 8192);
	tg_idmap_reserve(L->arena, &L->decls, 4096);
	tg_idmap_reserve(L->arena, &L->types, 2048);
	tg_idmap_reserve(L->arena, &L->texts, 4096);
}

static void lower_root(struct lowering *L)
{
	CXString name = tg_clang.getTranslationUnitSpelling(L->unit);
	CXFile main = tg_clang.getFile(L->unit, tg_clang.getCString(name));
	CXTargetInfo target = tg_clang.getTranslationUnitTargetInfo(L->unit);
	int width = tg_clang.TargetInfo_getPointerWidth(target);
	tg_node root;

	tg_clang.disposeString(name);
	tg_clang.TargetInfo_dispose(target);
	L->pointer_bits = width > 0 ? (uint32_t)width : 64;
	lower_file_of(L, main);
	lower_probe(L, main);
	L->file.at[1].flags |= TG_FILE_MAIN;
	reserve(L);
	root = add_node(L, TG_IR_UNIT);
	L->parent = root;
	tg_clang.visitChildren(tg_clang.getTranslationUnitCursor(L->unit), visit_top, L);
	lower_waiting(L);
	lower_close(L, root);
}

static const struct tg_ir *finish(struct lowering *L)
{
	struct tg_ir *ir = TG_NEW(L->arena, struct tg_ir);
	size_t i;

	*ir = (struct tg_ir){
		.abi = TG_IR_ABI,
		.main_file = 1,
		.pointer_width = L->pointer_bits,
		.cplusplus = L->cplusplus,
		.node = L->node.at,
		.type = L->type.at,
		.decl = L->decl.at,
		.loc = L->loc.at,
		.file = L->file.at,
		.macro = L->macro.at,
		.comment = L->comment.at,
		.include = L->include.at,
		.params = L->params.at,
		.functions = L->functions.at,
		.reals = L->reals.at,
		.text = L->text.at,
		.node_count = (uint32_t)L->node.count,
		.type_count = (uint32_t)L->type.count,
		.decl_count = (uint32_t)L->decl.count,
		.loc_count = (uint32_t)L->loc.count,
		.file_count = (uint32_t)L->file.count,
		.macro_count = (uint32_t)L->macro.count,
		.comment_count = (uint32_t)L->comment.count,
		.include_count = (uint32_t)L->include.count,
		.param_count = (uint32_t)L->params.count,
		.function_count = (uint32_t)L->functions.count,
		.real_count = (uint32_t)L->reals.count,
		.text_size = L->text.count,
	};
	for (i = 1; i < L->node.count; i++)
		ir->other_count += L->node.at[i].kind == TG_IR_OTHER;
	return ir;
}

bool tg_lower(struct tg_arena *arena, const struct tg_lower_options *options,
	      CXTranslationUnit unit, const struct tg_ir **ret_ir, struct tg_err *err)
{
	struct lowering L = {.arena = arena, .options = options, .unit = unit};

	add_nothing(&L);
	lower_root(&L);
	lower_comments(&L);
	if (!L.too_large)
		lower_fold(&L);
	if (L.too_large)
		return tg_fail(err, TG_ERR_INCOMPLETE,
			       "'%s' is too large to analyse; more than %d nodes",
			       L.text.at + L.file.at[1].path, (int)LOWER_MAX_NODES);
	*ret_ir = finish(&L);
	return true;
}
